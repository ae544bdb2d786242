import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { startPostgres } from '../scripts/postgres.ts'
import { pageOf, printed, type Measured } from './results.ts'
import type { Bench, Group } from './row.ts'
import { dashboard } from './rows/dashboard.ts'
import { designs } from './rows/designs.ts'
import { filters } from './rows/filters.ts'
import { imports } from './rows/imports.ts'
import { insights } from './rows/insights.ts'
import { memory } from './rows/memory.ts'
import { pages } from './rows/pages.ts'
import { rights } from './rows/rights.ts'
import { search } from './rows/search.ts'
import { starts } from './rows/starts.ts'
import { streams } from './rows/streams.ts'
import { summary } from './rows/summary.ts'
import { writes } from './rows/writes.ts'
import { seed } from './seed.ts'
import { within } from './served.ts'

// `npm run bench [-- --quick] [--only GROUP…] [--sessions N]` measures Muster on a PostgreSQL that it starts and on the
// embedded engine, prints a table, and writes what it measured into bench/results.md. `--keep FOLDER` keeps the embedded
// databases, and `--postgres URL` (a server, with its superuser) the others, so that the next run needn't seed them.

const GROUPS: readonly Group[] = [
  pages,
  designs,
  rights,
  filters,
  imports,
  insights,
  summary,
  search,
  streams,
  dashboard,
  memory,
  starts,
  writes,
]

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    sessions: { type: 'string' },
    postgres: { type: 'string' },
    keep: { type: 'string' },
  },
})
const { quick, only, keep } = values
const unknown = only?.find((name) => GROUPS.every((group) => group.name !== name))
if (unknown !== undefined) {
  throw new Error(`there is no group ${unknown}; there are ${GROUPS.map(({ name }) => name).join(', ')}`)
}

const scratch = mkdtempSync(join(tmpdir(), 'muster-bench-'))
const own = values.postgres === undefined ? await startPostgres() : undefined
const postgres = own?.url ?? values.postgres ?? ''
const say = (text: string): void => void process.stderr.write(`… ${text}\n`)

const bench: Bench = {
  isQuick: quick,
  large: Number(values.sessions ?? (quick ? 20_000 : 1_000_000)),
  small: quick ? 2_000 : 10_000,
  embedded: quick ? 2_000 : 100_000,
  rounds: quick ? 2 : 5,
  seconds: quick ? 1 : 3,
  say,
  postgres: once(async (sessions) => {
    const url = await database(`bench_${sessions}`)
    await within({ url }, async (db) => {
      const { rows } = await sql`select where to_regclass('org_totals') is not null`.execute(db)
      if (rows.length > 0) return
      say(`seeding ${sessions.toLocaleString('en')} sessions on PostgreSQL`)
      await seed(db, sessions)
    })
    return url
  }),
  emptyPostgres: () => database(`bench_empty_${process.pid}_${++databases}`),
  embeddedFolder: once(async (sessions) => {
    const folder = join(keep ?? scratch, `embedded-${sessions}`)
    if (existsSync(folder)) return folder
    say(`seeding ${sessions.toLocaleString('en')} sessions on the embedded engine`)
    await within({ dataDir: folder }, (db) => seed(db, sessions))
    return folder
  }),
  emptyFolder: () => mkdtempSync(join(scratch, 'empty-')),
}

let databases = 0
const made: string[] = []

try {
  const measured: Measured[] = []
  for (const group of GROUPS) {
    if (only !== undefined && !only.includes(group.name)) continue
    say(group.title)
    const begin = performance.now()
    const rows = await group.measure(bench)
    const command = `npm run bench -- ${quick ? '--quick ' : ''}--only ${group.name}`
    measured.push({ title: group.title, command, rows, seconds: (performance.now() - begin) / 1000 })
    process.stdout.write(printed(measured.at(-1) as Measured))
  }
  if (!quick && values.sessions === undefined) {
    const page = join(import.meta.dirname, 'results.md')
    const titles = GROUPS.map(({ title }) => title)
    writeFileSync(page, await pageOf(measured, titles, postgres, readFileSync(page, 'utf8')))
  }
} finally {
  for (const name of made) await dropDatabase(name)
  await own?.remove()
  rmSync(scratch, { recursive: true, force: true })
}

/** The URL of a database of the server, which is made if need be. */
async function database(name: string): Promise<string> {
  await within({ url: postgres }, async (db) => {
    const { rows } = await sql`select from pg_database where datname = ${name}`.execute(db)
    if (rows.length === 0) await sql`create database ${sql.id(name)}`.execute(db)
  })
  if (name.startsWith('bench_empty_')) made.push(name)
  const url = new URL(postgres)
  url.pathname = `/${name}`
  return url.href
}

async function dropDatabase(name: string): Promise<void> {
  await within(
    { url: postgres },
    async (db) => void (await sql`drop database ${sql.id(name)} with (force)`.execute(db)),
  )
}

function once(make: (sessions: number) => Promise<string>): (sessions: number) => Promise<string> {
  const known = new Map<number, Promise<string>>()
  return (sessions) => {
    const promise = known.get(sessions) ?? make(sessions)
    known.set(sessions, promise)
    return promise
  }
}
