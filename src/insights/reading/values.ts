/** The value as an object; `null` for anything else. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}

/** The first of the members that is a text. */
export function textIn(value: unknown, ...members: readonly string[]): string | null {
  const object = objectOf(value)
  for (const member of members) {
    const text = object?.[member]
    if (typeof text === 'string') return text
  }
  return null
}

/** The value that a JSON text stands for; `undefined` where it is none. */
export function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Members that hold what a person would read, in the order in which they are looked for. */
const READABLE = [
  'text',
  'content',
  'output',
  'stdout',
  'message',
  'response',
  'thinking',
  'summary',
  'error',
]

/** What a person would read of a step's content: texts and lists of blocks as they are, other values as JSON. */
export function readable(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(readable).filter(Boolean).join('\n')
  const object = objectOf(value)
  if (object === null) return JSON.stringify(value)
  if (/^(?:input_)?image(?:_url)?$/.test(textIn(object, 'type') ?? '')) return ''
  const response = objectOf(objectOf(object['functionResponse'])?.['response'])
  if (response !== null) return readable(response)
  for (const member of READABLE) {
    const inner = object[member]
    if (typeof inner === 'string' || Array.isArray(inner)) return readable(inner)
  }
  return JSON.stringify(object)
}
