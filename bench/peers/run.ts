import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem, type as system } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { startPostgres } from '../../scripts/postgres.ts'
import type { Db } from '../../src/storage/context.ts'
import { inTurn, load, median, ratioOf, type Load } from '../measure.ts'
import { seed } from '../seed.ts'
import { within } from '../served.ts'
import { startDirectus } from './directus.ts'
import { startMuster } from './muster.ts'
import { startOpencode } from './opencode.ts'
import { CASES, type Case, type Peer } from './peer.ts'
import { startPostGraphile } from './postgraphile.ts'

// `npm start [-- --quick] [-- --sessions N] [-- --postgres URL]` in this folder, after `npm install` here and `npm ci` in the root:
// measures Muster beside what people would take instead, and writes results.md.

const TITLES: Record<Case, string> = {
  page: 'page of 100, the second',
  filtered: 'page of 100 of one organisation, the second',
  deep: 'page of 100 in the middle',
}
const AIMS: Readonly<Record<string, number>> = { PostGraphile: 5, Directus: 5, opencode: 50 }

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    sessions: { type: 'string' },
    postgres: { type: 'string' },
  },
})
const sessions = Number(values.sessions ?? (values.quick ? 20_000 : 1_000_000))
const [rounds, seconds] = values.quick ? [2, 1] : [5, 3]
const scratch = mkdtempSync(join(tmpdir(), 'muster-peers-'))
const own = values.postgres === undefined ? await startPostgres() : undefined
const peers: Peer[] = []
try {
  const databaseUrl = await seeded(values.postgres ?? own?.url ?? '')
  const { orgId, middle } = await within({ url: databaseUrl }, landmarksOf)
  const ground = { databaseUrl, sessions, orgId }
  const muster = await startMuster(ground, scratch, middle)
  peers.push(muster)
  for (const start of [startPostGraphile, startDirectus]) peers.push(await start(ground))
  peers.push(await startOpencode(Math.min(sessions, values.quick ? 500 : 3_000)))
  process.stderr.write(`… ${peers.map(({ name }) => name).join(', ')} answer\n`)

  const rows: string[][] = []
  for (const one of CASES) rows.push(...(await rowsOf(one, muster)))
  const text = page(rows)
  process.stdout.write(`${text}\n`)
  if (!values.quick) writeFileSync(join(import.meta.dirname, 'results.md'), text)
} finally {
  for (const peer of peers) await peer.stop()
  await own?.remove()
  rmSync(scratch, { recursive: true, force: true })
}

/** One case, all who can do it in turn. */
async function rowsOf(one: Case, muster: Peer): Promise<string[][]> {
  const able = peers.filter(({ targets }) => 'url' in targets[one])
  const found: Record<string, Load[]> = await inTurn(
    rounds,
    Object.fromEntries(
      able.map(({ name, targets }) => {
        const target = targets[one]
        return [name, () => ('url' in target ? load(target, seconds) : Promise.reject(new Error('never')))]
      }),
    ),
  )
  const ours = found[muster.name] ?? []
  return peers.map(({ name, targets }) => {
    const target = targets[one]
    const loads = found[name]
    if (!('url' in target) || loads === undefined) {
      return [TITLES[one], name, '–', '–', 'cannot' in target ? target.cannot : '']
    }
    const ratio = name === muster.name ? '' : `${ratioOf(ours, loads).toFixed(1)} × [aim ${AIMS[name]}]`
    const rate = median(loads.map(({ requestsPerSecond }) => requestsPerSecond)).toFixed(0)
    return [TITLES[one], name, rate, ratio, `p50 ${median(loads.map(({ p50 }) => p50))} ms`]
  })
}

function page(rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const head = ['case', 'server', 'requests a second', 'Muster against it', 'for information']
  return `# Results

\`npm start\` in this folder wrote this on ${new Date().toISOString().slice(0, 10)}: requests a second with ten connections, the middle of ${rounds} rounds of ${seconds} s
taken in turn; ratios are those of the rounds. All servers, the database and the client share one machine.

- Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 1e9).toFixed(0)} GB of memory, ${system()}; Node ${process.versions.node}
${peers.map(({ name, version, note }) => `- ${name} ${version}: ${note}`).join('\n')}

${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}
`
}

async function seeded(server: string): Promise<string> {
  const name = `bench_${sessions}`
  await within({ url: server }, async (db) => {
    const { rows } = await sql`select from pg_database where datname = ${name}`.execute(db)
    if (rows.length === 0) await sql`create database ${sql.id(name)}`.execute(db)
  })
  const url = new URL(server)
  url.pathname = `/${name}`
  await within({ url: url.href }, async (db) => {
    const { rows } = await sql`select where to_regclass('org_totals') is not null`.execute(db)
    if (rows.length === 0) await seed(db, sessions)
  })
  return url.href
}

/** The largest organisation, and the second at which half of the sessions were there. */
async function landmarksOf(db: Db): Promise<{ orgId: string; middle: number }> {
  const { rows } = await sql<{ orgId: string; middle: number }>`
    select (select org_id from org_totals join organizations using (org_id) where deleted_at is null
        order by sessions desc limit 1) as "orgId",
      (percentile_disc(0.5) within group (order by created_at) / 1000000)::bigint as middle
    from sessions`.execute(db)
  return rows[0] ?? { orgId: '', middle: 0 }
}
