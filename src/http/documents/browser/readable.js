/** What turns the direction of a text or can't be seen, and so could make it look like another. */
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/**
 * An answer as a person reads it: JSON is set out in lines, and what would be hidden is shown as JSON escapes it.
 * @param {string} text
 * @returns {string}
 */
export function readable(text) {
  return setOut(text).replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** @param {string} text */
function setOut(text) {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}

/**
 * What stands in the text of a stream of events before its last blank line, and the rest, which is still coming.
 * @param {string} text
 * @returns {{ events: string[], rest: string }}
 */
export function eventsIn(text) {
  const blocks = text.split('\n\n')
  const rest = blocks.pop() ?? ''
  return { events: blocks.filter((block) => /^data:/m.test(block)).map(readableEvent), rest }
}

/** @param {string} block */
function readableEvent(block) {
  return block
    .split('\n')
    .map((line) => (line.startsWith('data:') ? readable(line.slice('data:'.length).trim()) : readable(line)))
    .join('\n')
}

/**
 * What an error says is wrong, each with the place it is wrong at: the sentence of a problem, or all that a request
 * was refused for.
 * @param {string} text
 * @returns {{ place: string, message: string }[]}
 */
export function problemsIn(text) {
  /** @type {unknown} */
  let problem
  try {
    problem = JSON.parse(text)
  } catch {
    return []
  }
  const { detail } = /** @type {{ detail?: unknown }} */ (Object(problem))
  if (typeof detail === 'string') return [{ place: '', message: detail }]
  if (!Array.isArray(detail)) return []
  const issues = /** @type {{ loc: (string | number)[], msg: string }[]} */ (detail)
  return issues.map(({ loc, msg }) => ({ place: loc.join('.'), message: msg }))
}
