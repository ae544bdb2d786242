import { failsWith, gathering } from './matching.ts'

const PATTERN =
  /\b(?:HTTP(?:\/[\d.]+)?[ :]+(?:error )?429\b|status(?: code)?:? 429\b|429 Too Many Requests|too many requests|rate.?limit(?:ed)? (?:exceeded|reached|hit|error)|API rate limit|secondary rate limit|usage limit (?:reached|exceeded)|quota exceeded|insufficient_quota|overloaded_error|RESOURCE_EXHAUSTED)/i

export const rateLimited = gathering(
  {
    label: 'rate_limited',
    finds:
      'a limit of the model or of a service that was reached: 429, overload, quota; evidence are the messages that say so.',
  },
  (event) =>
    (event.kind === 'notice' && event.means === 'rate_limited') ||
    // Said by the client in the agent's place.
    (event.kind === 'agent_message' &&
      event.length < 300 &&
      /usage limit reached|hit your (?:usage )?limit/i.test(event.text)) ||
    failsWith(event, PATTERN),
  (found) => ({
    issue: `A limit was reached, ${found.length === 1 ? 'once' : `${found.length} times`}.`,
    impact: 'The agent had to wait or stop.',
    severity: found.length > 2 ? 'red' : 'yellow',
    title: 'A limit is reached',
    advice: [
      {
        type: 'other',
        text: 'Raise the limit of the account or service, or run fewer agents at once; sessions that stop here must be taken up again by hand.',
        key: 'raise the limit or run fewer at once',
      },
    ],
  }),
)
