/** A step's content is any JSON that an agent writes; here it becomes text and pictures. */

export interface Picture {
  /** Null for one that isn't in the transcript or of a kind that isn't shown. */
  readonly url: string | null
}

export function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (content === null || content === undefined) return ''
  if (Array.isArray(content))
    return content
      .map(textOf)
      .filter(Boolean)
      .join(content.some(isThought) ? '\n\n' : '\n')
  if (!isObject(content)) return JSON.stringify(content)
  if (isPicture(content)) return ''
  if (isThought(content)) return thoughtOf(content)
  for (const name of ['text', 'detailedContent', 'content', 'output', 'message', 'thinking']) {
    const inside = content[name]
    if (typeof inside === 'string') return inside
    if (Array.isArray(inside)) return textOf(inside)
  }
  const response = isObject(content['functionResponse']) ? content['functionResponse']['response'] : undefined
  if (response !== undefined) return textOf(response)
  return JSON.stringify(content, null, 2)
}

export function picturesOf(content: unknown): Picture[] {
  if (Array.isArray(content)) return content.flatMap(picturesOf)
  if (!isObject(content)) return []
  if (Array.isArray(content['content'])) return picturesOf(content['content'])
  return isPicture(content) ? [{ url: addressOf(content) }] : []
}

/** The arguments of a call, parsed where the agent wrote them as a text. */
export function argumentsOf(content: unknown): Readonly<Record<string, unknown>> | string {
  if (isObject(content)) return content
  if (typeof content !== 'string') return content === null || content === undefined ? '' : textOf(content)
  if (!content.trimStart().startsWith('{')) return content
  try {
    const parsed: unknown = JSON.parse(content)
    return isObject(parsed) ? parsed : content
  } catch {
    return content
  }
}

/** The first line of a step; of JSON, what tells something in it. */
export function headlineOf(content: unknown): string {
  const text = textOf(content)
  const parsed = argumentsOf(text)
  return firstLine(typeof parsed === 'string' ? text : everythingIn(parsed) || JSON.stringify(parsed))
}

/** The texts and numbers of an object that nobody knows here. */
export function everythingIn(object: Readonly<Record<string, unknown>>): string {
  return Object.entries(object)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')
}

export function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 300) ?? ''
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As Gemini CLI writes what it thinks: a headline and what stands below it. */
function isThought(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && typeof value['subject'] === 'string' && typeof value['description'] === 'string'
}

function thoughtOf({ subject, description }: Readonly<Record<string, unknown>>): string {
  const headline = String(subject).trim()
  return [headline && `**${headline}**`, String(description).trim()].filter(Boolean).join('\n')
}

function isPicture(value: Readonly<Record<string, unknown>>): boolean {
  const type = value['type']
  return type === 'image' || type === 'input_image' || type === 'image_url'
}

function addressOf(picture: Readonly<Record<string, unknown>>): string | null {
  const { source, image_url } = picture
  if (isObject(source) && typeof source['data'] === 'string')
    return safe(`data:${String(source['media_type'])};base64,${source['data']}`)
  if (typeof image_url === 'string') return safe(image_url)
  return isObject(image_url) && typeof image_url['url'] === 'string' ? safe(image_url['url']) : null
}

/** Pictures inside the transcript alone: one from elsewhere would tell its server who looks. */
function safe(url: string): string | null {
  return /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*$/.test(url) ? url : null
}
