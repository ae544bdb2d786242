import { valueReader } from '../sessions/content.ts'
import { storedChunkStore } from '../sessions/originals.ts'
import type { Context } from '../storage/context.ts'
import { findOriginal } from '../storage/originals.ts'
import { findReadFrom } from '../storage/session-details.ts'
import { listSteps } from '../storage/steps.ts'
import type { SessionEvent } from './event.ts'
import { eventReader } from './reading/index.ts'

const STEPS_AT_ONCE = 1_000

/** Lets requests in between two slices of a long session. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * A session's events in order, read out of its kept original slice by slice: memory doesn't grow with its length. While it
 * is imported anew they may be of both readings: whoever keeps what came of them looks at its revision.
 */
export async function* eventsOf(
  { db }: Context,
  { orgId, sessionId }: { readonly orgId: string; readonly sessionId: string },
): AsyncGenerator<SessionEvent> {
  const from = await findReadFrom(db, orgId, sessionId)
  const original = from && (await findOriginal(db, orgId, from.originalId))
  const valueOf = valueReader(original?.chunks ?? [], storedChunkStore(db, orgId))
  const eventOf = eventReader()
  const stepsAfter = (after: number) => listSteps(db, { orgId, sessionId, after, limit: STEPS_AT_ONCE })
  for (let steps = await stepsAfter(-1); ;) {
    // The next ones come while these are told.
    const last = steps.length < STEPS_AT_ONCE ? undefined : steps.at(-1)
    const next = last === undefined ? undefined : stepsAfter(last.position)
    // Whoever stops listening doesn't hear how it went.
    next?.catch(() => undefined)
    for (const step of steps) yield eventOf(step, await valueOf(step))
    if (next === undefined) return
    await breathe()
    steps = await next
  }
}
