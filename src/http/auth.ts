import { authenticate, authenticateLink, authenticateSignIn } from '../accounts/authenticate.ts'
import { getOrganization } from '../accounts/organizations.ts'
import { csrfTokenOf } from '../accounts/sign-in.ts'
import { CREDENTIALS, type Endpoint } from '../contract/endpoint.ts'
import { MusterError } from '../domain/errors.ts'
import { isLinkSecret } from '../domain/key.ts'
import {
  EVERYWHERE,
  requireInEnterprise,
  requireInOrg,
  scopeOf,
  type Principal,
  type Scope,
} from '../domain/principal.ts'
import type { Context } from '../storage/context.ts'

/** The bearer token of a request. */
function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
}

/** By what a caller is told. */
export interface Credentials {
  readonly authorization: string | undefined
  /** The secret of a sign-in; a key goes before it. */
  readonly signedIn: string | undefined
  readonly csrfToken: string | undefined
}

/** Who calls, and by which sign-in, where no key was sent. */
export interface Caller {
  readonly principal: Principal
  readonly signedIn: string | undefined
  /** The secret of the link that was sent in place of a key. */
  readonly link: string | undefined
}

/** Who calls, or the published 401; 403 for a key that the version doesn't take, or a page that isn't ours. */
export async function callerFor(
  context: Context,
  endpoint: Endpoint,
  { authorization, signedIn, csrfToken }: Credentials,
): Promise<Caller> {
  const byCookie = authorization === undefined && endpoint.api === 'v3' ? signedIn : undefined
  const bearer = bearerOf(authorization)
  const link =
    endpoint.takesLinks === true && bearer !== undefined && isLinkSecret(bearer) ? bearer : undefined
  const principal =
    byCookie !== undefined
      ? await authenticateSignIn(context, byCookie)
      : link !== undefined
        ? await authenticateLink(context, link)
        : await authenticate(context, bearer)
  if (byCookie !== undefined && endpoint.method !== 'GET' && csrfToken !== csrfTokenOf(byCookie)) {
    throw new MusterError(
      'forbidden',
      'Send the `csrf_token` of GET /v3/self/access as the header x-csrf-token.',
    )
  }
  const taken = CREDENTIALS[endpoint.api]
  if (!taken.includes(principal.key.kind)) {
    const prefixes = taken.map((kind) => `${kind}_`).join(' or ')
    throw new MusterError('forbidden', `The ${endpoint.api} API takes keys that begin with ${prefixes}`)
  }
  return { principal, signedIn: byCookie, link }
}

/**
 * The organisations that a request may touch. An organisation left out of the path is the credential's own, or every
 * one in which a person holds the permission.
 */
export async function scopeFor(
  context: Context,
  endpoint: Endpoint,
  principal: Principal,
  orgId: string | undefined,
): Promise<Scope> {
  const { at, needs } = endpoint.permission
  if (needs === null) return EVERYWHERE
  switch (at) {
    case 'enterprise':
      return requireInEnterprise(principal, needs)
    case 'credential':
      return requireInOrg(principal, needs, principal.orgId ?? '')
    case 'organization':
      if (orgId !== undefined) {
        const scope = requireInOrg(principal, needs, orgId)
        await getOrganization(context, orgId)
        return scope
      }
      if (principal.orgId !== null) return requireInOrg(principal, needs, principal.orgId)
      if (principal.kind === 'user') return scopeOf(principal, needs)
      throw new MusterError('invalid', 'Name the organization', [
        {
          loc: ['path', 'org_id'],
          msg: 'A service user of the enterprise has no organization of its own: name one in the path.',
          type: 'missing',
        },
      ])
  }
}
