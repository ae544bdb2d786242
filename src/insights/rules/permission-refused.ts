import { failsWith, gathering } from './matching.ts'
import { quoted, times } from './telling.ts'

const BY_PERSON =
  /The user doesn't want to (?:proceed|take this action)|(?:tool use|request|command) was (?:rejected|denied|cancelled) by (?:the )?user|user (?:rejected|denied|declined)|rejected by user|Permission denied by user|denied by the user/i
const BY_RULE =
  /requested permissions? to|permission to use .{1,60} (?:has been )?denied|haven't granted it|blocked by (?:policy|a hook|hook|the sandbox)|hook (?:blocked|denied|error)|not (?:allowed|permitted) (?:by|in) (?:policy|sandbox|the sandbox)|sandbox(?:ed)?[^\n]{0,40}(?:denied|refus|error)|Operation not permitted|Read-only file system|Permission denied(?! \(publickey)|EACCES|EPERM|outside (?:of )?(?:the )?(?:allowed|working) director/i

export const permissionRefused = gathering(
  {
    label: 'permission_refused',
    finds:
      'a call that a person, a permission rule, a hook or the sandbox refused; evidence are the refusals.',
  },
  (event) =>
    failsWith(event, BY_PERSON) ||
    failsWith(event, BY_RULE) ||
    (event.kind === 'notice' && event.means === 'refused'),
  (found) => {
    const [first] = found
    const byPerson = found.filter(({ text }) => BY_PERSON.test(text)).length
    const what = first.command === null ? `${first.tool}` : quoted(first.command)
    return {
      issue: `${found.length === 1 ? 'A call was' : `${found.length} calls were`} refused${byPerson > 0 ? `, ${times(byPerson)} by a person` : ''}: ${what}.`,
      impact: 'The agent had to ask, wait or find another way.',
      severity: 'yellow',
      title: 'A call is refused',
      advice: [
        byPerson === found.length
          ? {
              type: 'prompt_improvement',
              text: `Say in the prompt what the agent may do without asking and what it must leave alone (${what} was refused).`,
              key: 'say what may be done without asking',
            }
          : {
              type: 'machine_setup',
              text: `Allow ${what} in the agent's permissions or sandbox if it is wanted, or forbid it in words, so that it isn't tried.`,
              key: 'settle permissions beforehand',
            },
      ],
    }
  },
)
