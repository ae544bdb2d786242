import { sql } from 'kysely'
import type { Analysis, SessionFacts } from '../domain/analysis.ts'
import { storableJson } from '../domain/text.ts'
import type { Micros } from '../domain/time.ts'
import type { AnalysisLayer, Category } from '../domain/vocabulary.ts'
import type { Db } from './context.ts'

/** What one layer said of a session last. */
export interface KeptAnalysis {
  readonly orgId: string
  readonly sessionId: string
  readonly layer: AnalysisLayer
  readonly version: number
  readonly model: string | null
  /** The session's revision that was analysed. */
  readonly revision: number
  readonly inputDigest: string
  /** `null` for a session that shows too little, and after an attempt that failed. */
  readonly analysis: Analysis | null
  /** Why the last attempt failed. */
  readonly failure: string | null
  readonly analyzedAt: Micros
  readonly durationMicros: Micros
  readonly costUsd: number | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly citationsDropped: number | null
}

/** With the revision that the session has at present. */
export type FoundAnalysis = KeptAnalysis & { readonly presentRevision: number }

/** What sessions were analysed to, both layers; sessions that never were are not among them. */
export async function listAnalyses(
  db: Db,
  sessions: readonly { readonly orgId: string; readonly sessionId: string }[],
): Promise<FoundAnalysis[]> {
  const orgIds = sessions.map(({ orgId }) => orgId)
  const sessionIds = sessions.map(({ sessionId }) => sessionId)
  const { rows } = await sql<FoundAnalysis>`
    select a.org_id as "orgId", a.session_id as "sessionId", a.layer, a.version, a.model, a.revision,
      a.input_digest as "inputDigest", a.analysis, a.failure, a.analyzed_at as "analyzedAt",
      a.duration_micros as "durationMicros", a.cost_usd as "costUsd", a.input_tokens as "inputTokens",
      a.output_tokens as "outputTokens", a.citations_dropped as "citationsDropped", s.revision as "presentRevision"
    from unnest(${orgIds}::text[], ${sessionIds}::text[]) as wanted (org_id, session_id)
    join analyses a on a.org_id = wanted.org_id and a.session_id = wanted.session_id
    join sessions s on s.org_id = a.org_id and s.session_id = a.session_id`.execute(db)
  return rows
}

/**
 * Keeps an analysis in place of what its layer said before. What a failed attempt replaces stays, with the reason beside it.
 * A session that was deleted meanwhile has none.
 */
export async function saveAnalysis(trx: Db, kept: KeptAnalysis): Promise<void> {
  const { orgId, sessionId, layer, analysis, failure } = kept
  const labels = [...new Set(analysis?.issues.map(({ label }) => label))]
  await sql`
    insert into analyses as a (org_id, session_id, layer, version, model, revision, input_digest, analysis, failure,
      outcome, labels, analyzed_at, duration_micros, cost_usd, input_tokens, output_tokens, citations_dropped)
    select ${orgId}, ${sessionId}, ${layer}, ${kept.version}::integer, ${kept.model}, ${kept.revision}::bigint,
      ${kept.inputDigest}, ${analysis === null ? null : storableJson(analysis)}::jsonb, ${failure},
      ${analysis?.outcome.outcome ?? null}, ${labels}::text[], ${kept.analyzedAt}::bigint,
      ${kept.durationMicros}::bigint, ${kept.costUsd}::double precision, ${kept.inputTokens}::bigint,
      ${kept.outputTokens}::bigint, ${kept.citationsDropped}::integer
    from sessions where org_id = ${orgId} and session_id = ${sessionId}
    on conflict (org_id, session_id, layer) do update set ${
      failure === null
        ? sql`version = excluded.version, model = excluded.model, revision = excluded.revision,
            input_digest = excluded.input_digest, analysis = excluded.analysis, failure = null,
            outcome = excluded.outcome, labels = excluded.labels, analyzed_at = excluded.analyzed_at,
            duration_micros = excluded.duration_micros, cost_usd = excluded.cost_usd,
            input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
            citations_dropped = excluded.citations_dropped`
        : sql`failure = excluded.failure`
    }`.execute(trx)
}

/** Puts a session where lists find it by category; its time of change is that of its work and stays. */
export async function setCategory(
  trx: Db,
  session: { readonly orgId: string; readonly sessionId: string },
  category: Category,
  subcategory: string | null,
): Promise<void> {
  await sql`update sessions set category = ${category}, subcategory = ${subcategory}
    where org_id = ${session.orgId} and session_id = ${session.sessionId}
      and (category is distinct from ${category} or subcategory is distinct from ${subcategory})`.execute(trx)
}

/**
 * Puts a session where lists find it by what it was analysed to: as it is now, or else was, and by the model before the
 * rules.
 */
export async function setFindings(
  trx: Db,
  session: { readonly orgId: string; readonly sessionId: string },
): Promise<void> {
  const { orgId, sessionId } = session
  await sql`update sessions s set outcome = a.outcome, issues = a.labels
    from (
      select outcome, coalesce(labels, '{}') as labels from (select) one left join lateral (
        select a.outcome, a.labels from analyses a join sessions s using (org_id, session_id)
        where a.org_id = ${orgId} and a.session_id = ${sessionId} and a.analysis is not null
        order by a.revision = s.revision desc, a.layer = 'model' desc limit 1
      ) a on true
    ) a
    where s.org_id = ${orgId} and s.session_id = ${sessionId}
      and (s.outcome is distinct from a.outcome or s.issues <> a.labels)`.execute(trx)
}

/** What an analysis begins with. */
export interface AnalysisSubject extends SessionFacts {
  readonly revision: number
  readonly originalDigest: string
  readonly readerVersion: number
}

/** An imported session; `undefined` for one that is gone or was never imported. */
export async function findSubject(
  db: Db,
  orgId: string,
  sessionId: string,
): Promise<AnalysisSubject | undefined> {
  const { rows } = await sql<AnalysisSubject>`
    select s.revision, s.agent, s.title, s.status, s.status_detail as "statusDetail",
      s.live_detail as "liveDetail", s.live_until as "liveUntil", s.acus_consumed as "acusConsumed",
      s.num_user_messages as "numUserMessages", s.num_devin_messages as "numDevinMessages",
      s.parent_ref is not null as "isSubAgent", d.original_digest as "originalDigest",
      d.reader_version as "readerVersion"
    from sessions s join session_details d on d.org_id = s.org_id and d.session_id = s.session_id
    where s.org_id = ${orgId} and s.session_id = ${sessionId}`.execute(db)
  return rows[0]
}
