/**
 * An element that the server has written into the page.
 * @template {HTMLElement} E
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => E} kind
 * @returns {E}
 */
export function elementIn(within, selector, kind) {
  const found = within.querySelector(selector)
  if (found instanceof kind) return found
  throw new Error(`The page has no ${selector}`)
}

/**
 * A new element.
 * @param {string} name
 * @param {string} [text]
 * @param {string} [className]
 * @returns {HTMLElement}
 */
export function newElement(name, text = '', className = '') {
  const element = document.createElement(name)
  element.textContent = text
  element.className = className
  return element
}
