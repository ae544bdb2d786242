import { requireEmail } from '../accounts/users.ts'
import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import type { TokenCounts } from '../domain/imported.ts'
import { toSeconds, MICROS_PER_SECOND } from '../domain/time.ts'
import { importAgain, importTranscript, type ImportReport } from '../ingest/import.ts'
import { IMPORTERS } from '../ingest/registry.ts'
import { getDetails } from '../sessions/details.ts'
import { getSession } from '../sessions/get.ts'
import { listSteps, type StepWithContent } from '../sessions/steps.ts'
import type { Handlers } from './handler.ts'
import { ownerFor } from './owner.ts'
import { pageOnWire } from './wire.ts'

type Extended = 'details' | 'steps' | 'import'

export const extensionHandlers: Handlers<`v3.org.sessions.${Extended}`> = {
  async 'v3.org.sessions.details'({ context, scope, params }) {
    return detailsOnWire(await getDetails(context, scope, params.devin_id))
  },

  async 'v3.org.sessions.steps'({ context, scope, params, query }) {
    const { after, first } = query
    return pageOnWire(await listSteps(context, { scope, id: params.devin_id, after, first }), stepOnWire)
  },

  async 'v3.org.sessions.import'({ context, principal, params, query, stream, meter }) {
    const { name = null, agent = null, repository = null, user } = query
    const orgId = params.org_id
    if (user !== undefined) requireEmail(user, ['query', 'user'])
    const owner = await ownerFor(context, principal, { orgId, email: user, dryRun: query.dry_run })
    const report = await importTranscript(context, {
      orgId,
      name,
      agent,
      repository,
      owner,
      body: stream,
      dryRun: query.dry_run,
    })
    if (!query.dry_run) meter.imported(report)
    return reportOnWire(report)
  },

  async 'v3.org.sessions.import.again'({ context, scope, params, meter }) {
    const session = await getSession(context, scope, params.devin_id)
    const report = await importAgain(context, session.orgId, session.sessionId)
    meter.imported(report)
    return reportOnWire(report)
  },
}

function reportOnWire(report: ImportReport): Answer<Endpoints['v3.org.sessions.import']> {
  const count = (outcome: string): number => report.sessions.filter((one) => one.outcome === outcome).length
  return {
    agent: report.agent,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    skipped: report.agent === null ? 1 : 0,
    records_not_understood: report.recordsNotUnderstood,
    sessions: report.sessions.map(({ sessionId, outcome }) => ({ session_id: sessionId, result: outcome })),
    failed: [],
  }
}

function detailsOnWire(
  details: Awaited<ReturnType<typeof getDetails>>,
): Answer<Endpoints['v3.org.sessions.details']> {
  const { agent, original, repositoryName, repositoryUrl, activeMicros } = details
  const byModel = Object.entries(details.tokensByModel)
  const calls = Object.values(details.toolCalls)
  return {
    session_id: details.sessionId,
    agent,
    agent_version: details.agentVersion,
    external_session_id: details.externalId,
    models: byModel.map(([model]) => model),
    tokens: tokensOnWire(byModel.map(([, tokens]) => tokens)),
    tokens_by_model: Object.fromEntries(byModel.map(([model, tokens]) => [model, tokensOnWire([tokens])])),
    tool_calls: { total: calls.reduce((sum, n) => sum + n, 0), by_name: details.toolCalls },
    cost_usd: details.costUsd,
    cost_complete: details.costComplete,
    repository:
      repositoryName === null && repositoryUrl === null ? null : { name: repositoryName, url: repositoryUrl },
    branch: details.branch,
    cwd: details.cwd,
    active_seconds: activeMicros === null ? null : activeMicros / MICROS_PER_SECOND,
    num_messages: details.numMessages,
    num_steps: details.numSteps,
    provenance: {
      original_digest: original.digest,
      original_bytes: original.bytes,
      name: original.name,
      reader_version: original.readerVersion,
      imported_at: toSeconds(original.importedAt),
      is_stale: original.readerVersion !== IMPORTERS[agent].version,
    },
  }
}

function tokensOnWire(counts: readonly TokenCounts[]) {
  const sum = (of: (tokens: TokenCounts) => number): number =>
    counts.reduce((total, one) => total + of(one), 0)
  const input = sum((tokens) => tokens.input)
  const output = sum((tokens) => tokens.output)
  const cache_read = sum((tokens) => tokens.cacheRead)
  const cache_write = sum((tokens) => tokens.cacheWrite + tokens.cacheWriteHour)
  const reasoning = sum((tokens) => tokens.reasoning)
  return {
    input,
    output,
    cache_read,
    cache_write,
    reasoning,
    total: input + output + cache_read + cache_write,
  }
}

function stepOnWire(step: StepWithContent) {
  return {
    step_id: step.eventId,
    position: step.position,
    kind: step.kind,
    name: step.name,
    call_id: step.callId,
    is_error: step.isError,
    created_at: step.createdAt === null ? null : toSeconds(step.createdAt),
    content: step.content,
    content_truncated: step.contentTruncated,
    source: step.source,
  }
}
