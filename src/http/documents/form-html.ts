import type { Texts } from '../../contract/texts/texts.ts'
import type { Form, Input } from './form.ts'
import { html, type Html } from './html-template.ts'

interface Place {
  /** Where requests go: the path below which this server stands. */
  readonly base: string
  /** The same as commands name it. */
  readonly publicUrl: string
}

/**
 * A form that the script of the page sends; where no scripts run it isn't shown. Everything that it says stands here. As
 * `dialog`, a browser itself sends it nowhere.
 */
export function formHtml(
  { title, lead, form }: { readonly title: string; readonly lead: Html; readonly form: Form },
  texts: Texts['pages'],
  { base, publicUrl }: Place,
): Html {
  const { tryIt } = texts
  const [inPath, inQuery] = (['path', 'query'] as const).map((place) =>
    form.inputs.filter((input) => input.place === place).map((input) => inputHtml(input, texts)),
  )
  return html`<details class="try" id="try">
    <summary>${tryIt.title}</summary>
    <form
      method="dialog"
      data-method="${form.method}"
      data-path="${form.path}"
      data-base="${base}"
      data-url="${publicUrl}"
      ${form.takesSignIn ? html`data-access="${base}/v3/self/access"` : undefined}
      autocomplete="off"
    >
      <p class="who" hidden>${tryIt.signedIn} <strong></strong></p>
      <div class="input">
        <label for="try-key">${tryIt.key}</label>
        <input
          id="try-key"
          name="key"
          type="password"
          autocomplete="off"
          spellcheck="false"
          pattern="\\s*[!-~]+\\s*"
          required
          aria-describedby="try-key-hint"
        />
        <p class="hint" id="try-key-hint">
          ${tryIt.keyHint} <span class="instead" hidden>${tryIt.keyInstead}</span>
        </p>
      </div>
      ${inPath} ${body(form, texts)}
      ${
        inQuery && inQuery.length > 0
          ? html`<details>
              <summary>${texts.queryParameters} (${inQuery.length})</summary>
              <div class="inputs">${inQuery}</div>
            </details>`
          : undefined
      }
      <figure>
        <figcaption>curl</figcaption>
        <pre tabindex="0"><code class="sh"></code></pre>
      </figure>
      <p class="buttons">
        <button type="submit">${tryIt.send}</button>
        <button type="button" class="stop" hidden>${tryIt.stop}</button>
      </p>
    </form>
    <dialog aria-labelledby="try-confirm">
      <p id="try-confirm"><strong>${tryIt.confirm}</strong></p>
      <p>${title}</p>
      <p>${lead}</p>
      <pre tabindex="0"><code class="sh"></code></pre>
      <p class="buttons">
        <button type="button" class="cancel">${tryIt.cancel}</button>
        <button type="button" class="confirmed">${tryIt.confirmed}</button>
      </p>
    </dialog>
    <p
      class="outcome"
      role="status"
      data-sending="${tryIt.sending}"
      data-events="${tryIt.events}"
      data-stopped="${tryIt.stopped}"
      data-ended="${tryIt.ended}"
      data-unreachable="${tryIt.unreachable}"
    ></p>
    <div class="result" hidden>
      <dl class="headers"></dl>
      <ul class="problems"></ul>
      <pre tabindex="0"><code></code></pre>
    </div>
  </details>`
}

function body({ body, files }: Form, { body: heading, tryIt }: Texts['pages']): Html | undefined {
  if (body !== undefined) {
    const rows = body.split('\n').length
    return html`<div class="input">
      <label for="try-body">${heading}</label>
      <textarea id="try-body" name="body" rows="${rows}" spellcheck="false">${body}</textarea>
    </div>`
  }
  if (files.length === 0) return undefined
  return html`<div class="input">
      <label for="try-file">${tryIt.transcript}</label>
      <input id="try-file" name="file" type="file" required />
    </div>
    <div class="input">
      <label for="try-type"><code>Content-Type</code></label>
      <select id="try-type" name="type">
        ${files.toReversed().map((type) => html`<option>${type}</option>`)}
      </select>
    </div>`
}

function inputHtml(input: Input, { required, tryIt }: Texts['pages']): Html {
  const { place, name, type, isRequired, kind, values } = input
  const id = `try-${place}-${name}`
  const label = html`<code class="name">${name}</code> <code class="type">${type}</code>`
  const needed = isRequired ? html` required` : undefined
  switch (kind) {
    case 'choices':
      return html`<fieldset class="input" data-of="${place}.${name}">
        <legend>${label}</legend>
        ${values.map(
          (value) =>
            html`<label><input type="checkbox" name="${place}.${name}" value="${value}" /> ${value}</label>`,
        )}
      </fieldset>`
    case 'choice':
      return html`<div class="input" data-of="${place}.${name}">
        <label for="${id}">${label}</label>
        <select id="${id}" name="${place}.${name}" ${needed}>
          <option value="">${tryIt.notSent}</option>
          ${values.map((value) => html`<option>${value}</option>`)}
        </select>
      </div>`
    case 'lines':
      return html`<div class="input" data-of="${place}.${name}">
        <label for="${id}">${label}</label>
        <textarea
          id="${id}"
          name="lines.${name}"
          rows="2"
          spellcheck="false"
          aria-describedby="${id}-hint"
          ${needed}
        ></textarea>
        <p class="hint" id="${id}-hint">${tryIt.onePerLine}</p>
      </div>`
    case 'number':
    case 'text':
      return html`<div class="input" data-of="${place}.${name}">
        <label for="${id}"
          >${label}${isRequired ? html` <span class="mark required">${required}</span>` : undefined}</label
        >
        <input
          id="${id}"
          name="${place}.${name}"
          ${kind === 'number' ? html`inputmode="numeric"` : undefined}
          spellcheck="false"
          ${needed}
        />
      </div>`
  }
}
