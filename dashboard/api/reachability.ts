import { ConnectionError, type MusterClient } from '../../sdk/index.ts'
import { store, type Stored } from '../app/store.ts'

const BETWEEN_TRIES = 2000

/** Whether the server can be reached, as far as is known; once it can't, it is looked for until it is there again. */
export class Reachability {
  readonly #look: () => Promise<unknown>
  readonly #onBack: () => void
  readonly #isReachable = store(true)

  constructor(client: MusterClient, onBack: () => void) {
    this.#look = () => client.access()
    this.#onBack = onBack
  }

  get isReachable(): Stored<boolean> {
    return this.#isReachable
  }

  readonly lost = (): void => {
    if (!this.#isReachable.get()) return
    this.#isReachable.set(false)
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
    this.#isReachable.set(true)
    this.#onBack()
  }
}
