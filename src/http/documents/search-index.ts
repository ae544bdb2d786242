import { ENDPOINTS } from '../../contract/index.ts'
import type { Entry } from './browser/find.js'
import { endpointPage } from './endpoint-page.ts'
import { pathOfPage, type Block, type Field } from './page.ts'
import { groups, type Site } from './site.ts'

/** What the search of one language looks through: the pages of the endpoints, in the order that they are listed in. */
export function searchIndex(site: Site): Entry[] {
  const base = new URL(site.publicUrl).pathname.replace(/\/$/, '')
  return groups().flatMap(({ ids }) =>
    ids.map((id): Entry => {
      const { method, path } = ENDPOINTS[id]
      const { title, lead, slug, blocks } = endpointPage(id, site)
      return {
        title,
        lead: plain(lead),
        route: `${method} ${path}`,
        path: base + pathOfPage(site.language, slug),
        fields: Object.fromEntries(
          blocks.flatMap((block) => (block.kind === 'fields' ? membersOf(block.fields) : [])),
        ),
        rest: plain(blocks.flatMap(wordsOf).join(' ')),
      }
    }),
  )
}

/** Names with what is said of them, those of inner shapes too. */
function membersOf(fields: readonly Field[]): [name: string, text: string][] {
  return fields.flatMap(({ name, text, facts, shapes }) => [
    ...shapes.flatMap((shape) => membersOf(shape.fields)),
    [name, plain([text, ...facts.map((fact) => fact.text)].join(' '))],
  ])
}

/** What is said besides fields: rights, errors, why it is there. */
function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'facts':
      return block.facts.map(({ text }) => text)
    case 'table':
      return block.rows.flat()
    case 'note':
      return [block.text]
    default:
      return []
  }
}

function plain(text: string): string {
  return text.replaceAll('`', '')
}
