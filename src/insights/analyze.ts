import { createHash } from 'node:crypto'
import type { Analysis } from '../domain/analysis.ts'
import type { AnalysisLayer } from '../domain/vocabulary.ts'
import { MusterError } from '../domain/errors.ts'
import type { Micros } from '../domain/time.ts'
import {
  findSubject,
  listAnalyses,
  saveAnalysis,
  setCategory,
  setFindings,
  type AnalysisSubject,
} from '../storage/analyses.ts'
import { logChanges } from '../storage/changes.ts'
import type { Context, Db } from '../storage/context.ts'
import { findEnterpriseId } from '../storage/organizations.ts'
import { listWhole } from '../storage/sessions.ts'
import { lockSessions } from '../storage/session-write.ts'
import { count, uncount } from '../storage/summary-totals.ts'
import { analysisByRules } from './by-rules.ts'
import { eventsOf } from './events.ts'
import { ModelFailure, type ModelAnswer } from './model/analyst.ts'
import type { InsightsSettings } from './settings.ts'
import { VERSIONS } from './versions.ts'

export interface SessionKey {
  readonly orgId: string
  readonly sessionId: string
}

/** A session may be imported anew while it is analysed. */
const MOST_ATTEMPTS = 3

/**
 * Analyses a session by the rules and keeps what is said. A session that can't be analysed fails alone, and its reason is
 * kept; a session that is gone is none of it.
 * @throws MusterError `unavailable` when the database is away: nothing is kept then.
 */
export async function analyzeByRules(context: Context, session: SessionKey): Promise<Analysis | null> {
  for (let attempt = 1; ; attempt++) {
    const subject = await findSubject(context.db, session.orgId, session.sessionId)
    if (subject === undefined) return null
    const begin = performance.now()
    let analysis: Analysis | null = null
    let failure: string | null = null
    try {
      const observer = analysisByRules(subject)
      for await (const event of eventsOf(context, session)) observer.event(event)
      analysis = observer.end()
    } catch (error) {
      failure = await reasonOf(error, context)
    }
    const now = await findSubject(context.db, session.orgId, session.sessionId)
    if (now?.revision !== subject.revision && attempt < MOST_ATTEMPTS) continue
    await keep(context, session, subject, begin, 'rules', analysis, failure)
    return analysis
  }
}

/**
 * Has a session analysed by the model, after the rules. What the rules said stands where the model gives no usable answer,
 * with the reason beside it.
 */
export async function analyzeByModel(
  context: Context,
  session: SessionKey,
  { model }: InsightsSettings,
  signal: AbortSignal,
): Promise<void> {
  const byRules = await analyzeByRules(context, session)
  const subject = await findSubject(context.db, session.orgId, session.sessionId)
  if (byRules === null || subject === undefined || model === null) return
  const begin = performance.now()
  try {
    const input = { facts: subject, events: () => eventsOf(context, session), byRules }
    const { analysis, ...answer } = await model(input, signal)
    await keep(context, session, subject, begin, 'model', analysis, null, answer)
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    await keep(context, session, subject, begin, 'model', null, error.message)
  }
}

/** Says of a session that its analysis was given up, after it broke off twice. */
export async function giveUp(context: Context, session: SessionKey, layer: AnalysisLayer): Promise<void> {
  const subject = await findSubject(context.db, session.orgId, session.sessionId)
  if (subject === undefined) return
  const failure = 'The analysis broke off twice, with the server or before it was done.'
  await keep(context, session, subject, performance.now(), layer, null, failure)
}

async function keep(
  { db, now }: Context,
  session: SessionKey,
  subject: AnalysisSubject,
  begin: number,
  layer: AnalysisLayer,
  analysis: Analysis | null,
  failure: string | null,
  asked?: Omit<ModelAnswer, 'analysis'>,
): Promise<void> {
  const durationMicros: Micros = Math.round((performance.now() - begin) * 1000)
  const { orgId, sessionId } = session
  await db.transaction().execute(async (trx) => {
    await lockSessions(trx, orgId)
    const was = await listWhole(trx, orgId, [sessionId])
    await uncount(trx, orgId, [sessionId])
    await save(trx)
    await setFindings(trx, session)
    await count(trx, orgId, [sessionId])
    await logChanges(trx, orgId, was, { sessionIds: [sessionId] }, now())
  })

  async function save(trx: Db): Promise<void> {
    await saveAnalysis(trx, {
      ...{
        model: null,
        inputDigest: inputDigestOf(subject),
        costUsd: null,
        inputTokens: null,
        outputTokens: null,
      },
      ...{
        citationsDropped: null,
        ...asked,
        ...session,
        layer,
        version: VERSIONS[layer],
        revision: subject.revision,
      },
      ...{ analysis, failure, analyzedAt: now(), durationMicros },
    })
    const classification = analysis?.classification
    if (classification === null || classification === undefined) return
    // The rules don't take back what the model said of the same session.
    const others = await listAnalyses(trx, [session])
    const byModel = others.find(
      (one) => one.layer === 'model' && one.revision === subject.revision && one.analysis !== null,
    )
    if (layer === 'rules' && byModel !== undefined) return
    await setCategory(trx, session, classification.category, classification.subcategory)
  }
}

/** The transcript, its reader and the rules make the analysis; nothing else goes into it. */
function inputDigestOf({ originalDigest, readerVersion }: AnalysisSubject): string {
  return createHash('sha256').update(`${originalDigest} ${readerVersion}`).digest('hex')
}

/** Why a session can't be analysed. A database that is away is no reason of the session's. */
async function reasonOf(error: unknown, { db }: Context): Promise<string> {
  if (error instanceof MusterError && error.code === 'unavailable') {
    await findEnterpriseId(db)
    return `Its kept transcript can't be read: ${error.message}`
  }
  return `The rules failed on it: ${error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown error'}`
}
