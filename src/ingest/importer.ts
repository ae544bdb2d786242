import type { ImportedMessage, ImportedSession, ImportedStep, SourcePosition } from '../domain/imported.ts'
import type { Micros } from '../domain/time.ts'
import type { Agent } from '../domain/vocabulary.ts'
import type { Outline } from './outline.ts'

/**
 * How one agent's transcripts are read. A reader is pure and streaming: it is given the records of one
 * file in order, hands messages and steps to a sink as soon as they are complete, keeps only what
 * counting once asks for (ids, not texts), and tells of the sessions at the end.
 * What counts as a message, a sub-agent, active work or an ending stands in docs/import.md.
 */
export interface Importer {
  readonly agent: Agent
  /** Raised when the same bytes would be read differently: `muster import --again` looks at it. */
  readonly version: number
  /** Whether a file with these first records (unparsable lines left out) is this agent's. Content alone decides. */
  detects(head: readonly JsonObject[]): boolean
  /** For agents that write a transcript, or did by version, as one JSON document instead of a record a line. */
  readonly document?: DocumentForm
  /**
   * The id and time of a record that a resumed or forked session copies as they are; `null` for records without.
   * By them a copy is told across files, where one file alone can't show it.
   */
  identify(record: JsonObject): RecordIdentity | null
  open(source: Source, sink: Sink): Reading
}

export interface DocumentForm {
  /** Whether a document with this outline, or with this beginning of one, is this agent's. */
  detects(outline: Outline): boolean
  /** The lists whose elements are the records, in the order in which the reader is given them. */
  readonly lists: readonly string[]
}

export interface RecordIdentity {
  readonly id: string
  readonly at: Micros | null
}

export type JsonObject = { readonly [key: string]: unknown }

export interface Source {
  /**
   * Path of the file relative to where it was found, `/` between folders; only a fallback for ids that the
   * records don't hold (`<session id>/subagents/agent-<id>.jsonl`).
   */
  readonly name: string | null
  /** Of a transcript that is one document; `null` where it has a record a line. */
  readonly outline: Outline | null
}

/** One parsed line, or an element of a document's list. */
export interface SourceRecord {
  readonly value: JsonObject
  readonly position: SourcePosition
  /** Name of the list that it is an element of; `''` for the document itself, and for a line. */
  readonly list: string
}

/**
 * Takes what a reader finds, by the session's external id. What is handed over for a session that `end` doesn't tell
 * of is dropped: copied history often stands first, under an id that only later turns out to be foreign.
 */
export interface Sink {
  message(externalId: string, message: ImportedMessage): void
  step(externalId: string, step: ImportedStep): void
  /** A record kind this reader doesn't know, as `<type>` or `<type>/<subtype>`: counted and shown, never guessed at. */
  notUnderstood(kind: string): void
}

export interface Reading {
  record(record: SourceRecord): void
  /** Every session found in the file, the file's own first; empty where there is none. */
  end(): readonly ImportedSession[]
}
