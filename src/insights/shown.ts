import type { Analysis, AnalysisProvenance } from '../domain/analysis.ts'
import { listAnalyses, type FoundAnalysis } from '../storage/analyses.ts'
import type { Context } from '../storage/context.ts'
import type { SessionKey } from './analyze.ts'
import { VERSIONS } from './versions.ts'

/** What is said of a session at present. */
export interface ShownAnalysis extends AnalysisProvenance {
  /** `null` where every attempt failed, or the session shows too little. */
  readonly analysis: Analysis | null
  /** Why the last attempt of a layer failed, if it did. */
  readonly failure: string | null
}

/** The analyses of sessions, by session id: the model's where it is fresh, else the rules', else the newest, which is stale. */
export async function shownAnalyses(
  { db }: Pick<Context, 'db'>,
  sessions: readonly SessionKey[],
): Promise<Map<string, ShownAnalysis>> {
  const found = Map.groupBy(await listAnalyses(db, sessions), ({ sessionId }) => sessionId)
  return new Map([...found].map(([sessionId, layers]) => [sessionId, choose(layers)]))
}

/** Whether a layer has said of the session, as it is now, what it would say today. */
export function isFresh({ revision, presentRevision, layer, version, failure }: FoundAnalysis): boolean {
  return revision === presentRevision && version === VERSIONS[layer] && failure === null
}

function choose(layers: readonly FoundAnalysis[]): ShownAnalysis {
  const of = (layer: FoundAnalysis['layer']): FoundAnalysis | undefined =>
    layers.find((one) => one.layer === layer)
  const isUsable = (one: FoundAnalysis | undefined): one is FoundAnalysis =>
    one?.analysis != null && isFresh(one)
  const [model, rules] = [of('model'), of('rules')]
  const newest = layers.toSorted((a, b) => b.analyzedAt - a.analyzedAt)
  const shown = isUsable(model)
    ? model
    : isUsable(rules)
      ? rules
      : (newest.find(({ analysis }) => analysis !== null) ?? newest[0])
  if (shown === undefined) throw new Error('a group is never empty')
  const { layer, version, inputDigest, analyzedAt, durationMicros, costUsd, inputTokens, outputTokens } =
    shown
  return {
    ...{
      layer,
      version,
      model: shown.model,
      inputDigest,
      analyzedAt,
      durationMicros,
      costUsd,
      inputTokens,
      outputTokens,
    },
    citationsDropped: shown.citationsDropped,
    isStale: shown.revision !== shown.presentRevision || version !== VERSIONS[layer],
    analysis: shown.analysis,
    failure: layers.find(({ failure }) => failure !== null)?.failure ?? null,
  }
}
