import { addressOf } from './address.js'
import { showAnswer } from './answer.js'
import { curlOf } from './curl.js'
import { elementIn } from './element.js'

/**
 * Lets one fill in a request and send it, with the sign-in of this browser or with a key, which is kept in its input
 * alone.
 * @param {HTMLDetailsElement} panel
 */
export function startTrying(panel) {
  const form = elementIn(panel, 'form', HTMLFormElement)
  const key = elementIn(form, '[name=key]', HTMLInputElement)
  const dialog = elementIn(panel, 'dialog', HTMLDialogElement)
  const outcome = elementIn(panel, '.outcome', HTMLElement)
  const sendButton = elementIn(form, '[type=submit]', HTMLButtonElement)
  const stopButton = elementIn(form, '.stop', HTMLButtonElement)
  const { method = '', path = '', base = '', url = '', access } = form.dataset
  const changes = method !== 'GET'
  /** @type {string | undefined} */
  let csrfToken
  let stopping = new AbortController()

  /** Who is signed in to the dashboard in this browser, which v3 takes in place of a key. */
  async function identify() {
    if (access === undefined) return
    const answer = await fetch(access, { cache: 'no-store' }).catch(() => undefined)
    const known = answer?.ok === true ? /** @type {Access} */ (await answer.json()) : undefined
    csrfToken = known?.csrf_token ?? undefined
    const who = elementIn(form, '.who', HTMLElement)
    elementIn(who, 'strong', HTMLElement).textContent = known?.name ?? ''
    who.hidden = known === undefined
    elementIn(form, '.instead', HTMLElement).hidden = known === undefined
    key.required = known === undefined
    offerOrganizations(form, known?.organizations ?? [])
    showCommand()
  }

  function request() {
    const entries = new FormData(form)
    const address = addressOf(path, entries)
    const data = entries.get('body')
    const file = entries.get('file')
    if (typeof data === 'string') return { address, type: 'application/json', data }
    if (file instanceof File)
      return { address, type: elementIn(form, '[name=type]', HTMLSelectElement).value, file }
    return { address }
  }

  function showCommand() {
    const { address, file, ...carried } = request()
    const command = curlOf({
      method,
      url: url + address,
      ...carried,
      ...(file && { file: file.name === '' ? 'session.jsonl' : file.name }),
    })
    for (const code of panel.querySelectorAll('code.sh')) code.textContent = command
  }

  /** @returns {Record<string, string>} */
  function credentials() {
    const typed = key.value.trim()
    if (typed !== '') return { authorization: `Bearer ${typed}` }
    return changes && csrfToken !== undefined ? { 'x-csrf-token': csrfToken } : {}
  }

  async function send() {
    const { address, type, data, file } = request()
    stopping = new AbortController()
    const { signal } = stopping
    busy(true)
    outcome.classList.remove('wrong')
    outcome.textContent = outcome.dataset['sending'] ?? ''
    try {
      const began = performance.now()
      const response = await fetch(base + address, {
        method,
        headers: { ...credentials(), ...(type !== undefined && { 'content-type': type }) },
        body: data ?? file ?? null,
        cache: 'no-store',
        signal,
      })
      await showAnswer(panel, response, began)
      if (changes) await identify()
    } catch (error) {
      outcome.textContent = outcome.dataset[signal.aborted ? 'stopped' : 'unreachable'] ?? ''
      if (signal.aborted) return
      outcome.classList.add('wrong')
      elementIn(panel, '.result', HTMLElement).hidden = true
      // Of what a network does; anything else is a mistake of ours.
      if (!(error instanceof TypeError)) throw error
    } finally {
      busy(false)
    }
  }

  /** @param {boolean} isBusy */
  function busy(isBusy) {
    sendButton.disabled = isBusy
    stopButton.hidden = !isBusy
  }

  form.addEventListener('input', showCommand)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (changes) dialog.showModal()
    else void send()
  })
  stopButton.addEventListener('click', () => stopping.abort())
  elementIn(dialog, '.cancel', HTMLButtonElement).addEventListener('click', () => dialog.close())
  elementIn(dialog, '.confirmed', HTMLButtonElement).addEventListener('click', () => {
    dialog.close()
    void send()
  })
  panel.addEventListener('toggle', () => void identify(), { once: true })
  const link = document.querySelector('.to-try')
  link?.addEventListener('click', () => (panel.open = true))
  showCommand()
}

/**
 * @typedef {object} Access
 * @property {string} name
 * @property {string | null} csrf_token
 * @property {{ org_id: string, name: string }[]} organizations
 */

/**
 * Organisations to choose from where a path wants one; the only one is filled in.
 * @param {HTMLFormElement} form
 * @param {Access['organizations']} organizations
 */
function offerOrganizations(form, organizations) {
  const input = form.querySelector('[name="path.org_id"]')
  if (!(input instanceof HTMLInputElement)) return
  form.querySelector('datalist')?.remove()
  const list = document.createElement('datalist')
  list.id = 'try-organizations'
  list.append(...organizations.map(({ org_id, name }) => new Option(name, org_id)))
  input.after(list)
  input.setAttribute('list', list.id)
  const [only, ...others] = organizations
  if (input.value === '' && only !== undefined && others.length === 0) input.value = only.org_id
}
