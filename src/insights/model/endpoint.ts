import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'
import type { ModelSettings } from './settings.ts'

/**
 * The model behind an address: Anthropic's wire format on its own hosts and on a path with `anthropic` in it, as gateways
 * have; elsewhere OpenAI's chat completions.
 */
export function modelAt({ url, model, key }: ModelSettings): LanguageModel {
  if (speaksAnthropic(url)) return createAnthropic({ baseURL: url, apiKey: key ?? '' })(model)
  const auth = key === null ? {} : { apiKey: key }
  return createOpenAICompatible({ name: 'openai-compatible', baseURL: url, ...auth }).chatModel(model)
}

function speaksAnthropic(url: string): boolean {
  const { hostname, pathname } = new URL(url)
  return /(^|\.)anthropic\.com$/.test(hostname) || pathname.split('/').includes('anthropic')
}
