import { isCall, type Call, type Moment, type Prompt, type Remark, type Thought } from './moment.ts'
import type { Random } from './random.ts'

/** Moments as a transcript has them: what the agent answers at once belongs together. */
export type Beat =
  | { readonly is: 'prompt'; readonly at: number; readonly prompt: Prompt }
  | Response
  | { readonly is: 'event'; readonly at: number; readonly event: Exclude<Moment, Call | Told | Prompt> }

type Told = Thought | Remark

/** One answer of the model: thoughts and words, and the call that it ends with, if it does. */
export interface Response {
  readonly is: 'response'
  /** When its first part was written, in milliseconds since 1970. */
  readonly at: number
  readonly parts: readonly Told[]
  readonly call: Call | null
  /** When the call came back; `null` where it didn't. */
  readonly answeredAt: number | null
  /** Of a delegation, what happens in the sub-agent's session. */
  readonly within: readonly Beat[]
}

/**
 * Gives moments their times, from `begin` on. `pace` is how slowly everything goes; 1 is usual. The last beat's time
 * is the session's end.
 */
export function beatsOf(
  moments: readonly Moment[],
  begin: number,
  pace: number,
  random: Random,
): readonly Beat[] {
  const beats: Beat[] = []
  let at = begin
  let parts: Told[] = []
  const pass = (seconds: number): number => (at += Math.max(200, Math.round(seconds * 1_000)))
  const respond = (call: Call | null): void => {
    const words = parts.reduce((sum, { text }) => sum + text.length, 0)
    const saidAt = pass((random.int(5, 24) + words / 60) * pace)
    const within = call?.is === 'delegation' ? beatsOf(call.moments, saidAt + 900, pace, random) : []
    if (call !== null && isAnswered(call)) pass(secondsOf(call, within, saidAt, pace, random))
    const answeredAt = call !== null && isAnswered(call) ? at : null
    beats.push({ is: 'response', at: saidAt, parts, call, answeredAt, within })
    parts = []
  }
  for (const [index, moment] of moments.entries()) {
    if (moment.is === 'thought' || moment.is === 'remark') {
      parts.push(moment)
      const next = moments[index + 1]
      const goesOn = next !== undefined && (next.is === 'thought' || next.is === 'remark' || isCall(next))
      if (!goesOn) respond(null)
    } else if (isCall(moment)) respond(moment)
    else if (moment.is === 'prompt') {
      if (beats.length > 0) pass(moment.seconds ?? random.int(25, 420))
      beats.push({ is: 'prompt', at, prompt: moment })
    } else {
      pass(random.int(4, 25))
      beats.push({ is: 'event', at, event: moment })
    }
  }
  return beats
}

export function endOf(beats: readonly Beat[]): number {
  const last = beats.at(-1)
  return last === undefined ? 0 : last.is === 'response' ? (last.answeredAt ?? last.at) : last.at
}

function isAnswered(call: Call): boolean {
  if (call.is === 'question') return call.answer !== null
  return call.is !== 'run' || call.exit !== null || call.refusal !== undefined
}

function secondsOf(call: Call, within: readonly Beat[], from: number, pace: number, random: Random): number {
  switch (call.is) {
    case 'run':
      return call.seconds ?? (call.refusal === undefined ? random.int(2, 40) * pace : random.int(4, 60))
    case 'delegation':
      return (endOf(within) - from) / 1_000 + 2
    case 'question':
      return random.int(40, 600)
    case 'read':
    case 'search':
    case 'plan':
      return 0.3 + random.next()
    case 'edit':
    case 'write':
      return 0.4 + random.next() * 6
  }
}
