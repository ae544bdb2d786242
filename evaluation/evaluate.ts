import type { Analysis } from '../src/domain/analysis.ts'
import { analysisByRules } from '../src/insights/by-rules.ts'
import type { SessionEvent } from '../src/insights/event.ts'
import { eventsOf } from '../src/insights/events.ts'
import { findSubject } from '../src/storage/analyses.ts'
import type { Context } from '../src/storage/context.ts'
import { withCorpus, type CorpusSession } from './corpus.ts'
import { readLabels } from './labels.ts'
import type { Recorded } from './report.ts'
import type { Scored } from './score.ts'

/**
 * Has the rules analyse the sessions of a folder that are labelled, and those whose files record how they ended.
 * @throws Error where a labelled session isn't among them
 */
export async function evaluate(
  folder: string,
): Promise<{ readonly scored: readonly Scored[]; readonly recorded: readonly Recorded[] }> {
  const labels = readLabels()
  const found = await withCorpus(folder, async (context, sessions) => {
    const scored: Scored[] = []
    const recorded: Recorded[] = []
    for (const session of sessions) {
      const events: SessionEvent[] = []
      for await (const event of eventsOf(context, session)) events.push(event)
      const label = labels.get(session.externalId)
      if (label !== undefined) {
        const positions = new Map(events.map(({ eventId, position }) => [eventId, position]))
        scored.push({
          ...{ label, agent: session.agent, positions },
          analysis: await analyze(context, session, events),
        })
      }
      const end = events.flatMap((event) => (isRecordedEnd(event) ? [event.means === 'ended_well'] : []))
      if (end.length > 0) {
        const analysis = await analyze(
          context,
          session,
          events.filter((event) => !isRecordedEnd(event)),
        )
        recorded.push({
          ...{ agent: session.agent, session: session.externalId, isGood: !end.includes(false) },
          outcome: analysis?.outcome.outcome ?? 'unknown',
        })
      }
    }
    return { scored, recorded }
  })
  const missing = [...labels.keys()].filter((session) =>
    found.scored.every(({ label }) => label.session !== session),
  )
  if (missing.length > 0) throw new Error(`labelled, but not among the transcripts: ${missing.join(', ')}`)
  return found
}

/** What a run recorded of its end says how it went: hidden, the rest has to tell. */
function isRecordedEnd(event: SessionEvent): event is SessionEvent & { means: 'ended_well' | 'ended_badly' } {
  return event.kind === 'notice' && (event.means === 'ended_well' || event.means === 'ended_badly')
}

async function analyze(
  { db }: Context,
  { orgId, sessionId }: CorpusSession,
  events: readonly SessionEvent[],
): Promise<Analysis | null> {
  const subject = await findSubject(db, orgId, sessionId)
  if (subject === undefined) throw new Error(`${sessionId} is gone`)
  const observer = analysisByRules(subject)
  for (const event of events) observer.event(event)
  return observer.end()
}
