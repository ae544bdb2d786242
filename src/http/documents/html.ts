import { LANGUAGES, TEXTS } from '../../contract/texts/index.ts'
import { formHtml } from './form-html.ts'
import { html, type Html } from './html-template.ts'
import { endpointGroups } from './index-page.ts'
import { pathOfPage, pathOfSearch, type Block, type Field, type FieldMark, type Page } from './page.ts'
import type { Site } from './site.ts'

/** A page as HTML: whole without its script, which brings search and forms. */
export function htmlPage(page: Page, site: Site): string {
  return new Writer(page, site).page().text
}

class Writer {
  readonly #page: Page
  readonly #site: Site
  /** Where this server stands below the root of its host, such as `/muster`. */
  readonly #base: string

  constructor(page: Page, site: Site) {
    this.#page = page
    this.#site = site
    this.#base = new URL(site.publicUrl).pathname.replace(/\/$/, '')
  }

  page(): Html {
    const { slug, language, title, lead, blocks, example, form } = this.#page
    const { pages } = this.#site.texts
    const own = this.#base + pathOfPage(language, slug)
    return html`<!doctype html>
      <html lang="${pages.language.tag}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>${slug === '' ? title : `${title} · ${pages.title}`}</title>
          <meta name="description" content="${lead.replaceAll('`', '')}" />
          <link rel="stylesheet" href="${this.#base}/docs/style.css" />
          <script type="module" src="${this.#base}/docs/assets/page.js"></script>
          <link rel="icon" href="${this.#base}/docs/icon.svg" type="image/svg+xml" />
          <link rel="alternate" href="${own}.md" type="text/markdown" />
          ${LANGUAGES.map(
            (one) =>
              html`<link
                rel="alternate"
                hreflang="${TEXTS[one].pages.language.tag}"
                href="${this.#base}${pathOfPage(one, slug)}"
              />`,
          )}
        </head>
        <body>
          <a class="skip" href="#content">${pages.skip}</a>
          <header>
            <a class="brand" href="${this.#base}${pathOfPage(language, '')}">${pages.title}</a>
            ${this.#search()} ${this.#languages()}
          </header>
          <div class="frame">
            ${this.#navigation()}
            <main id="content" tabindex="-1">
              <div class="top">
                <h1>${title}</h1>
                <p class="lead">${inline(lead)}</p>
                ${form && html`<a class="to-try" href="#try">${pages.tryIt.title}</a>`}
              </div>
              <div class="facts-of">${blocks.map((block) => this.#block(block))}</div>
              <div class="example">
                ${form && formHtml({ title, lead: inline(lead), form }, pages, this.#place())}
                ${example.map((block) => this.#block(block))}
              </div>
              <footer><a href="${own}.md">${pages.markdown}</a></footer>
            </main>
          </div>
        </body>
      </html> `
  }

  #place() {
    return { base: this.#base, publicUrl: this.#site.publicUrl }
  }

  #search(): Html {
    const { label, nothing, failed } = this.#site.texts.pages.search
    return html`<div
      class="search"
      role="search"
      data-index="${this.#base}${pathOfSearch(this.#page.language)}"
      data-nothing="${nothing}"
      data-failed="${failed}"
    >
      <input
        type="search"
        role="combobox"
        aria-label="${label}"
        placeholder="${label}"
        aria-expanded="false"
        aria-controls="search-list"
        aria-autocomplete="list"
        aria-keyshortcuts="/"
        autocomplete="off"
        spellcheck="false"
      />
      <kbd aria-hidden="true">/</kbd>
      <ul id="search-list" role="listbox" aria-label="${label}" hidden></ul>
      <p class="unseen" role="status"></p>
    </div>`
  }

  #languages(): Html {
    return html`<nav class="languages" aria-label="${this.#site.texts.pages.languages}">
      <ul>
        ${LANGUAGES.map((language) => {
          const { name, tag } = TEXTS[language].pages.language
          const href = this.#base + pathOfPage(language, this.#page.slug)
          const current = language === this.#page.language ? html` aria-current="true"` : undefined
          return html`<li><a href="${href}" lang="${tag}" hreflang="${tag}" ${current}>${name}</a></li>`
        })}
      </ul>
    </nav>`
  }

  #navigation(): Html {
    const own = pathOfPage(this.#page.language, this.#page.slug)
    return html`<nav class="endpoints-nav" aria-label="${this.#site.texts.pages.endpoints}">
      ${endpointGroups(this.#site).map(
        ({ title, endpoints }) =>
          html`<p>${title}</p>
            <ul>
              ${endpoints.map(({ text, path }) => {
                const current = path === own ? html` aria-current="page"` : undefined
                return html`<li><a href="${this.#base}${path}" ${current}>${text}</a></li>`
              })}
            </ul>`,
      )}
    </nav>`
  }

  #block(block: Block): Html {
    switch (block.kind) {
      case 'heading':
        return block.level === 2 ? html`<h2>${inline(block.text)}</h2>` : html`<h3>${inline(block.text)}</h3>`
      case 'text':
        return html`<p>${inline(block.text)}</p>`
      case 'note':
        return html`<p class="note"><strong>${block.label}</strong> ${inline(block.text)}</p>`
      case 'request':
        return html`<p class="request">${method(block.method)} ${route(block.path)}</p>`
      case 'facts':
        return html`<dl class="facts">
          ${block.facts.map(
            ({ term, text }) =>
              html`<dt>${term}</dt>
                <dd>${inline(text)}</dd>`,
          )}
        </dl>`
      case 'table':
        return table(block.head, block.rows)
      case 'fields':
        return fieldList(block.fields)
      case 'code':
        return html`<figure>
          <figcaption>${block.label}</figcaption>
          <pre tabindex="0"><code class="${block.language}">${block.text}</code></pre>
        </figure>`
      case 'links':
        return html`<ul>
          ${block.links.map(
            ({ text, path }) =>
              html`<li>
                <a href="${this.#base}${path}"><code>${text}</code></a>
              </li>`,
          )}
        </ul>`
      case 'endpoints':
        return html`<ul class="endpoints">
          ${block.endpoints.map(
            (one) =>
              html`<li>
                <a href="${this.#base}${one.path}">${one.text}</a
                >${one.mark === undefined ? undefined : mark({ kind: 'extension', text: one.mark })}
                <span class="request">${method(one.method)} ${route(one.route)}</span>
              </li>`,
          )}
        </ul>`
    }
  }
}

/** A text with its code marked up. */
function inline(text: string): Html {
  const parts = text.split('`')
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`
}

function method(name: string): Html {
  return html`<span class="method ${name.toLowerCase()}">${name}</span>`
}

/** A path may break behind its slashes. */
function route(path: string): Html {
  const parts = path.split('/').slice(1)
  return html`<code class="route">${parts.map((part) => html`/<wbr />${part}`)}</code>`
}

function mark({ kind, text }: FieldMark): Html {
  return html` <span class="mark ${kind}">${text}</span>`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table>
    <thead>
      <tr>
        ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = '', ...rest]) =>
          html`<tr>
            <th scope="row">${inline(first)}</th>
            ${rest.map((cell) => html`<td>${inline(cell)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function fieldList(fields: readonly Field[]): Html {
  return html`<dl class="fields">
    ${fields.map(
      ({ name, type, marks, text, facts, shapes }) =>
        html`<dt><code class="name">${name}</code> <code class="type">${type}</code>${marks.map(mark)}</dt>
          <dd>
            ${text === '' ? undefined : html`<p>${inline(text)}</p>`}
            ${facts.map(
              (fact) =>
                html`<p class="fact">
                  ${fact.term === '' ? undefined : html`<span class="term">${fact.term}</span> `}${inline(fact.text)}
                </p>`,
            )}
            ${shapes.map(
              (shape) =>
                html`<details ${shape.isOpen ? html`open` : undefined}>
                  <summary>${inline(shape.label)}</summary>
                  ${fieldList(shape.fields)}
                </details>`,
            )}
          </dd>`,
    )}
  </dl>`
}
