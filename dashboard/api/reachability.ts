import { ConnectionError, type MusterClient } from '../../sdk/index.ts'

const BETWEEN_TRIES = 2000

/** Whether the server can be reached, as far as is known; once it can't, it is looked for until it is there again. */
export class Reachability {
  readonly #look: () => Promise<unknown>
  readonly #onBack: () => void
  readonly #listeners = new Set<() => void>()
  #isReachable = true

  constructor(client: MusterClient, onBack: () => void) {
    this.#look = () => client.access()
    this.#onBack = onBack
  }

  readonly get = (): boolean => this.#isReachable

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly lost = (): void => {
    if (!this.#isReachable) return
    this.#set(false)
    void this.#find()
  }

  async #find(): Promise<void> {
    let isThere = false
    while (!isThere) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES))
      // Any answer is one.
      isThere = await this.#look().then(
        () => true,
        (error: unknown) => !(error instanceof ConnectionError),
      )
    }
    this.#set(true)
    this.#onBack()
  }

  #set(isReachable: boolean): void {
    this.#isReachable = isReachable
    for (const listener of this.#listeners) listener()
  }
}
