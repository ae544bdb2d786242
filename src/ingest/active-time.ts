import { MINUTE, type Micros } from '../domain/time.ts'

/** No gap counts for more: the agent was waiting, or the machine asleep. */
const LONGEST_GAP: Micros = 5 * MINUTE

/**
 * Adds up active agent work: the gaps between consecutive records, each counted up to five minutes,
 * without the gaps that end in a person's message.
 */
export class ActiveTime {
  first: Micros | null = null
  last: Micros | null = null
  active: Micros = 0

  add(at: Micros | null, byPerson: boolean): void {
    if (at === null) return
    this.first = this.first === null ? at : Math.min(this.first, at)
    if (this.last !== null && at > this.last && !byPerson)
      this.active += Math.min(at - this.last, LONGEST_GAP)
    this.last = this.last === null ? at : Math.max(this.last, at)
  }
}
