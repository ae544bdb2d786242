import type { TokenCounts } from '../../domain/imported.ts'
import type { Draft } from '../draft.ts'
import { countOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { countsOfPrompt } from '../token-tally.ts'

/**
 * Tokens by model. Messages tell of their output alone; the whole stands in `session.shutdown`, for the time since the
 * start or the last resumption, so that all of them add up. What no shutdown has counted stays a part of the truth.
 */
export class Usage {
  #uncounted: { readonly draft: Draft; readonly model: string | null; readonly output: number }[] = []

  said(draft: Draft, data: JsonObject, currentModel: string | null): void {
    const output = countOf(data['outputTokens'])
    if (output > 0) this.#uncounted.push({ draft, model: textOf(data['model']) ?? currentModel, output })
  }

  /** `subAgent` finds the session of a sub-agent by its id. */
  shutDown(main: Draft, data: JsonObject, subAgent: (agentId: string) => Draft | undefined): void {
    const agents = Object.entries(objectOf(data['agentMetrics']) ?? {})
    const metrics: readonly (readonly [Draft, unknown])[] =
      agents.length > 0
        ? agents.map(([agentId, agent]) => [subAgent(agentId) ?? main, objectOf(agent)?.['modelMetrics']])
        : [[main, data['modelMetrics']]]
    let isCounted = false
    for (const [draft, byModel] of metrics) {
      for (const [model, metric] of Object.entries(objectOf(byModel) ?? {})) {
        const counts = countsOf(objectOf(objectOf(metric)?.['usage']) ?? {})
        draft.tokens.add(model, counts)
        isCounted ||= counts.output > 0 || counts.input > 0
      }
    }
    if (isCounted) this.#uncounted = []
  }

  end(): void {
    for (const { draft, model, output } of this.#uncounted) {
      draft.tokens.add(model, { output })
      draft.tokensAreComplete = false
    }
  }
}

/** Copilot's input includes what was read from and written to a cache. */
function countsOf(usage: JsonObject): TokenCounts {
  return countsOfPrompt({
    prompt: usage['inputTokens'],
    output: usage['outputTokens'],
    read: usage['cacheReadTokens'],
    written: usage['cacheWriteTokens'],
    reasoning: usage['reasoningTokens'],
  })
}
