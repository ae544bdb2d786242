import { gathering } from './matching.ts'
import { times } from './telling.ts'

export const userInterruption = gathering(
  {
    label: 'user_interruption',
    finds: 'a person breaking off a turn of the agent; evidence are the marks of interruption.',
  },
  (event) => event.kind === 'notice' && event.means === 'interrupted',
  (found) => ({
    issue: `A person broke off the agent's turn, ${times(found.length)}.`,
    impact: 'What the agent was doing was lost or had to be done again.',
    severity: 'yellow',
    title: 'Interrupted',
    advice: [
      {
        type: 'prompt_improvement',
        text: 'Say beforehand what the agent should not do, or ask for a plan first: it was stopped while it was at it.',
        key: 'say beforehand what not to do',
      },
    ],
  }),
)
