import type { SourcePosition } from '../../domain/imported.ts'

/** A prompt that a person typed while the agent was working. */
export interface QueuedPrompt {
  readonly text: string
  readonly position: SourcePosition
  readonly id: string
}

/**
 * Follows the prompts waiting in the client's queue. Taken out of it (`dequeue`) a prompt becomes a user
 * record; handed over in the middle of a turn (`remove`) it becomes a `queued_command` attachment, which
 * versions before 2.1.11x don't write: then the queue's own record is the only trace of it.
 */
export class PromptQueue {
  #waiting: (QueuedPrompt & { delivered: boolean })[] = []
  readonly #handedOver: string[] = []

  enqueue(prompt: QueuedPrompt): void {
    this.#waiting.push({ ...prompt, delivered: false })
  }

  dequeue(text: string | null): void {
    this.#take(text)
  }

  clear(): void {
    this.#waiting = []
  }

  /** The prompt handed over, unless an attachment has told of it. */
  remove(text: string | null): QueuedPrompt | null {
    const prompt = this.#take(text)
    if (!prompt || prompt.delivered) return null
    this.#handedOver.push(prompt.text)
    return prompt
  }

  /** Whether an attachment's prompt is news, and not one that `remove` gave already. */
  attached(text: string): boolean {
    const known = this.#handedOver.indexOf(text)
    if (known >= 0) {
      this.#handedOver.splice(known, 1)
      return false
    }
    const waiting = this.#waiting.find((prompt) => !prompt.delivered && prompt.text === text)
    if (waiting) waiting.delivered = true
    return true
  }

  #take(text: string | null): (QueuedPrompt & { delivered: boolean }) | undefined {
    const index = text === null ? 0 : this.#waiting.findIndex((prompt) => prompt.text === text)
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0]
  }
}
