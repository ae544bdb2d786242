import type { Context } from '../storage/context.ts'
import type { RunningQueue } from '../storage/queue.ts'
import { analyzeByModel, analyzeByRules, giveUp } from './analyze.ts'
import type { InsightsSettings } from './settings.ts'

/** Works through the queue until it is stopped. */
export async function workOff(
  context: Context,
  queue: RunningQueue,
  settings: InsightsSettings,
): Promise<void> {
  await queue.work(
    async ({ layer, ...session }, signal) => {
      if (layer === 'model') await analyzeByModel(context, session, settings, signal)
      else await analyzeByRules(context, session)
    },
    ({ layer, ...session }) => giveUp(context, session, layer),
  )
}
