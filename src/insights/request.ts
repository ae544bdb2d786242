import { listAnalyses } from '../storage/analyses.ts'
import type { Context } from '../storage/context.ts'
import type { AnalysisQueue } from '../storage/queue.ts'
import type { SessionKey } from './analyze.ts'
import type { InsightsSettings } from './settings.ts'
import { isFresh } from './shown.ts'

/**
 * Has a session analysed, by the model where one may be asked, else by the rules. `already_exists` where that was done for
 * the session as it is now, or is under way; an attempt that failed is made anew.
 */
export async function requestInsights(
  { db }: Context,
  queue: AnalysisQueue,
  { model, modelWhen }: InsightsSettings,
  session: SessionKey,
): Promise<'started' | 'already_exists'> {
  const layer = model !== null && modelWhen !== 'never' ? 'model' : 'rules'
  const { orgId, sessionId } = session
  const known = (await listAnalyses(db, [session])).find((one) => one.layer === layer)
  if (known !== undefined && isFresh(known)) return 'already_exists'
  return (await queue.enqueue(db, { orgId, sessionId, layer })) ? 'started' : 'already_exists'
}

/** What a transaction that writes sessions puts into the queue: analysis by the rules, or by the model after them. */
export function afterWriting(
  queue: AnalysisQueue,
  { rules, model, modelWhen }: InsightsSettings,
): NonNullable<Context['onSessionsWritten']> {
  return async (trx, orgId, sessionIds) => {
    const layer = model !== null && modelWhen === 'always' ? 'model' : 'rules'
    if (rules === 'never' && layer === 'rules') return
    for (const sessionId of sessionIds) await queue.enqueue(trx, { orgId, sessionId, layer })
  }
}
