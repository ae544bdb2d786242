import { MODEL_WHEN, RULES_WHEN } from '../insights/settings.ts'
import type { ModelSettings } from '../insights/model/settings.ts'
import { EXIT, ExitError } from './exit.ts'

/** What is analysed when, as the environment says. They have no flags: one of them is a key, and the rest goes with it. */
export interface InsightsConfig {
  readonly rules: (typeof RULES_WHEN)[number]
  readonly modelWhen: (typeof MODEL_WHEN)[number]
  /** `null` where no model is named. */
  readonly model: ModelSettings | null
}

const DAILY_USD = 5

export function insightsConfig(): InsightsConfig {
  return {
    rules: oneOf('MUSTER_INSIGHTS', RULES_WHEN, 'always'),
    modelWhen: oneOf('MUSTER_MODEL_INSIGHTS', MODEL_WHEN, 'on-request'),
    model: modelConfig(),
  }
}

function modelConfig(): ModelSettings | null {
  const model = process.env['MUSTER_MODEL']
  if (model === undefined) {
    const alone = ['MUSTER_MODEL_URL', 'MUSTER_MODEL_KEY'].find((name) => process.env[name] !== undefined)
    if (alone === undefined) return null
    throw new ExitError(EXIT.usage, `${alone} is set and MUSTER_MODEL isn't: name the model, or set neither`)
  }
  return {
    model,
    url: urlOf(process.env['MUSTER_MODEL_URL'] ?? (/^claude/i.test(model) ? ANTHROPIC : OPENAI)),
    key: process.env['MUSTER_MODEL_KEY'] ?? null,
    dailyUsd: amountOf(process.env['MUSTER_MODEL_DAILY_USD']),
  }
}

const ANTHROPIC = 'https://api.anthropic.com/v1'
const OPENAI = 'https://api.openai.com/v1'

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // A password in the address would stand in errors and logs.
  if (url && /^https?:$/.test(url.protocol) && url.username === '') return url.href.replace(/\/+$/, '')
  throw new ExitError(EXIT.usage, 'MUSTER_MODEL_URL must be an address such as https://api.openai.com/v1')
}

function amountOf(text: string | undefined): number {
  if (text === undefined) return DAILY_USD
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  throw new ExitError(
    EXIT.usage,
    `MUSTER_MODEL_DAILY_USD is '${text}'. It must be a sum in US dollars, such as 5.`,
  )
}

function oneOf<const Values extends readonly string[]>(
  name: string,
  values: Values,
  otherwise: Values[number],
): Values[number] {
  const text = process.env[name]
  if (text === undefined) return otherwise
  const value = values.find((one) => one === text)
  if (value !== undefined) return value
  throw new ExitError(EXIT.usage, `${name} is '${text}'. It must be one of ${values.join(', ')}.`)
}
