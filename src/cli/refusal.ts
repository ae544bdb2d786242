import type { ApiError } from '../../sdk/index.ts'

/** How a command is given the members of its requests: `{ email: '--user' }`. */
export type GivenAs = Readonly<Record<string, string>>

/** What the server didn't take, in the words of the command line. */
export function refusalOf({ message, issues }: ApiError, givenAs: GivenAs): string {
  const sentences = issues.map(({ loc, msg }) => {
    const [, member] = loc
    return member === undefined ? msg : `${givenAs[member] ?? loc.join('.')}: ${msg}`
  })
  return sentences.join(' ') || message
}
