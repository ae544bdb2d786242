import type { ImportedMessage, SourcePosition } from '../../domain/imported.ts'
import type { Micros } from '../../domain/time.ts'

interface OpenMessage {
  readonly key: string
  readonly eventId: string
  readonly at: Micros | null
  readonly texts: string[]
  /** Of the first line with text. */
  position: SourcePosition | null
}

/**
 * Puts the lines of one API message together and hands messages on, oldest first. A message's lines may
 * stand apart, with results or a prompt between them, so it is open until another API message begins;
 * prompts wait behind it.
 */
export class Messages {
  readonly #hand: (message: ImportedMessage) => void
  readonly #handed = new Set<string>()
  #open: OpenMessage | null = null
  #waiting: ImportedMessage[] = []

  constructor(hand: (message: ImportedMessage) => void) {
    this.#hand = hand
  }

  prompt(message: ImportedMessage): void {
    if (this.#open) this.#waiting.push(message)
    else this.#hand(message)
  }

  /** A line of the API message `key`; `eventId` and `at` of its first line stay the message's. */
  line(key: string, eventId: string, at: Micros | null): void {
    if (this.#open?.key === key) return
    this.close()
    if (!this.#handed.has(key)) this.#open = { key, eventId, at, texts: [], position: null }
  }

  text(text: string, position: SourcePosition): void {
    if (!this.#open) return
    this.#open.texts.push(text)
    this.#open.position ??= position
  }

  close(): void {
    const open = this.#open
    const waiting = this.#waiting
    this.#open = null
    this.#waiting = []
    if (open?.position) {
      const { key, eventId, at, texts, position } = open
      this.#handed.add(key)
      this.#hand({ source: 'devin', eventId, text: texts.join('\n\n'), at, position })
    }
    waiting.forEach(this.#hand)
  }
}
