import { randomBytes, randomUUID } from 'node:crypto'
import { analyzeByRules } from '../src/insights/analyze.ts'
import { importLines, workplaceIn, type Workplace } from './imports.ts'
import { within } from './served.ts'
import { linesOf, transcriptOf } from './transcripts.ts'

// `node bench/analyses.ts URL many COUNT` analyses so many sessions in this process, and prints as JSON what it holds after a
// tenth of them and after all. `node bench/analyses.ts URL INPUT SIZE` analyses one session that is hard to read, and prints
// how long that took and the most that the process held.

export type Hard = 'steps' | 'message' | 'rubbish'

export interface ManyAnalysed {
  /** Bytes resident. */
  readonly afterTenth: number
  readonly afterAll: number
  readonly seconds: number
}

export interface HardAnalysed {
  readonly seconds: number
  /** Bytes. */
  readonly peak: number
}

const SESSIONS = 100

/** `SIZE` is the number of steps, or bytes. */
const HARD: Record<Hard, (size: number) => Iterable<string>> = {
  *steps(size) {
    let left = size
    for (const line of linesOf(randomUUID())) {
      if (left-- <= 0) return
      yield line
    }
  },
  *message(size) {
    yield* withText('x y '.repeat(size / 4))
  },
  *rubbish(size) {
    yield* withText(randomBytes(size).toString('latin1'))
  },
}

/** A session whose first result is this text. */
function* withText(text: string): Generator<string> {
  let isTold = false
  for (const line of transcriptOf(randomUUID(), 20_000)) {
    const record = JSON.parse(line) as { message: { content: unknown } }
    const [part] = Array.isArray(record.message.content) ? (record.message.content as { type: string }[]) : []
    if (isTold || part?.type !== 'tool_result') yield line
    else {
      yield `${JSON.stringify({ ...record, message: { ...record.message, content: [{ ...part, content: text }] } })}\n`
      isTold = true
    }
  }
}

if (import.meta.main) {
  const [url = '', what = 'many', size = '1000'] = process.argv.slice(2)
  const found = await within({ url }, async (db) => {
    const workplace = await workplaceIn(db)
    return what === 'many' ? many(workplace, Number(size)) : hard(workplace, HARD[what as Hard](Number(size)))
  })
  process.stdout.write(JSON.stringify(found))
}

async function many(workplace: Workplace, count: number): Promise<ManyAnalysed> {
  const { context, orgId } = workplace
  const ids: string[] = []
  for (let n = 0; n < SESSIONS; n++) {
    ids.push(await importLines(workplace, transcriptOf(randomUUID(), 20_000)))
  }
  const begin = performance.now()
  let afterTenth = 0
  for (let n = 0; n < count; n++) {
    await analyzeByRules(context, { orgId, sessionId: ids[n % SESSIONS] ?? '' })
    if (n + 1 === Math.ceil(count / 10)) afterTenth = process.memoryUsage.rss()
  }
  return { afterTenth, afterAll: process.memoryUsage.rss(), seconds: (performance.now() - begin) / 1000 }
}

async function hard(workplace: Workplace, lines: Iterable<string>): Promise<HardAnalysed> {
  const sessionId = await importLines(workplace, lines)
  const begin = performance.now()
  await analyzeByRules(workplace.context, { orgId: workplace.orgId, sessionId })
  return { seconds: (performance.now() - begin) / 1000, peak: process.resourceUsage().maxRSS * 1024 }
}
