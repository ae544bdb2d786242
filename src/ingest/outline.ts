import type { SourcePosition } from '../domain/imported.ts'
import { DocumentCutter } from './document-cutter.ts'
import type { JsonObject } from './importer.ts'
import { parseRecord } from './parse.ts'

/** What a JSON document says beside the elements of its lists. */
export interface Outline {
  /** The members that are no lists, by name. */
  readonly members: ReadonlyMap<string, Member>
  /** The first element of each list of objects, by the member's name; `''` for a document that is a list itself. */
  readonly firsts: ReadonlyMap<string, JsonObject>
  /** Whether the document's end has been seen, and whether anything stands behind it. */
  readonly isWhole: boolean
  readonly isFollowed: boolean
}

export interface Member {
  readonly value: unknown
  readonly position: SourcePosition
}

/** More of it is left out: nothing that tells of a session is as long. */
const LONGEST = 16 * 1024 * 1024
const MOST_MEMBERS = 1_000

/** Gathers the outline of a document. Give the chunks in order; what is there of it so far stands in `outline`. */
export class OutlineReading {
  readonly #members = new Map<string, Member>()
  readonly #firsts = new Map<string, JsonObject>()
  readonly #seen = new Set<string>()
  readonly #cutter: DocumentCutter
  #length = 0

  constructor() {
    this.#cutter = new DocumentCutter(({ member, isElement, bytes, position }) => {
      if (this.#seen.has(member) || this.#seen.size === MOST_MEMBERS) return
      this.#seen.add(member)
      this.#length += position.length
      if (this.#length > LONGEST) return
      if (!isElement) this.#members.set(member, { value: valueIn(bytes()), position })
      else {
        const value = parseRecord(bytes())
        if (typeof value === 'object' && value !== null) this.#firsts.set(member, value)
      }
    })
  }

  push(chunk: Buffer): void {
    this.#cutter.push(chunk)
  }

  get outline(): Outline {
    const { isWhole, isFollowed } = this.#cutter
    return { members: this.#members, firsts: this.#firsts, isWhole, isFollowed }
  }
}

function valueIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
