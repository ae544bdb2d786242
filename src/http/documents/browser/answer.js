import { elementIn, newElement } from './element.js'
import { eventsIn, problemsIn, readable } from './readable.js'

/** Headers that say something to a person. */
const TOLD = [
  'content-type',
  'x-request-id',
  'server-timing',
  'link',
  'x-ignored-parameters',
  'retry-after',
  'www-authenticate',
]

/** So much of a stream is kept in view. */
const MOST_EVENTS = 100

/**
 * Shows an answer as it comes, as text alone: it may hold what anybody wrote.
 * @param {HTMLElement} panel
 * @param {Response} response
 * @param {number} began when it was asked for
 */
export async function showAnswer(panel, response, began) {
  const outcome = elementIn(panel, '.outcome', HTMLElement)
  const result = elementIn(panel, '.result', HTMLElement)
  const code = elementIn(result, 'code', HTMLElement)
  const problems = elementIn(result, '.problems', HTMLElement)
  const told = TOLD.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [newElement('dt', name), newElement('dd', value)]
  })
  elementIn(result, '.headers', HTMLElement).replaceChildren(...told)
  problems.replaceChildren()
  code.replaceChildren()
  result.hidden = false
  markWrong(panel, [])

  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (isStream && response.body) {
    outcome.textContent = `${summary(response, began)} · ${outcome.dataset['events']}`
    await showEvents(response.body, code)
    outcome.textContent = `${summary(response, began)} · ${outcome.dataset['ended']}`
    return
  }
  const text = await response.text()
  outcome.textContent = summary(response, began)
  outcome.classList.toggle('wrong', !response.ok)
  code.textContent = readable(text)
  if (response.ok) return
  const wrong = problemsIn(text)
  problems.replaceChildren(
    ...wrong.map(({ place, message }) => {
      const item = newElement('li')
      if (place !== '') item.append(newElement('code', place), ' ')
      item.append(message)
      return item
    }),
  )
  markWrong(
    panel,
    wrong.map(({ place }) => place),
  )
}

/**
 * @param {NonNullable<Response['body']>} body
 * @param {HTMLElement} shown
 */
async function showEvents(body, shown) {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const { events, rest } = eventsIn(text + decoder.decode(value, { stream: true }))
    text = rest
    shown.append(...events.map((event) => `${event}\n\n`))
    while (shown.childNodes.length > MOST_EVENTS) shown.firstChild?.remove()
    shown.parentElement?.scrollTo({ top: shown.parentElement.scrollHeight })
  }
}

/**
 * @param {Response} response
 * @param {number} began
 */
function summary({ status, statusText }, began) {
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit: 'millisecond',
    maximumFractionDigits: 0,
  })
  return `${`${status} ${statusText}`.trim()} · ${format.format(performance.now() - began)}`
}

/**
 * Marks the inputs that an answer names, such as `query.first`.
 * @param {HTMLElement} panel
 * @param {string[]} places
 */
function markWrong(panel, places) {
  for (const input of panel.querySelectorAll('[data-of]')) {
    const of = input instanceof HTMLElement ? input.dataset['of'] : undefined
    const isWrong = places.some((place) => place === of || place.startsWith(`${of}.`))
    for (const control of input.querySelectorAll('input, select, textarea')) {
      if (isWrong) control.setAttribute('aria-invalid', 'true')
      else control.removeAttribute('aria-invalid')
    }
    if (isWrong) input.closest('.inputs')?.closest('details')?.setAttribute('open', '')
  }
}
