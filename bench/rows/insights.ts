import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { analyzeByRules } from '../../src/insights/analyze.ts'
import type { Hard, HardAnalysed, ManyAnalysed } from '../analyses.ts'
import { importLines, workplaceIn } from '../imports.ts'
import { inTurn, median } from '../measure.ts'
import type { Bench, Group, Row } from '../row.ts'
import { within } from '../served.ts'
import { transcriptOf } from '../transcripts.ts'

const MEGABYTE = 1_000_000

/** Analysing by the rules, from the kept original to the kept analysis: its speed, what it holds, and what is hard to read. */
export const insights: Group = {
  name: 'insights',
  title: 'Insights by the rules (PostgreSQL)',
  async measure(bench) {
    return [...(await speed(bench)), await growth(bench), ...(await hardOnes(bench))]
  },
}

async function speed({ emptyPostgres, rounds, isQuick }: Bench): Promise<Row[]> {
  const lines = [...transcriptOf(randomUUID(), isQuick ? 1_000_000 : 5_000_000)]
  const size = `${(lines.join('').length / MEGABYTE).toFixed(0)} MB`
  return within({ url: await emptyPostgres() }, async (db) => {
    const workplace = await workplaceIn(db)
    const { context, orgId } = workplace
    const sessionId = await importLines(workplace, lines)
    const found = await inTurn(rounds, {
      parse: () => seconds(async () => lines.forEach((line) => void JSON.parse(line))),
      read: () => seconds(() => importLines(workplace, lines, true)),
      analyze: () => seconds(() => analyzeByRules(context, { orgId, sessionId })),
    })
    const row = (what: string, by: readonly number[]): Row => ({
      what: `a session of ${size}, against ${what}: sessions a second`,
      figure: median(by.map((one, round) => one / (found.analyze[round] ?? NaN))),
      ...{ unit: '×', better: 'higher' },
      note: `${(median(found.analyze) * 1000).toFixed(0)} against ${(median(by) * 1000).toFixed(0)} ms`,
    })
    return [
      { ...row('JSON.parse of its lines', found.parse), aim: 0.5 },
      row('reading it as an import does (a dry run)', found.read),
    ]
  })
}

async function growth({ emptyPostgres, isQuick, say }: Bench): Promise<Row> {
  const count = isQuick ? 500 : 100_000
  say(`${count.toLocaleString('en')} analyses`)
  const found = await child<ManyAnalysed>(await emptyPostgres(), 'many', count)
  return {
    what: `resident memory after ${count.toLocaleString('en')} analyses against after a tenth of them`,
    ...{ figure: found.afterAll / found.afterTenth, unit: '×', better: 'lower', aim: 1.1 },
    note: `${inMegabytes(found.afterAll)} against ${inMegabytes(found.afterTenth)}; ${(count / found.seconds).toFixed(0)} analyses a second`,
  }
}

async function hardOnes({ emptyPostgres, isQuick }: Bench): Promise<Row[]> {
  const inputs: readonly (readonly [Hard, number, string])[] = [
    ['steps', isQuick ? 5_000 : 100_000, 'steps'],
    ['message', isQuick ? 5_000_000 : 50_000_000, 'bytes in one result'],
    ['rubbish', isQuick ? 1_000_000 : 10_000_000, 'bytes of binary rubbish in one result'],
  ]
  const rows: Row[] = []
  for (const [input, size, what] of inputs) {
    const { seconds: figure, peak } = await child<HardAnalysed>(await emptyPostgres(), input, size)
    rows.push({
      what: `a session with ${size.toLocaleString('en')} ${what}: time to analyse it`,
      ...{ figure, unit: 's', better: 'lower' },
      note: `the process held ${inMegabytes(peak)} at most, its import included`,
    })
  }
  return rows
}

async function child<Found>(url: string, what: string, size: number): Promise<Found> {
  const script = join(import.meta.dirname, '../analyses.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, url, what, String(size)])
  return JSON.parse(stdout) as Found
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1000
}
