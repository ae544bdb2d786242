import { ranIn } from '../checks.ts'
import type { Rule } from './rule.ts'
import { evidenceOf, quoted } from './telling.ts'

interface Loop {
  readonly key: string
  readonly ids: string[]
  /** Failing runs with an edit before each and no fewer failures. */
  rounds: number
  failures: number | null
  position: number
  edited: boolean
}

const ENOUGH = 3
const MOST = 50

export const editTestLoop: Rule = {
  label: 'edit_test_loop',
  finds:
    'three or more failing runs of one check with edits between them and no fewer failures; evidence are the failing runs.',
  open() {
    const loops = new Map<string, Loop>()
    const found: Loop[] = []
    const close = (loop: Loop): void => {
      if (loop.rounds >= ENOUGH && found.length < 20) found.push(loop)
      loops.delete(loop.key)
    }
    return {
      event(event) {
        if (event.kind !== 'tool_result') return
        if (event.call !== null && event.call.changes.length > 0 && event.failed !== true) {
          for (const loop of loops.values()) loop.edited = true
          return
        }
        const ran = ranIn(event)
        if (ran === null) return
        const { check, failed, failures } = ran
        const loop = loops.get(check.key)
        if (!failed) {
          if (loop !== undefined) close(loop)
          return
        }
        const gained =
          loop !== undefined && failures !== null && loop.failures !== null && failures < loop.failures
        if (loop === undefined || gained) {
          if (loop !== undefined) close(loop)
          if (loops.size >= MOST) return
          const { eventId, position } = event
          loops.set(check.key, {
            key: check.key,
            ids: [eventId],
            rounds: 1,
            failures,
            position,
            edited: false,
          })
        } else if (loop.edited) {
          loop.rounds++
          loop.edited = false
          loop.failures = failures ?? loop.failures
          if (loop.ids.length < 20) loop.ids.push(event.eventId)
        }
      },
      end() {
        for (const loop of [...loops.values()]) close(loop)
        return found.map((loop) => ({
          issue: `${quoted(loop.key)} was run ${loop.rounds} times with edits between, and failed no less.`,
          impact: 'The edits were guesses: the failures stayed as many.',
          severity: 'red',
          position: loop.position,
          evidence: evidenceOf(loop.ids),
          title: `Edit and test in a loop`,
          advice: [
            {
              type: 'prompt_improvement',
              text: `Say in the prompt what ${quoted(loop.key)} should show, or name the cause if it is known; ask for the cause of a failure before the next edit.`,
              key: 'ask for the cause before the next edit',
            },
          ],
        }))
      },
    }
  },
}
