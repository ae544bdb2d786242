import { measureCases, type Measured } from '../cases.ts'
import { median } from '../measure.ts'
import type { Group, Row } from '../row.ts'
import { within } from '../served.ts'

const NAMED = 3

/** Each filter and each pair of filters against none, by what the statement costs: planning and carrying out, warm. */
export const filters: Group = {
  name: 'filters',
  title: 'Filters against none, for an enterprise key, by statement (PostgreSQL)',
  async measure({ postgres, large }) {
    const cases = await within({ url: await postgres(large) }, (db) => measureCases(db, ['enterprise']))
    const of = (kind: Measured['kind']) => cases.filter((one) => one.kind === kind)
    const [singles, pairs] = [of('single'), of('pair')]
    const plain = cases.find(({ kind }) => kind === 'plain')
    return [
      {
        what: `each single filter (${singles.length} cases): median time`,
        ...{ figure: ratios(singles), unit: '×', better: 'lower', aim: 1.5 },
        note: `without a filter ${plain?.ms.toFixed(2)} ms`,
      },
      {
        what: 'the worst single filter: time',
        ...{ figure: worstOf(singles)?.ratio ?? null, unit: '×', better: 'lower', aim: 5, goal: 3 },
        note: named(singles),
      },
      {
        what: `each pair of filters (${pairs.length} cases): median time`,
        ...{ figure: ratios(pairs), unit: '×', better: 'lower', aim: 2 },
      },
      {
        what: 'the worst pair of filters: time',
        ...{ figure: worstOf(pairs)?.ratio ?? null, unit: '×', better: 'lower', aim: 20, goal: 3 },
        note: named(pairs),
      },
      {
        what: 'the worst pair of filters',
        ...{ figure: worstOf(pairs)?.ms ?? null, unit: 'ms', better: 'lower', aim: 25 },
        note: `${pairs.filter(({ ms }) => ms > 25).length} of ${pairs.length} pairs take more than 25 ms`,
      },
    ] satisfies Row[]
  },
}

function ratios(cases: readonly Measured[]): number {
  return median(cases.map(({ ratio }) => ratio))
}

function dearestFirst(cases: readonly Measured[]): Measured[] {
  return cases.toSorted((a, b) => b.ms - a.ms)
}

function worstOf(cases: readonly Measured[]): Measured | undefined {
  return dearestFirst(cases)[0]
}

function named(cases: readonly Measured[]): string {
  return dearestFirst(cases)
    .slice(0, NAMED)
    .map(({ name, ms }) => `${name}: ${ms.toFixed(1)} ms`)
    .join('; ')
}
