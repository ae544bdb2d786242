import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import { costOf } from '../../domain/cost.ts'
import type { Context } from '../../storage/context.ts'
import { addSpend, spentOn } from '../../storage/model-spend.ts'
import { redact } from '../../domain/secrets.ts'
import { ModelFailure, type ModelAnalyst } from './analyst.ts'
import { ask, type Patience, type Tokens } from './ask.ts'
import { digestOf } from './digest.ts'
import { modelAt } from './endpoint.ts'
import { questionOf, SYSTEM } from './instructions.ts'
import type { ModelSettings } from './settings.ts'
import { tellOf } from './told.ts'

/** Some 30,000 tokens of English; other scripts take more. */
const DIGEST_CHARACTERS = 100_000
const CALLS_AT_ONCE = 2
const PATIENCE: Patience = { timeoutMs: 180_000, retries: 3 }

/** The analyst that asks the model of the settings, a few sessions at once and under the daily cap. */
export function modelAnalyst(
  { db, now }: Context,
  settings: ModelSettings,
  patience: Patience = PATIENCE,
): ModelAnalyst {
  const atOnce = pLimit(CALLS_AT_ONCE)
  const model = modelAt(settings)
  const today = (): string => new Date(now() / 1000).toISOString().slice(0, 10)

  return ({ facts, events, byRules }, signal) =>
    atOnce(async () => {
      if ((await spentOn(db, today())) >= settings.dailyUsd) {
        throw new ModelFailure(
          `Today's ${settings.dailyUsd} US dollars for models are spent; MUSTER_MODEL_DAILY_USD sets the cap.`,
        )
      }
      const digest = await digestOf(events(), DIGEST_CHARACTERS, redact)
      const question = questionOf(facts, byRules, digest, redact)
      const total = { input: 0, output: 0, usd: 0, priced: true }
      const spend = async ({ input, output }: Tokens): Promise<void> => {
        const usd = priceOf(settings.model, { input, output }, now())
        total.input += input
        total.output += output
        total.usd += usd ?? 0
        total.priced &&= usd !== null
        await addSpend(db, today(), { usd: usd ?? 0, inputTokens: input, outputTokens: output })
      }
      const answer = await ask(model, question, patience, signal, spend)
      const { analysis, citationsDropped } = tellOf(answer, byRules, digest.ids)
      return {
        analysis,
        model: settings.model,
        inputDigest: createHash('sha256').update(SYSTEM).update(digest.text).digest('hex'),
        costUsd: total.priced ? total.usd : null,
        inputTokens: total.input,
        outputTokens: total.output,
        citationsDropped,
      }
    })
}

function priceOf(model: string, { input, output }: Tokens, at: number): number | null {
  const tokens = { input, output, cacheRead: 0, cacheWrite: 0, cacheWriteHour: 0, reasoning: 0 }
  return costOf(new Map([[model, tokens]]), at)?.usd ?? null
}
