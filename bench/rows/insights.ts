import { randomUUID } from 'node:crypto'
import { analyzeByRules } from '../../src/insights/analyze.ts'
import { importTranscript } from '../../src/ingest/import.ts'
import type { Context } from '../../src/storage/context.ts'
import { migrate } from '../../src/storage/migrate.ts'
import { bootstrap } from '../../src/accounts/bootstrap.ts'
import { createOrganization } from '../../src/accounts/organizations.ts'
import { newKey } from '../../src/domain/key.ts'
import { inTurn, median } from '../measure.ts'
import type { Group, Row } from '../row.ts'
import { within } from '../served.ts'
import { transcriptOf } from '../transcripts.ts'

/** Analysing by the rules, from the kept original to the kept analysis, against JSON.parse of the same lines. */
export const insights: Group = {
  name: 'insights',
  title: 'Insights by the rules',
  async measure({ emptyPostgres, rounds, isQuick }) {
    const lines = [...transcriptOf(randomUUID(), isQuick ? 1_000_000 : 5_000_000)]
    return within({ url: await emptyPostgres() }, async (db) => {
      await migrate(db)
      const context: Context = { db, now: () => Date.now() * 1000 }
      await bootstrap(context, newKey('cog'))
      const { orgId } = await createOrganization(context, {
        name: 'Bench',
        maxSessionAcuLimit: null,
        maxCycleAcuLimit: null,
      })
      const sessionId = await imported(context, orgId, lines)
      const found = await inTurn(rounds, {
        parse: async () => seconds(async () => lines.forEach((line) => void JSON.parse(line))),
        analyze: async () => seconds(() => analyzeByRules(context, { orgId, sessionId })),
      })
      const ratio = median(found.parse.map((parse, round) => parse / (found.analyze[round] ?? NaN)))
      return [
        {
          what: `a session of ${(lines.join('').length / 1e6).toFixed(0)} MB on PostgreSQL, against JSON.parse of its lines: sessions a second`,
          ...{ figure: ratio, unit: '×', better: 'higher', aim: 0.5 },
          note: `${(median(found.analyze) * 1000).toFixed(0)} against ${(median(found.parse) * 1000).toFixed(0)} ms`,
        },
      ] satisfies Row[]
    })
  },
}

async function imported(context: Context, orgId: string, lines: readonly string[]): Promise<string> {
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const line of lines) yield Buffer.from(line)
  }
  const { sessions } = await importTranscript(context, {
    ...{ orgId, body: body(), name: null, agent: null, repository: null, dryRun: false },
    owner: { userId: null, serviceUserId: null },
  })
  return sessions[0]?.sessionId ?? ''
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1000
}
