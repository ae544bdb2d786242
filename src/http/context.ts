import type { Context } from '../storage/context.ts'
import type { Meter } from './metrics.ts'

/** What the app stands on. All of it is made by the caller: the app reads no environment and opens nothing. */
export interface AppContext extends Context {
  readonly publicUrl: string
  readonly meter: Meter
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>
}
