import type { Micros } from '../domain/time.ts'

/**
 * A step of a session in words common to all agents: what `reading/` makes of an agent's own content, and all that
 * rules see. Long texts are cut; `length` tells how long they were.
 */
export type SessionEvent = Said | Called | Returned | Noticed

interface Happened {
  /** Place among the session's steps, from 0. */
  readonly position: number
  readonly eventId: string
  /** `null` where the transcript has no time. */
  readonly at: Micros | null
  readonly text: string
  /** Characters of the whole text. */
  readonly length: number
}

/** `context` is what a client or hook put in: instructions of a repository, results of commands, summaries. */
export interface Said extends Happened {
  readonly kind: 'user_message' | 'agent_message' | 'reasoning' | 'context'
}

/** What a call of a tool does, whatever the tool is called. */
export const DEEDS = [
  'run',
  'read',
  'search',
  'edit',
  'write',
  'fetch',
  'plan',
  'ask',
  'delegate',
  'submit',
  'other',
] as const
export type Deed = (typeof DEEDS)[number]

export interface Called extends Happened {
  readonly kind: 'tool_call'
  readonly callId: string | null
  /** As the agent calls it. */
  readonly tool: string
  readonly does: Deed
  /** The shell command line of a `run`; else `null`. */
  readonly command: string | null
  /** Files that it names, as they are named. */
  readonly paths: readonly string[]
  /** What an `edit` or `write` takes out and puts in, file by file. */
  readonly changes: readonly Change[]
}

export interface Change {
  readonly path: string
  /** `null` where the call doesn't say: a file written whole. */
  readonly removed: string | null
  readonly added: string
}

export interface Returned extends Happened {
  readonly kind: 'tool_result'
  readonly callId: string | null
  /** What it answers; `null` where that isn't there. */
  readonly call: Called | null
  /** Whether it failed, by the transcript's own word, the exit code, or else the agent's usual wording; `null`: unknown. */
  readonly failed: boolean | null
  readonly exitCode: number | null
}

/** Something the client reports: an interruption, a compaction, an API error, the run's recorded end. */
export interface Noticed extends Happened {
  readonly kind: 'notice'
  readonly name: string
  readonly isError: boolean
  readonly means: Meaning | null
}

/** What notices mean that rules ask for. */
export const MEANINGS = [
  'interrupted',
  'compacted',
  'refused',
  'rate_limited',
  'api_error',
  'ended_well',
  'ended_badly',
] as const
export type Meaning = (typeof MEANINGS)[number]
