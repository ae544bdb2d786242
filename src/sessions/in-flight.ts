/** Work that goes on beside what follows it, so much of it at a time. */
export class InFlight {
  readonly #most: number
  readonly #running = new Set<Promise<void>>()
  #failure: { readonly error: unknown } | undefined

  constructor(most: number) {
    this.#most = most
  }

  /** Takes a piece of work, and waits while there is too much. Throws the first failure of any. */
  async add(work: Promise<void>): Promise<void> {
    const running = work
      .catch((error: unknown) => void (this.#failure ??= { error }))
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
    if (this.#running.size >= this.#most) await Promise.race(this.#running)
    if (this.#failure) throw this.#failure.error
  }

  /** Waits for all of it. Throws the first failure of any. */
  async settled(): Promise<void> {
    await Promise.all(this.#running)
    if (this.#failure) throw this.#failure.error
  }
}
