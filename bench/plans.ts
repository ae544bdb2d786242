import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { openDatabase } from '../src/storage/database.ts'
import { startPostgres } from '../scripts/postgres.ts'
import { measureCases, type Measured } from './cases.ts'
import { seed } from './seed.ts'

// `node bench/plans.ts [--sessions 1000000] [--database-url URL]` carries out the statement of the session list for each
// filter and each pair of filters, under each kind of rights, and prints what each cost, the dearest first. Without a URL
// it starts a PostgreSQL of its own; an empty database is seeded.

function print(measured: readonly Measured[]): void {
  const header = ['rights', 'case', 'ms', 'planning', 'ratio', 'buffers', 'removed', 'reached by']
  const lines = measured
    .toSorted((a, b) => b.ms - a.ms)
    .map((m) => [
      m.rights,
      m.name,
      m.ms.toFixed(2),
      m.planningMs.toFixed(2),
      m.ratio.toFixed(1),
      String(m.buffers),
      String(m.removed),
      m.ways,
    ])
  for (const line of [header, ...lines]) console.log(line.join('\t'))
  console.log()
  console.log(
    ['rights', 'plain ms', 'kind', 'cases', 'median ratio', 'worst ratio', 'worst ms', 'worst case'].join(
      '\t',
    ),
  )
  for (const [rights, ofRights] of Map.groupBy(measured, (m) => m.rights)) {
    for (const [kind, cases] of Map.groupBy(ofRights, (m) => m.kind)) {
      const ordered = cases.toSorted((a, b) => a.ms - b.ms)
      const worst = ordered.at(-1)
      const middle = ordered[Math.floor(ordered.length / 2)]
      if (!worst || !middle) continue
      const plain = (worst.ms / worst.ratio).toFixed(2)
      const figures = [middle.ratio.toFixed(2), worst.ratio.toFixed(1), worst.ms.toFixed(1)]
      console.log([rights, plain, kind, cases.length, ...figures, worst.name].join('\t'))
    }
  }
}

const { values } = parseArgs({
  options: { sessions: { type: 'string', default: '1000000' }, 'database-url': { type: 'string' } },
})
const own = values['database-url'] === undefined ? await startPostgres() : undefined
try {
  const { db, close } = await openDatabase({ url: values['database-url'] ?? own?.url ?? '' })
  const { rows } = await sql`select where to_regclass('sessions') is not null`.execute(db)
  if (rows.length === 0) await seed(db, Number(values.sessions))
  print(await measureCases(db))
  await close()
} finally {
  await own?.remove()
}
