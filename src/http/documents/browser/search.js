import { elementIn, newElement } from './element.js'
import { finder } from './find.js'

/** @import { Entry, Found } from './find.js' */

const MOST_SHOWN = 20

/**
 * Finds endpoints as one types: a combobox whose list stands below it. `/` leads to it from anywhere on the page.
 * @param {HTMLElement} search
 */
export function startSearch(search) {
  const input = elementIn(search, 'input', HTMLInputElement)
  const list = elementIn(search, 'ul', HTMLUListElement)
  const status = elementIn(search, '[role=status]', HTMLElement)
  /** @type {Promise<(query: string) => Found[]> | undefined} */
  let loading
  let active = -1

  /** The index is loaded when it is needed first, and again after it could not be. */
  function load() {
    loading ??= loadIndex(search.dataset['index'] ?? '').catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }

  async function show() {
    const query = input.value
    if (query.trim() === '') return close()
    const found = await load().then(
      (find) => find(query),
      () => undefined,
    )
    // Meanwhile one may have typed more, or left.
    if (query !== input.value || document.activeElement !== input) return
    list.replaceChildren(...(found ?? []).slice(0, MOST_SHOWN).map(option))
    const count = found?.length ?? 0
    say(count > 0 ? String(count) : search.dataset[found ? 'nothing' : 'failed'], count === 0)
    open(count > 0)
    choose(count > 0 ? 0 : -1)
  }

  /**
   * A number is for those who can't see the list; the rest is for all.
   * @param {string | undefined} text
   * @param {boolean} isSeen
   */
  function say(text, isSeen) {
    status.textContent = text ?? ''
    status.classList.toggle('unseen', !isSeen)
  }

  /** @param {boolean} isOpen */
  function open(isOpen) {
    list.hidden = !isOpen
    input.setAttribute('aria-expanded', String(isOpen))
  }

  function close() {
    list.replaceChildren()
    open(false)
    say('', false)
    choose(-1)
  }

  /** @param {number} index */
  function choose(index) {
    active = index
    for (const [at, one] of [...list.children].entries()) {
      one.setAttribute('aria-selected', String(at === index))
    }
    const chosen = list.children[index]
    if (chosen === undefined) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', chosen.id)
    chosen?.scrollIntoView({ block: 'nearest' })
  }

  /** @param {number} by */
  function move(by) {
    const { length } = list.children
    if (length > 0) choose((active + by + length) % length)
  }

  input.addEventListener('focus', () => void load().catch(() => undefined))
  input.addEventListener('input', (event) => {
    // A word of Chinese is written in several strokes.
    if (!(event instanceof InputEvent && event.isComposing)) void show()
  })
  input.addEventListener('compositionend', () => void show())
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter') follow(list.children[active])
    else if (event.key === 'Escape') {
      if (list.hidden) input.value = ''
      close()
    } else return
    event.preventDefault()
  })
  search.addEventListener('focusout', close)
  search.addEventListener('focusin', () => void show())
  // The focus stays where one types.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element) follow(target.closest('[role=option]'))
  })
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
    event.preventDefault()
    input.focus()
    input.select()
  })
}

/** @param {string} address */
async function loadIndex(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`The index was answered with ${answer.status}`)
  return finder(/** @type {Entry[]} */ (await answer.json()), document.documentElement.lang)
}

/**
 * @param {Found} found
 * @param {number} index
 */
function option({ entry, field }, index) {
  const item = newElement('li')
  item.id = `search-${index}`
  item.role = 'option'
  item.dataset['path'] = entry.path
  item.append(newElement('span', entry.title), newElement('code', entry.route))
  if (field !== undefined) item.append(newElement('code', field, 'field'))
  return item
}

/** @param {Element | null | undefined} chosen */
function follow(chosen) {
  if (chosen instanceof HTMLElement) location.assign(chosen.dataset['path'] ?? '')
}
