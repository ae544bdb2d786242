import { APICallError, generateText, RetryError, type LanguageModel, type ModelMessage } from 'ai'
import { ModelFailure } from './analyst.ts'
import { readAnswer, type Answer } from './answer.ts'
import { repairOf, SYSTEM } from './instructions.ts'

/** Tokens as the endpoint counts them; 0 where it doesn't say. */
export interface Tokens {
  readonly input: number
  readonly output: number
}

export interface Patience {
  /** Of one call with its retries. */
  readonly timeoutMs: number
  /** After 429, 5xx and lost connections, with growing pauses or as the endpoint says. */
  readonly retries: number
}

const LONGEST_ANSWER = 8_000

/**
 * Asks a model once, and once more to mend an answer that can't be used. `spend` is told of every call that was answered.
 * @throws ModelFailure
 */
export async function ask(
  model: LanguageModel,
  question: string,
  patience: Patience,
  signal: AbortSignal,
  spend: (tokens: Tokens) => Promise<void>,
): Promise<Answer> {
  const messages: ModelMessage[] = [{ role: 'user', content: question }]
  for (const isLast of [false, true]) {
    const text = await call(model, messages, patience, signal, spend)
    const read = readAnswer(text)
    if ('answer' in read) return read.answer
    if (isLast) throw new ModelFailure(`The model's answer couldn't be used: ${read.problems.join('; ')}.`)
    messages.push({ role: 'assistant', content: text }, { role: 'user', content: repairOf(read.problems) })
  }
  throw new ModelFailure('The model gave no answer.')
}

async function call(
  model: LanguageModel,
  messages: ModelMessage[],
  { timeoutMs, retries }: Patience,
  signal: AbortSignal,
  spend: (tokens: Tokens) => Promise<void>,
): Promise<string> {
  try {
    const { text, usage } = await generateText({
      model,
      instructions: SYSTEM,
      messages,
      maxRetries: retries,
      maxOutputTokens: LONGEST_ANSWER,
      temperature: 0,
      abortSignal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    await spend({ input: usage.inputTokens ?? 0, output: usage.outputTokens ?? 0 })
    return text
  } catch (error) {
    if (signal.aborted) throw error
    throw new ModelFailure(whyOf(error, timeoutMs), { cause: error })
  }
}

/** Said without the endpoint's own words: some repeat the key, or what they were sent. */
function whyOf(error: unknown, timeoutMs: number): string {
  const last = RetryError.isInstance(error) ? error.lastError : error
  if (APICallError.isInstance(last)) {
    const { statusCode } = last
    if (statusCode === undefined) return "The model's endpoint can't be reached."
    return REASONS[statusCode] ?? `The model's endpoint answered ${statusCode}.`
  }
  if (last instanceof Error && /^(TimeoutError|AbortError)$/.test(last.name)) {
    return `The model didn't answer within ${timeoutMs / 1000} seconds.`
  }
  return `The model couldn't be asked: ${last instanceof Error ? last.name : 'unknown error'}.`
}

const REASONS: Record<number, string> = {
  401: "The model's endpoint refused the key (401): see MUSTER_MODEL_KEY.",
  403: "The model's endpoint refused the key (403): see MUSTER_MODEL_KEY.",
  404: "The model's endpoint knows no such model or path (404): see MUSTER_MODEL and MUSTER_MODEL_URL.",
  429: "The model's endpoint is asked too often or its quota is used up (429).",
}
