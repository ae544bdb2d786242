import { accessOf } from '../accounts/access.ts'
import { getOrganization } from '../accounts/organizations.ts'
import type { Answer } from '../contract/endpoint.ts'
import type { EndpointId, Endpoints } from '../contract/index.ts'
import { invalid, MusterError } from '../domain/errors.ts'
import { isLoopback } from '../domain/loopback.ts'
import { requireInOrg, type Principal } from '../domain/principal.ts'
import { gitEmail } from '../machine/git.ts'
import type { ImportStanding } from '../machine/import-run.ts'
import type { Machine } from '../machine/machine.ts'
import type { Context } from '../storage/context.ts'
import type { AppContext } from './context.ts'
import type { Call, Handlers } from './handler.ts'
import { ownerFor } from './owner.ts'

export const machineHandlers: Handlers<'v3.enterprise.machine'> = {
  async 'v3.enterprise.machine.transcripts'(call) {
    const { context, principal } = call
    const machine = machineFor(call)
    const { folders, agents, failed } = await machine.discover()
    const demo = await machine.countDemo(context, await orgIdsOf(context, principal))
    return {
      demo_sessions: demo.sessions,
      demo_size: demo.size,
      folders: [...folders],
      agents: agents.map((one) => ({ ...one, folders: [...one.folders] })),
      failed: failed.map((one) => ({ ...one })),
    }
  },

  async 'v3.enterprise.machine.import.get'(call) {
    return standingOnWire(machineFor(call).standing())
  },

  async 'v3.enterprise.machine.import.start'(call) {
    const { context, principal, body } = call
    const machine = machineFor(call)
    const orgId = await organizationFor(context, principal, body.org_id ?? undefined)
    requireInOrg(principal, 'ManageOrgSessions', orgId)
    // As by the command: a service user imports for the person whom git knows here, a person for themself.
    const email = principal.kind === 'service_user' ? await gitEmail() : undefined
    const owner = await ownerFor(context, principal, { orgId, email })
    return standingOnWire(machine.import(context, body.source, { orgId, owner }))
  },

  async 'v3.enterprise.machine.demo.remove'(call) {
    const { context, principal } = call
    const machine = machineFor(call)
    const orgIds = await orgIdsOf(context, principal)
    for (const orgId of orgIds) requireInOrg(principal, 'ManageOrgSessions', orgId)
    return { sessions: await machine.removeDemo(context, orgIds) }
  },
}

/** The server's own machine, for those who sit at it; `undefined` for requests that another name led here. */
export function machineAt({ machine }: AppContext, host: string | undefined): Machine | undefined {
  return isLoopback((host ?? '').replace(/:\d+$/, '')) ? machine : undefined
}

/** @throws MusterError `not_found` where there is none: what isn't there isn't there */
function machineFor({ context, host }: Call<EndpointId>): Machine {
  const machine = machineAt(context, host)
  if (machine === undefined) throw new MusterError('not_found', 'There is nothing at this path.')
  return machine
}

async function organizationFor(
  context: Context,
  principal: Principal,
  orgId: string | undefined,
): Promise<string> {
  if (orgId !== undefined) return (await getOrganization(context, orgId)).orgId
  const [only, ...others] = (await accessOf(context, principal)).organizations
  if (only !== undefined && others.length === 0) return only.orgId
  throw invalid(['body', 'org_id'], 'There is not just one organization: name it.', 'missing')
}

async function orgIdsOf(context: Context, principal: Principal): Promise<string[]> {
  return (await accessOf(context, principal)).organizations.map(({ orgId }) => orgId)
}

/** The rest is counted. */
const NAMED_FAILURES = 20

function standingOnWire(
  standing: ImportStanding | undefined,
): Answer<Endpoints['v3.enterprise.machine.import.get']> {
  const { failed, ...rest } = standing ?? IDLE
  return {
    ...rest,
    num_failed: failed.length,
    failed: failed.slice(0, NAMED_FAILURES).map((one) => ({ ...one })),
  }
}

const IDLE = {
  state: 'idle',
  source: null,
  done: 0,
  total: null,
  sessions: 0,
  unchanged: 0,
  skipped: 0,
  failed: [],
  reason: null,
} as const
