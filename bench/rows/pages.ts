import { inTurn, latencyOf, load, ratioOf, type Load } from '../measure.ts'
import type { Bench, Group, Row } from '../row.ts'
import { serve, type Served } from '../served.ts'

/** Pages against the same bytes from memory, and against each other. */
export const pages: Group = {
  name: 'pages',
  title: 'Pages of 100 sessions over HTTP, with a key',
  async measure(bench) {
    return [...(await onPostgres(bench)), ...(await onEmbedded(bench))]
  },
}

async function onPostgres(bench: Bench): Promise<Row[]> {
  const { large, small } = bench
  const many = await serve({ databaseUrl: await bench.postgres(large) })
  const few = await serve({ databaseUrl: await bench.postgres(small) })
  try {
    const found = await inTurn(bench.rounds, {
      ...measurementsOf(bench, many),
      few: () => load(few.pages.second, bench.seconds),
    })
    return [
      ...rowsOf(`PostgreSQL, ${thousands(large)} sessions`, found, { aim: 0.15, goal: 0.25 }),
      {
        what: `page after the first, ${thousands(large)} sessions against ${thousands(small)}: time`,
        ...{ figure: ratioOf(found.few, found.second), unit: '×', better: 'lower', aim: 1.5, goal: 1.3 },
        note: latencyOf(found.few),
      },
    ]
  } finally {
    await many.stop()
    await few.stop()
  }
}

async function onEmbedded(bench: Bench): Promise<Row[]> {
  const served = await serve({ dataDir: await bench.embeddedFolder(bench.embedded) })
  try {
    const found = await inTurn(bench.rounds, measurementsOf(bench, served))
    return rowsOf(`embedded, ${thousands(bench.embedded)} sessions`, found, { aim: 0.08, goal: 0.15 })
  } finally {
    await served.stop()
  }
}

function measurementsOf({ seconds }: Bench, { pages: of, memory }: Served) {
  return {
    memory: () => load(memory, seconds),
    second: () => load(of.second, seconds),
    first: () => load(of.first, seconds),
    middle: () => load(of.middle, seconds),
  }
}

function rowsOf(
  where: string,
  found: Record<'memory' | 'second' | 'first' | 'middle', readonly Load[]>,
  wanted: { aim: number; goal: number },
): Row[] {
  const { memory, second, first, middle } = found
  return [
    {
      what: `page after the first against the same bytes from memory, ${where}`,
      ...{ figure: ratioOf(second, memory), unit: '×', better: 'higher', ...wanted },
      note: `${perSecond(second)} against ${perSecond(memory)} a second; ${latencyOf(second)}`,
    },
    {
      what: `first page with total against the same bytes from memory, ${where}`,
      ...{ figure: ratioOf(first, memory), unit: '×', better: 'higher' },
      note: latencyOf(first),
    },
    {
      what: `middle page against the second, ${where}: time`,
      ...{ figure: ratioOf(second, middle), unit: '×', better: 'lower', aim: 1.1, goal: 1.05 },
      note: latencyOf(middle),
    },
  ]
}

function perSecond(loads: readonly Load[]): string {
  const ordered = loads.map(({ requestsPerSecond }) => requestsPerSecond).toSorted((a, b) => a - b)
  return (ordered[Math.floor(ordered.length / 2)] ?? 0).toFixed(0)
}

export function thousands(n: number): string {
  return n.toLocaleString('en')
}
