import { findSecrets } from '../../domain/secrets.ts'
import type { Rule } from './rule.ts'
import { evidenceOf, some } from './telling.ts'

const MOST = 100

export const secretExposed: Rule = {
  label: 'secret_exposed',
  finds:
    'a key, token, password or private key in the clear; evidence are the events that hold it, never the secret.',
  open() {
    const found: { kind: string; eventId: string; position: number; where: string }[] = []
    return {
      event(event) {
        if (found.length >= MOST) return
        for (const { kind } of findSecrets(event.text)) {
          const where =
            event.kind === 'tool_result'
              ? `what ${event.call?.tool ?? 'a tool'} returned`
              : (PLACES[event.kind] ?? 'an event')
          found.push({ kind, eventId: event.eventId, position: event.position, where })
        }
      },
      end() {
        const [first] = found
        if (first === undefined) return []
        const kinds = found.map(({ kind }) => kind)
        return [
          {
            issue: `A secret stands in the session in the clear: ${some(kinds)}, in ${some(found.map(({ where }) => where))}.`,
            impact:
              'It went to the model’s provider and stands in the transcript: it must be taken for known.',
            severity: 'red',
            position: first.position,
            evidence: evidenceOf(found.map(({ eventId }) => eventId)),
            title: 'A secret in the clear',
            advice: [
              {
                type: 'machine_setup',
                text: `Replace the ${some(kinds)} at its provider, and hand secrets to the agent by its environment, so that they are never printed or typed.`,
                key: `replace the exposed ${first.kind.toLowerCase()}`,
              },
            ],
          },
        ]
      },
    }
  },
}

const PLACES: Record<string, string> = {
  user_message: 'a message of a person',
  agent_message: 'a message of the agent',
  reasoning: 'the agent’s reasoning',
  context: 'context that was put in',
  tool_call: 'a call',
  notice: 'a notice',
}
