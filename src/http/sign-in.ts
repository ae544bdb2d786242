import { accessOf } from '../accounts/access.ts'
import { csrfTokenOf, signIn, signOut } from '../accounts/sign-in.ts'
import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import type { Principal } from '../domain/principal.ts'
import type { Context } from '../storage/context.ts'
import type { Handlers } from './handler.ts'

export const signInHandlers: Handlers<'v3.access' | 'v3.signIn' | 'v3.signOut'> = {
  async 'v3.access'({ context, principal, signedIn }) {
    return accessOnWire(context, principal, signedIn)
  },
  async 'v3.signIn'({ context, principal, link, keepSignIn }) {
    const token = await signIn(context, principal, link)
    keepSignIn(token)
    return accessOnWire(context, principal, token)
  },
  async 'v3.signOut'({ context, signedIn, keepSignIn }) {
    if (signedIn !== undefined) await signOut(context, signedIn)
    keepSignIn(null)
    return { signed_out: signedIn !== undefined }
  },
}

async function accessOnWire(
  context: Context,
  principal: Principal,
  token: string | undefined,
): Promise<Answer<Endpoints['v3.access']>> {
  const { enterprise, organizations } = await accessOf(context, principal)
  return {
    name: principal.name,
    csrf_token: token === undefined ? null : csrfTokenOf(token),
    permissions: enterprise,
    organizations: organizations.map(({ orgId, name, permissions }) => ({
      org_id: orgId,
      name,
      permissions,
    })),
  }
}
