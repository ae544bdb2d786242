import { accounts } from './accounts.ts'
import { insights } from './insights.ts'
import { parameters } from './parameters.ts'
import { problems } from './problems.ts'
import { sessions } from './sessions.ts'
import { summaries } from './summaries.ts'
import { transcripts } from './transcripts.ts'

/** A text for each member, by the group that it stands in; `about` is that of the shape itself. */
export const members = {
  ...parameters,
  ...sessions,
  ...insights,
  ...summaries,
  ...transcripts,
  ...accounts,
  ...problems,
}
