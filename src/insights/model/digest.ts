import type { SessionEvent } from '../event.ts'

/** A session in few words: what the model reads, and what it may cite. */
export interface Digest {
  readonly text: string
  /** Event ids by the short ids that stand in the text. */
  readonly ids: ReadonlyMap<string, string>
  /** Events that aren't in the text. */
  readonly leftOut: number
}

/** Shares of the budget. What one part doesn't use is the others'. */
const BEGINNING = 0.25
const FAILURES = 0.3
const END = 0.25

const LONGEST_WHOLE = 2_000
const LONGEST_THIN = 160

interface Line {
  readonly position: number
  readonly eventId: string
  readonly text: string
}

/**
 * The beginning, the end, failures and what people said stand whole (up to 2,000 characters each), the middle thinned to a
 * line for every so-manyth event. One pass; memory is bounded by the budget, whatever the session's length.
 * @param budget characters
 */
export async function digestOf(
  events: AsyncIterable<SessionEvent>,
  budget: number,
  redact: (text: string) => string,
): Promise<Digest> {
  const beginning = new Bounded(budget * BEGINNING)
  const failures = new Thinned(budget * FAILURES)
  const middle = new Thinned(budget * (1 - BEGINNING - FAILURES - END))
  const end = new Latest(budget * END)
  let count = 0
  for await (const event of events) {
    count++
    const whole = lineOf(event, LONGEST_WHOLE, redact)
    if (beginning.add(whole)) continue
    // What leaves the end for newer events goes where it would have gone in the middle.
    for (const line of end.add({ ...whole, thin: thinOf(whole), mattered: matters(event) })) {
      if (line.mattered) failures.add(line)
      else middle.add({ ...line, text: line.thin })
    }
  }
  const lines = [...beginning.lines, ...failures.lines, ...middle.lines, ...end.lines].toSorted(
    (a, b) => a.position - b.position,
  )
  return {
    text: textOf(lines),
    ids: new Map(lines.map(({ position, eventId }) => [shortId(position), eventId])),
    leftOut: count - lines.length,
  }
}

/** As the model sees and cites it. */
function shortId(position: number): string {
  return `e${position}`
}

function matters(event: SessionEvent): boolean {
  if (event.kind === 'user_message') return true
  if (event.kind === 'tool_result') return event.failed === true
  return event.kind === 'notice' && (event.isError || event.means !== null)
}

function lineOf(event: SessionEvent, longest: number, redact: (text: string) => string): Line {
  const { position, eventId } = event
  const text = `[${shortId(position)}] ${headOf(event)}: ${cut(redact(event.text), longest)}`
  return { position, eventId, text }
}

function headOf(event: SessionEvent): string {
  switch (event.kind) {
    case 'tool_call':
      return `calls ${event.tool}`
    case 'tool_result':
      return event.failed === true ? 'result, failed' : 'result'
    case 'notice':
      return `notice ${event.name}`
    default:
      return event.kind.replace('_', ' ')
  }
}

function thinOf({ text }: Line): string {
  return cut(text.replaceAll(/\s+/g, ' '), LONGEST_THIN)
}

/** Beginning and end of a long text: an error often stands in its last lines. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text.toWellFormed()
  const head = Math.ceil(longest * 0.6)
  return `${text.slice(0, head)} … ${text.slice(head - longest)}`.toWellFormed()
}

/** Says where events were left out, so that nothing seems to follow from nothing. */
function textOf(lines: readonly Line[]): string {
  const parts: string[] = []
  let last = -1
  for (const { position, text } of lines) {
    if (position > last + 1) parts.push(`(${position - last - 1} events left out)`)
    parts.push(text)
    last = position
  }
  return parts.join('\n')
}

/** Takes what comes first, until it is full. */
class Bounded {
  readonly lines: Line[] = []
  #room: number
  constructor(room: number) {
    this.#room = room
  }
  add(line: Line): boolean {
    if (line.text.length > this.#room) this.#room = 0
    if (this.#room === 0) return false
    this.#room -= line.text.length
    this.lines.push(line)
    return true
  }
}

/** Keeps every event, then every second, then every fourth, as it fills up. */
class Thinned {
  lines: Line[] = []
  readonly #room: number
  #used = 0
  #stride = 1
  #seen = 0
  constructor(room: number) {
    this.#room = room
  }
  add(line: Line): void {
    if (this.#seen++ % this.#stride !== 0) return
    this.lines.push(line)
    this.#used += line.text.length
    while (this.#used > this.#room && this.lines.length > 1) {
      this.#stride *= 2
      this.lines = this.lines.filter((_, index) => index % 2 === 0)
      this.#used = this.lines.reduce((sum, { text }) => sum + text.length, 0)
    }
  }
}

type Waiting = Line & { readonly thin: string; readonly mattered: boolean }

/** Keeps what came last; `add` gives back what had to leave. */
class Latest {
  lines: Waiting[] = []
  readonly #room: number
  #used = 0
  constructor(room: number) {
    this.#room = room
  }
  add(line: Waiting): Waiting[] {
    this.lines.push(line)
    this.#used += line.text.length
    let leaving = 0
    while (this.#used > this.#room && leaving < this.lines.length - 1) {
      this.#used -= this.lines[leaving]?.text.length ?? 0
      leaving++
    }
    return this.lines.splice(0, leaving)
  }
}
