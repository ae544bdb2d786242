import { DESIGNS, keepTexts, type Design } from '../designs.ts'
import { inTurn, latencyOf, load, ratioOf, type Load } from '../measure.ts'
import type { Group, Row } from '../row.ts'
import { serve, within } from '../served.ts'

const NAMES: Record<Design, string> = {
  rows: 'rows decoded and written by JSON.stringify, as it is done',
  sql: 'one JSON text made in SQL at read time',
  kept: 'a text kept for each row',
}

/** The ways to make a page, side by side, without authentication. */
export const designs: Group = {
  name: 'designs',
  title: 'Ways to make a page of 100, against the same bytes from memory (PostgreSQL)',
  async measure({ postgres, large, rounds, seconds }) {
    const url = await postgres(large)
    await within({ url }, keepTexts)
    const served = await serve({ databaseUrl: url })
    try {
      const ways = Object.fromEntries(
        DESIGNS.map((name) => [name, () => load(served.design(name), seconds)]),
      ) as Record<Design, () => Promise<Load>>
      const found = await inTurn(rounds, { memory: () => load(served.memory, seconds), ...ways })
      return DESIGNS.map((name): Row => ({
        what: NAMES[name],
        ...{ figure: ratioOf(found[name], found.memory), unit: '×', better: 'higher' },
        note: latencyOf(found[name]),
      }))
    } finally {
      await served.stop()
    }
  },
}
