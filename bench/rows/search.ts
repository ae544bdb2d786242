import { inTurn, latencyOf, load, ratioOf, type Load, type Target } from '../measure.ts'
import type { Group, Row } from '../row.ts'
import { serve } from '../served.ts'
import { word } from '../talk.ts'

const LIST = '/v3/enterprise/sessions'

/** Lists that are searched and ordered otherwise, and counts of what is in them. */
export const search: Group = {
  name: 'search',
  title:
    'Searches, other orders and facets over HTTP, with an enterprise key, against a page of the list, one at a time',
  async measure({ postgres, large, rounds, seconds }) {
    const served = await serve({ databaseUrl: await postgres(large) })
    const { key = '', url } = served.pages.second
    const of = (path: string) => ({ url: new URL(`${LIST}${path}`, url).href, key })
    const q = (words: string): Target => of(`?q=${encodeURIComponent(words)}`)
    const searches: Readonly<Record<string, Target>> = {
      'a word that most have': q(word(0)),
      'a word that one in ten has': q(word(85)),
      'a word that one in a hundred has': q(word(850)),
      'a word that one in a thousand has': q(word(8_500)),
      'a word that a few have': q(word(49_000)),
      'two words that one in ten has': q(`${word(85)} ${word(86)}`),
      'a phrase of common words': q(`"${word(1)} ${word(2)}"`),
      'a phrase of words that one in ten has': q(`"${word(85)} ${word(86)}"`),
      'the beginning of rare words': q(`${word(4999)}*`),
      'a word that one in a hundred has, of one agent': of(`?q=${word(850)}&agent=gemini-cli`),
    }
    const orders: Readonly<Record<string, Target>> = {
      'updated last': of('?sort=updated_at'),
      'most compute units': of('?sort=acus_consumed'),
      'most compute units, of one agent': of('?sort=acus_consumed&agent=gemini-cli'),
    }
    const facets: Readonly<Record<string, Target>> = {
      'facets of all': of('/facets'),
      'facets of one agent (the newest 20,000 of it)': of('/facets?agent=gemini-cli'),
      'facets of a word that one in a hundred has': of(`/facets?q=${word(850)}`),
    }
    try {
      const alone = (target: Target) => load(target, seconds, 1)
      const all = { page: served.pages.second, ...searches, ...orders, ...facets }
      const found = await inTurn(
        rounds,
        Object.fromEntries(Object.entries(all).map(([name, target]) => [name, () => alone(target)])),
      )
      const rows = (targets: Readonly<Record<string, Target>>, aim: number): Row[] =>
        Object.keys(targets).map((what) => {
          const loads: readonly Load[] = found[what] ?? []
          const figure = ratioOf(found['page'] ?? [], loads)
          return { what: `${what}: time`, figure, unit: '×', better: 'lower', aim, note: latencyOf(loads) }
        })
      return [...rows(searches, 10), ...rows(orders, 10), ...rows(facets, 100)]
    } finally {
      await served.stop()
    }
  },
}
