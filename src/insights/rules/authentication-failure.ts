import { failsWith, gathering } from './matching.ts'
import { quoted } from './telling.ts'

const PATTERN =
  /\b(?:HTTP(?:\/[\d.]+)?[ :]+(?:error )?40[13]\b|status(?: code)?:? 40[13]\b|40[13] (?:Unauthorized|Forbidden)|Bad credentials|authentication (?:failed|required|error)|not (?:logged in|authenticated)|login required|invalid (?:api[ _-]?key|token|credentials)|incorrect api key|Permission denied \(publickey|could not read (?:Username|Password) for|gh auth login|token (?:has )?expired|AccessDenied(?:Exception)?|InvalidClientTokenId|ExpiredToken|ENEEDAUTH|unauthorized: authentication)/i

export const authenticationFailure = gathering(
  {
    label: 'authentication_failure',
    finds: 'a call that failed because credentials are missing, wrong or expired; evidence are its results.',
  },
  // Tests of a project that answers 401 say so, too.
  (event) =>
    failsWith(event, PATTERN) && !/\b(?:test|spec|vitest|jest|pytest)\b/.test(event.call?.command ?? ''),
  (found) => {
    const [first] = found
    const what = quoted(first.command ?? first.tool)
    const program = (first.command ?? first.tool).trim().split(/\s+/)[0] ?? first.tool
    return {
      issue: `Credentials are missing, wrong or expired: ${what} was turned away.`,
      impact: `${found.length === 1 ? 'One call' : `${found.length} calls`} failed for it.`,
      severity: 'red',
      title: 'Not signed in',
      advice: [
        {
          type: 'machine_setup',
          text: `Give the agent's machine credentials for ${quoted(program)} that are valid (an environment variable or a login before it starts).`,
          key: `credentials for ${program.toLowerCase().slice(0, 40)}`,
        },
      ],
    }
  },
)
