import { readFileSync } from 'node:fs'
import { cpus, totalmem, type as system } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { figureText, isReached, type Row } from './row.ts'
import { within } from './served.ts'

export interface Measured {
  readonly title: string
  /** What repeats it. */
  readonly command: string
  readonly rows: readonly Row[]
  readonly seconds: number
}

/** The results for a terminal: one line a row. */
export function printed({ title, rows, seconds }: Measured): string {
  const lines = rows.map((row) => {
    const mark = { true: 'reached', false: 'MISSED', null: '' }[
      String(isReached(row)) as 'true' | 'false' | 'null'
    ]
    return `  ${figureText(row).padStart(10)}  ${aimText(row).padEnd(18)} ${mark.padEnd(8)} ${row.what}\n${row.note === undefined ? '' : `${' '.repeat(42)}${row.note}\n`}`
  })
  return `\n${title} (${seconds.toFixed(0)} s)\n${lines.join('')}`
}

/**
 * The results as a page in Markdown. What wasn't measured now keeps its section of the page before.
 * @param titles of all groups, in order
 */
export async function pageOf(
  groups: readonly Measured[],
  titles: readonly string[],
  postgres: string,
  before: string,
): Promise<string> {
  const about = `${new Date().toISOString().slice(0, 10)}, ${await aboutMachine(postgres)}`
  const kept = new Map(
    before
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0], `## ${section.trim()}`]),
  )
  const sections = titles.flatMap((title) => {
    const measured = groups.find((group) => group.title === title)
    return (measured === undefined ? kept.get(title) : sectionOf(measured, about)) ?? []
  })
  return `# Results

\`npm run bench\` wrote this page; with \`--only GROUP\` it renews a section. Every figure with × is a ratio inside one run: the middle
of several rounds, in which what is compared takes turns. Servers, databases and the client are processes of their own on one
machine, so they share its cores. [docs/performance.md](../docs/performance.md) says what was tried where an aim is missed.

${sections.join('\n\n')}
`
}

async function aboutMachine(postgres: string): Promise<string> {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${(totalmem() / 1e9).toFixed(0)} GB of memory, ${system()}`
  return `on ${machine}: ${await versionsOf(postgres)}`
}

function sectionOf({ title, command, rows }: Measured, about: string): string {
  const head = ['', 'figure', 'aim [goal]', 'reached', 'for information', 'repeat it']
  const body = rows.map((row) => [
    row.what,
    figureText(row),
    aimText(row),
    { true: 'yes', false: '**no**', null: '' }[String(isReached(row)) as 'true' | 'false' | 'null'],
    row.note ?? '',
    `\`${command}\``,
  ])
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    `## ${title}`,
    '',
    `Measured ${about}.`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...body.map(line),
  ].join('\n')
}

function aimText({ aim, goal, better, unit }: Row): string {
  if (aim === undefined) return ''
  const sign = better === 'higher' ? '≥' : '≤'
  const inUnit = unit === '×' ? '' : ` ${unit}`
  return `${sign} ${aim}${inUnit}${goal === undefined ? '' : ` [${goal}]`}`
}

async function versionsOf(postgres: string): Promise<string> {
  const { rows } = await within({ url: postgres }, (db) =>
    sql<{ version: string }>`select current_setting('server_version') as version`.execute(db),
  )
  const packages = ['@electric-sql/pglite', 'fastify', 'pg', 'kysely', 'autocannon']
  return [
    `Node ${process.versions.node}`,
    `PostgreSQL ${rows[0]?.version} with its default settings`,
    ...packages.map((name) => `${name} ${versionOf(name)}`),
  ].join(', ')
}

function versionOf(name: string): string {
  const file = join(import.meta.dirname, '../node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
