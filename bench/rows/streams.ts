import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { inTurn, load, ratioOf, type Target } from '../measure.ts'
import { productServer, type Server } from '../processes.ts'
import type { Group, Row } from '../row.ts'
import { within } from '../served.ts'
import { makeKeys } from '../keys.ts'
import { transcriptOf } from '../transcripts.ts'

const MEGABYTE = 1_000_000
/** Of a processor's time in `/proc`, a second. */
const TICKS = 100

/** What open streams cost, and how soon they tell. */
export const streams: Group = {
  name: 'streams',
  title: 'Streams of lists (PostgreSQL)',
  async measure({ postgres, small, emptyFolder, isQuick, rounds, seconds, say }) {
    const databaseUrl = await postgres(small)
    const keys = await within({ url: databaseUrl }, makeKeys)
    const { enterprise: key } = keys
    const { orgId } = keys.organization
    const server = await productServer({ databaseUrl, dataDir: emptyFolder() })
    const page: Target = { url: `${server.url}/v3/enterprise/sessions?first=100`, key }
    const many = isQuick ? 100 : 1_000
    try {
      const without = await inTurn(rounds, { page: () => load(page, seconds) })
      await pause(2_000)
      const before = server.resident()
      say(`${many.toLocaleString('en')} streams`)
      const open = await Promise.all(Array.from({ length: many }, () => openStream(server, key)))
      await pause(2_000)
      const held = server.resident() - before
      const idle = await processorTime(server, 10_000)
      const beside = await inTurn(rounds, { page: () => load(page, seconds) })
      const delays: number[] = []
      for (let n = 0; n < rounds; n++) {
        const told = open.map((stream) => stream.next())
        const answered = await importOne({ url: server.url, key, orgId })
        await Promise.all(told)
        delays.push(performance.now() - answered)
      }
      for (const { leave } of open) leave()
      const count = many.toLocaleString('en')
      return [
        {
          what: `memory that ${count} open streams take`,
          ...{ figure: held / MEGABYTE, unit: 'MB', better: 'lower' },
          note: `${(held / many / 1_000).toFixed(0)} kB each`,
        },
        {
          what: `a processor's time while nothing happens, with ${count} open streams`,
          ...{ figure: idle * 1_000, unit: 'ms', better: 'lower' },
          note: 'in a second',
        },
        {
          what: `pages a second beside ${count} open streams against without`,
          ...{ figure: ratioOf(beside.page, without.page), unit: '×', better: 'higher' },
        },
        {
          what: `from the answer to an import until all ${count} streams have told of it`,
          ...{ figure: Math.max(...delays), unit: 'ms', better: 'lower' },
          note: `the longest of ${rounds}`,
        },
      ] satisfies Row[]
    } finally {
      await server.stop()
    }
  },
}

interface Stream {
  /** Resolves with the next event. */
  next(): Promise<void>
  leave(): void
}

/** An open stream at which nothing is missing. */
async function openStream({ url }: Server, key: string): Promise<Stream> {
  const headers = { authorization: `Bearer ${key}` }
  const request = get(`${url}/v3/enterprise/sessions/stream`, { headers, agent: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let wake = (): void => undefined
  const next = (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    wake = resolve
    return promise
  }
  const ready = next()
  response.on('data', (data: Buffer) => {
    if (data.includes('data:')) wake()
  })
  response.on('error', () => undefined)
  await ready
  return { next, leave: () => request.destroy() }
}

/** Of one processor, the share of a time that a server takes. */
async function processorTime({ process: { pid } }: Server, ms: number): Promise<number> {
  const taken = (): number => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / TICKS
  }
  const before = taken()
  await pause(ms)
  return (taken() - before) / (ms / 1_000)
}

/** When the answer to an import of a new session came. */
async function importOne(to: { url: string; key: string; orgId: string }): Promise<number> {
  const id = randomUUID()
  const answer = await fetch(`${to.url}/v3/organizations/${to.orgId}/sessions/import?name=${id}.jsonl`, {
    method: 'POST',
    headers: { authorization: `Bearer ${to.key}`, 'content-type': 'application/x-ndjson' },
    body: [...transcriptOf(id, 4_000)].join(''),
  })
  if (!answer.ok) throw new Error(`the import answered ${answer.status}: ${await answer.text()}`)
  return performance.now()
}
