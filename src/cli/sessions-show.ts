import {
  NotFoundError,
  type MusterClient,
  type Session,
  type SessionDetails,
  type SessionMessage,
  type SessionStep,
} from '../../sdk/index.ts'
import { withClient } from './client.ts'
import type { ConnectionSettings } from './config.ts'
import { findSession, sessionsOf } from './find-session.ts'
import { print, printJson } from './output.ts'
import { peopleById, statusOf, statusStyle } from './session-table.ts'
import { styled } from './table.ts'
import { manyLines, oneLine } from './terminal-text.ts'
import { ago, localTime } from './time.ts'

interface Settings extends ConnectionSettings {
  readonly org?: string
  readonly steps?: true
  readonly json?: true
}

/** Longer contents of steps are cut: a tool may put out megabytes. */
const STEP_LINES = 20
const STEP_CHARACTERS = 4_000

export function showSession(id: string, settings: Settings): Promise<void> {
  return withClient(settings, async (client) => {
    const { org, steps, json } = settings
    const sessions = await sessionsOf(client, org)
    const session = await findSession(sessions, id)
    if (json && !steps) return printJson(session)
    const ofOrganization = client.organization(session.org_id).sessions
    if (json) {
      for await (const step of ofOrganization.steps(session.session_id)) await printJson(step)
      return
    }
    await print(await headerOf(client, session))
    const transcript = steps
      ? ofOrganization.steps(session.session_id)
      : sessions.messages(session.session_id, { first: 200 })
    for await (const part of transcript) await print('kind' in part ? stepText(part) : messageText(part))
  })
}

async function headerOf(client: MusterClient, session: Session): Promise<string> {
  const [details, people] = await Promise.all([detailsOf(client, session), peopleById(client)])
  const facts: [string, string | null | undefined][] = [
    ['id', session.session_id],
    ['status', styled(statusStyle(session), statusOf(session))],
    ['began', `${localTime(session.created_at)}, changed ${ago(session.updated_at)}`],
    ['user', people.get(session.user_id ?? '') ?? session.user_id ?? session.service_user_id],
    ['tags', session.tags.join(', ')],
    ...(details ? factsOf(details) : []),
    ['work', `${session.acus_consumed.toFixed(1)} ACUs${details ? workOf(details) : ''}`],
    ...session.pull_requests.map(({ pr_url, pr_state }): [string, string] => [
      'pull request',
      pr_state === null ? pr_url : `${pr_url} (${pr_state})`,
    ]),
    ['parent', session.parent_session_id],
    ...(session.child_session_ids ?? []).map((child): [string, string] => ['child', child]),
    ['url', session.url],
  ]
  const lines = facts
    .filter(([, value]) => value)
    .map(
      ([name, value]) =>
        `${styled('dim', name.padEnd(13))}${name === 'status' ? value : oneLine(value ?? '')}`,
    )
  return `${styled('bold', oneLine(session.title ?? 'No title'))}\n\n${lines.join('\n')}\n`
}

/** What a session has besides if it was imported. */
async function detailsOf(client: MusterClient, session: Session): Promise<SessionDetails | undefined> {
  try {
    return await client.organization(session.org_id).sessions.details(session.session_id)
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    throw error
  }
}

function factsOf(details: SessionDetails): [string, string | null | undefined][] {
  const { agent, agent_version, models, repository, branch, cwd } = details
  return [
    ['agent', [agent, agent_version].filter(Boolean).join(' ')],
    ['model', models.join(', ')],
    ['repository', repository?.name ?? repository?.url],
    ['branch', branch],
    ['folder', cwd],
  ]
}

function workOf({ tokens, tool_calls, cost_usd, cost_complete }: SessionDetails): string {
  const { format } = new Intl.NumberFormat('en')
  const calls = `${format(tool_calls.total)} tool call${tool_calls.total === 1 ? '' : 's'}`
  const cost = cost_usd === null ? '' : `, ${cost_complete ? '' : 'at least '}$${cost_usd.toFixed(2)}`
  return `, ${calls}, ${format(tokens.total)} tokens${cost}`
}

function messageText({ source, message, created_at }: SessionMessage): string {
  const who = source === 'user' ? styled(['bold', 'cyan'], 'user') : styled(['bold', 'green'], 'agent')
  return `\n${who} ${styled('dim', localTime(created_at))}\n${indented(manyLines(message))}\n`
}

function stepText({ kind, name, is_error, created_at, content }: SessionStep): string {
  const heading = [
    styled(['bold', is_error ? 'red' : 'cyan'], kind.replaceAll('_', ' ')),
    name && oneLine(name),
  ]
  const time = created_at === null ? null : styled('dim', localTime(created_at))
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
  return `\n${[...heading, time].filter(Boolean).join(' ')}\n${indented(cut(manyLines(text)))}\n`
}

function cut(text: string): string {
  const lines = text.slice(0, STEP_CHARACTERS).toWellFormed().split('\n')
  const kept = lines.slice(0, STEP_LINES).join('\n')
  return kept.length === text.length
    ? text
    : `${kept}\n${styled('dim', `… ${text.length - kept.length} characters more`)}`
}

/** Set off from the headings, so that no text passes for one. */
function indented(text: string): string {
  return text
    .trimEnd()
    .replace(/^\s*\n/, '')
    .replaceAll(/^(?=.)/gm, '  ')
}
