import type { SessionEvent } from './event.ts'

/** Sees a session's events once, in order, and says at the end what it made of them; keeps little meanwhile. */
export interface Observer<Result> {
  event(event: SessionEvent): void
  end(): Result
}
