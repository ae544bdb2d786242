import { gathering } from './matching.ts'
import { notesFileOf, times } from './telling.ts'

const CONTINUED = /^This session is being continued from a previous conversation that ran out of context/
const EXCEEDED =
  /prompt is too long|context (?:window|length) (?:exceeded|is full)|maximum context length|context_length_exceeded|ran out of room in the model's context/i

export const contextLost = gathering(
  {
    label: 'context_lost',
    finds: 'a conversation that was compacted or outgrew its window; evidence are the compactions.',
  },
  (event) =>
    (event.kind === 'notice' &&
      (event.means === 'compacted' || (event.isError && EXCEEDED.test(event.text)))) ||
    (event.kind === 'context' && CONTINUED.test(event.text)),
  (found, agent) => ({
    issue: `The conversation outgrew the model's window and was compacted, ${times(found.length)}.`,
    impact: 'What was said and read before is known only from a summary.',
    severity: 'yellow',
    title: 'Context is compacted',
    advice: [
      {
        type: 'prompt_improvement',
        text: `Cut the task into parts with a session each, and keep what must not be lost in a file that ${notesFileOf(agent)} names.`,
        key: 'cut the task into parts',
      },
    ],
  }),
)
