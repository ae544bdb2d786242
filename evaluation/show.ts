/**
 * Prints sessions of the corpus step by step, for labelling them by reading: `node evaluation/show.ts FOLDER [external id…]`.
 * Without ids it lists what is there.
 */
import { eventsOf } from '../src/insights/events.ts'
import type { SessionEvent } from '../src/insights/event.ts'
import { findSubject } from '../src/storage/analyses.ts'
import { withCorpus } from './corpus.ts'

const [folder, ...ids] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('which folder of transcripts? node evaluation/show.ts FOLDER [external id…]')

await withCorpus(folder, async (context, sessions) => {
  for (const session of sessions) {
    const { agent, externalId, transcript } = session
    if (ids.length > 0 && !ids.includes(externalId)) continue
    const subject = await findSubject(context.db, session.orgId, session.sessionId)
    console.log(`\n# ${agent} ${externalId}\n${transcript}\n${JSON.stringify(subject)}`)
    if (ids.length === 0) continue
    for await (const event of eventsOf(context, session)) console.log(lineOf(event))
  }
})

function lineOf(event: SessionEvent): string {
  const at = event.at === null ? '' : new Date(event.at / 1000).toISOString().slice(5, 19)
  const head = `[${event.position}] ${at} ${event.kind}`
  switch (event.kind) {
    case 'tool_call':
      return `${head} ${event.tool} (${event.does}) ${short(event.command ?? event.text, 600)}`
    case 'tool_result': {
      const failed = event.failed === true ? ' FAILED' : ''
      const code = event.exitCode === null ? '' : ` exit ${event.exitCode}`
      return `${head}${failed}${code} (${event.length}) ${short(event.text, event.failed ? 1200 : 500)}`
    }
    case 'notice':
      return `${head} ${event.name} ${event.means ?? ''} ${short(event.text, 400)}`
    case 'user_message':
      return `${head} ${short(event.text, 3000)}`
    default:
      return `${head} ${short(event.text, event.kind === 'agent_message' ? 1500 : 400)}`
  }
}

/** Beginning and end: a failure is told last. */
function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most / 2)} …… ${text.slice(-most / 2)}`
}
