import { gathering } from './matching.ts'
import { notesFileOf, quoted } from './telling.ts'

/** Some 8,000 tokens, which are paid again with every later call. */
const LARGE = 25_000
const TRUNCATED =
  /(?:output|result)s? (?:was |were |is |are )?(?:too (?:long|large)|truncated)|\[\d+ (?:lines?|characters|bytes|tokens) (?:truncated|omitted)|Output too large|\bexceeds maximum (?:allowed )?tokens|content \(\d+ tokens\) exceeds|<response clipped>|Total output lines: \d{4,}|saved to (?:file )?\S+ because/i

/** Beginning and end are left. */
const CUT_INSIDE = /\n\.\.\. \[\d+ (?:characters|lines) truncated\] \.\.\.\n/

export const largeOutput = gathering(
  {
    label: 'large_output',
    finds:
      'a result of 25,000 characters or more, or one that the client had to cut; evidence are the results.',
  },
  (event) =>
    event.kind === 'tool_result' &&
    (event.length >= LARGE ||
      (event.length > 9_000 && CUT_INSIDE.test(event.text)) ||
      TRUNCATED.test(event.text.slice(0, 600)) ||
      TRUNCATED.test(event.text.slice(-300))),
  (found, agent) => {
    const [first] = found
    const what = quoted(first.command ?? first.tool)
    return {
      issue: `${found.length === 1 ? 'A result was' : `${found.length} results were`} so long that little of it can have been read: ${what}.`,
      impact: 'Such results fill the model’s window and are paid again with every later call.',
      severity: 'yellow',
      title: 'A very long result',
      advice: [
        {
          type: 'repo_config',
          text: `Add to ${notesFileOf(agent)}: "Keep outputs short: search before you read, read parts of files, and send long outputs of ${what} through tail or a filter."`,
          key: 'keep outputs short',
        },
      ],
    }
  },
)
