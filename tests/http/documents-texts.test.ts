import { expect, test } from 'vitest'
import { ENDPOINTS, type EndpointId } from '../../src/contract/index.ts'
import { LANGUAGES, TEXTS } from '../../src/contract/texts/index.ts'
import { endpointPage } from '../../src/http/documents/endpoint-page.ts'
import { htmlPage } from '../../src/http/documents/html.ts'
import { indexPage } from '../../src/http/documents/index-page.ts'
import { llmsText } from '../../src/http/documents/llms.ts'
import { markdownPage } from '../../src/http/documents/markdown.ts'
import { siteIn } from '../../src/http/documents/site.ts'

/** The same object, telling of each text that is read. */
function recording<T extends object>(value: T, read: Set<string>, path = ''): T {
  return new Proxy(value, {
    get(target, key, receiver) {
      const inner: unknown = Reflect.get(target, key, receiver)
      const at = `${path}.${String(key)}`
      if (typeof inner === 'object' && inner !== null) return recording(inner, read, at)
      read.add(at)
      return inner
    },
  })
}

function keysOf(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' ? keysOf(inner as object, `${path}.${key}`) : [`${path}.${key}`],
  )
}

/** The pages of the other languages read it. */
const READ_ELSEWHERE = '.pages.language.name'

test.each(LANGUAGES)('every text of %s is used, and none is missing', (language) => {
  const read = new Set([READ_ELSEWHERE])
  const site = siteIn(language, 'https://muster.example', recording(TEXTS[language], read))
  const ids = Object.keys(ENDPOINTS) as EndpointId[]
  const pages = [indexPage(site), ...ids.map((id) => endpointPage(id, site))]
  const written = pages.flatMap((page) => [htmlPage(page, site), markdownPage(page, site)])
  expect(
    [...written, llmsText(site)].filter((text) =>
      /undefined|\{(?!\s*\[name\]|org_id|devin_id|session_id|key_id)\w+\}/.test(text),
    ),
  ).toEqual([])
  expect(keysOf(TEXTS[language]).filter((key) => !read.has(key))).toEqual([])
})
