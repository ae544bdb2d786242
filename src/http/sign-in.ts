import { accessOf } from '../accounts/access.ts'
import { csrfTokenOf, signIn, signOut } from '../accounts/sign-in.ts'
import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import type { Call, Handlers } from './handler.ts'
import { machineAt } from './machine.ts'

export const signInHandlers: Handlers<'v3.access' | 'v3.signIn' | 'v3.signOut'> = {
  async 'v3.access'(call) {
    return accessOnWire(call, call.signedIn)
  },
  async 'v3.signIn'(call) {
    const { context, principal, link, keepSignIn } = call
    const token = await signIn(context, principal, link)
    keepSignIn(token)
    return accessOnWire(call, token)
  },
  async 'v3.signOut'({ context, signedIn, keepSignIn }) {
    if (signedIn !== undefined) await signOut(context, signedIn)
    keepSignIn(null)
    return { signed_out: signedIn !== undefined }
  },
}

async function accessOnWire(
  { context, principal, host }: Call<'v3.access' | 'v3.signIn'>,
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
    imports_from_machine:
      enterprise.includes('ManageEnterpriseSettings') && machineAt(context, host) !== undefined,
  }
}
