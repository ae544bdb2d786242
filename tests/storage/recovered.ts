import { expect } from 'vitest'

/** Asks until the database answers again. */
export async function recovered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      expect(error).toMatchObject({ code: 'unavailable' })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
