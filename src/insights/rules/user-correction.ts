import { isCorrection, quotesError, saysInstead } from './corrections.ts'
import type { Rule } from './rule.ts'
import { evidenceOf, notesFileOf, times } from './telling.ts'

const MOST = 50

export const userCorrection: Rule = {
  label: 'user_correction',
  finds:
    'a later message of a person that says that what was done is wrong or not what was wanted; evidence are these messages.',
  open({ agent }) {
    const found: { eventId: string; position: number }[] = []
    let hasAnswered = false
    let hasChanged = false
    /** A person rejected the last call. */
    let wasRejected = false
    return {
      event(event) {
        if (event.kind === 'agent_message' || event.kind === 'tool_call') wasRejected = false
        if (event.kind === 'agent_message') hasAnswered = true
        else if (event.kind === 'tool_call' && event.changes.length > 0) hasChanged = true
        else if (event.kind === 'tool_result' && event.failed === true) {
          // A refusal with words is a correction, too.
          const said =
            /the user (?:said|provided (?:the following )?(?:reason|feedback)[^:]*):\s*(.+)/is.exec(
              event.text,
            )?.[1]
          if (said !== undefined && found.length < MOST) found.push(event)
          else wasRejected ||= event.text.startsWith("The user doesn't want to proceed")
        } else if (event.kind === 'user_message' && hasAnswered && found.length < MOST) {
          const isOne =
            isCorrection(event.text) ||
            (hasChanged && quotesError(event.text)) ||
            (wasRejected && saysInstead(event.text))
          if (isOne) found.push(event)
          // An image comes as a message of its own, without words.
          if (event.text.trim() !== '') {
            hasChanged = false
            wasRejected = false
          }
        }
      },
      end() {
        const [first] = found
        if (first === undefined) return []
        return [
          {
            issue: `A person corrected the agent, ${times(found.length)}.`,
            impact: 'Work was done that wasn’t wanted, or had to be done again.',
            severity: found.length > 2 ? 'red' : 'yellow',
            position: first.position,
            evidence: evidenceOf(found.map(({ eventId }) => eventId)),
            title: 'Corrected by a person',
            advice: [
              {
                type: 'prompt_improvement',
                text: `Put into the first prompt what was said later, and what is always so into ${notesFileOf(agent)}.`,
                key: 'put later corrections into the first prompt',
              },
            ],
          },
        ]
      },
    }
  },
}
