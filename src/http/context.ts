import type { InsightsSettings } from '../insights/settings.ts'
import type { Machine } from '../machine/machine.ts'
import type { Feed } from '../sessions/feed.ts'
import type { Context } from '../storage/context.ts'
import type { AnalysisQueue } from '../storage/queue.ts'
import type { Meter } from './metrics.ts'

/** What the app stands on. All of it is made by the caller: the app reads no environment and opens nothing. */
export interface AppContext extends Context {
  readonly publicUrl: string
  readonly meter: Meter
  /** Where analyses are asked for. */
  readonly queue: AnalysisQueue
  readonly insights: InsightsSettings
  /** Tells what becomes of lists. */
  readonly feed: Feed
  /** The folder of the built dashboard; without one the first page is that of the documents. */
  readonly dashboard?: string | undefined
  /** The machine it runs on, where it is that of those who use it: on loopback, over the embedded engine. */
  readonly machine?: Machine | undefined
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>
}
