import type { ReactNode } from 'react'
import type { SessionStep } from '../../sdk/index.ts'
import { callOf, textsIn } from './call.ts'
import { headlineOf, textOf } from './content.ts'

/** A line of the transcript: a step, and with a call of a tool its result. */
export interface Entry {
  readonly step: SessionStep
  readonly result: SessionStep | null
}

/** What shows an entry, and folds it. */
export interface EntryProps {
  readonly entry: Entry
  readonly open: boolean
  readonly onToggle: () => void
  /** The sub-agent that a call started, by what it was asked: its session, and what it did. */
  readonly subAgentOf: (prompt: string) => { readonly id: string; readonly transcript: ReactNode } | null
}

export function entriesOf(steps: readonly SessionStep[]): Entry[] {
  const calls = new Map<string, number>()
  const entries: Entry[] = []
  for (const step of steps) {
    // Some agents keep their reasoning to themselves and leave an empty step.
    if (step.kind === 'reasoning' && textOf(step.content).trim() === '') continue
    const at = step.kind === 'tool_result' && step.call_id !== null ? calls.get(step.call_id) : undefined
    const call = at === undefined ? undefined : entries[at]
    if (at !== undefined && call?.result === null) {
      entries[at] = { ...call, result: step }
      continue
    }
    if (step.kind === 'tool_call' && step.call_id !== null) calls.set(step.call_id, entries.length)
    entries.push({ step, result: null })
  }
  return entries
}

/** Where each step stands: those of results with their calls. */
export function placesOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  return new Map(
    entries.flatMap(({ step, result }, at) =>
      [step, result].flatMap((one) => (one === null ? [] : [[one.step_id, at] as const])),
    ),
  )
}

/** The entries that contain a text, in whatever case. */
export function matchesIn(entries: readonly Entry[], find: string): number[] {
  if (find === '') return []
  const needle = find.toLowerCase()
  return entries.flatMap((entry, at) => (searchable(entry).includes(needle) ? [at] : []))
}

const lowered = new WeakMap<SessionStep, string>()

function searchable({ step, result }: Entry): string {
  return result === null ? lower(step) : `${lower(step)}\n${lower(result)}`
}

function lower(step: SessionStep): string {
  const known = lowered.get(step)
  if (known !== undefined) return known
  const text = shownOf(step).join('\n').toLowerCase()
  lowered.set(step, text)
  return text
}

/** The texts that are read in a step, folded or not. */
function shownOf(step: SessionStep): readonly string[] {
  switch (step.kind) {
    case 'tool_call': {
      const { title, parts } = callOf(step)
      return [step.name ?? '', title, ...parts.flatMap(textsIn)]
    }
    case 'notice':
      return [step.name ?? '', headlineOf(step.content), textOf(step.content)]
    case 'context':
      return [headlineOf(step.content), textOf(step.content)]
    default:
      return [textOf(step.content)]
  }
}
