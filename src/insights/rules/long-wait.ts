import { MINUTE, type Micros } from '../../domain/time.ts'
import type { Rule } from './rule.ts'
import { evidenceOf } from './telling.ts'

const LONG: Micros = 30 * MINUTE
const MOST = 50

export const longWait: Rule = {
  label: 'long_wait',
  finds:
    'half an hour or more between the end of the agent’s turn and the person’s next message; evidence are the events on both sides.',
  open() {
    let last: { eventId: string; at: Micros } | null = null
    let isTurnOver = false
    const found: { ids: string[]; position: number; micros: Micros }[] = []
    return {
      event(event) {
        // Clients put their instructions before what a person says.
        if (event.at === null || event.kind === 'context') return
        if (event.kind === 'user_message' && last !== null && isTurnOver && found.length < MOST) {
          const micros = event.at - last.at
          if (micros >= LONG)
            found.push({ ids: [last.eventId, event.eventId], position: event.position, micros })
        }
        // Its words, a question or an interruption end a turn; a call that was sent doesn't.
        if (event.kind === 'agent_message' || event.kind === 'notice') isTurnOver = true
        else if (event.kind === 'tool_call') isTurnOver = /^(?:ask|plan|submit)$/.test(event.does)
        else if (event.kind === 'tool_result') isTurnOver = event.failed === true || isTurnOver
        last = { eventId: event.eventId, at: event.at }
      },
      end() {
        const [first] = found
        if (first === undefined) return []
        const minutes = Math.round(found.reduce((sum, { micros }) => sum + micros, 0) / MINUTE)
        return [
          {
            issue: `The agent waited for a person, ${durationOf(minutes)} in all${found.length > 1 ? `, ${found.length} times` : ''}.`,
            impact: 'The task took longer by that; the model’s cache of the conversation was lost.',
            severity: 'yellow',
            position: first.position,
            evidence: evidenceOf(found.flatMap(({ ids }) => ids)),
            title: 'Waiting for a person',
            advice: [
              {
                type: 'other',
                text: 'Have the agent tell you when it waits (a notification hook), or answer beforehand what it is going to ask.',
                key: 'be told when the agent waits',
              },
            ],
          },
        ]
      },
    }
  },
}

function durationOf(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 60 / 24)} days`
}
