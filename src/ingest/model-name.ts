/** The name of a model without the providers that routers put ahead of it (`openrouter/anthropic/claude-…`). */
export function withoutProvider(name: string | null): string | null {
  return name?.split('/').findLast((part) => part !== '') ?? null
}
