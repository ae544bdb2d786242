import { PermissionError, type MusterClient } from '../../sdk/index.ts'
import { EXIT, ExitError } from './exit.ts'

/** The organisation that a key is bound to, else the only one there is. */
export async function organizationOfKey(client: MusterClient): Promise<string> {
  const self = await client.self()
  if (self.org_id) return self.org_id
  const [only, ...others] = await client.organizations
    .list({ first: 200 })
    .all()
    .catch((error: unknown) => {
      if (error instanceof PermissionError)
        throw new ExitError(EXIT.usage, 'name the organisation with --org')
      throw error
    })
  if (only === undefined)
    throw new ExitError(EXIT.failed, 'there is no organisation: muster orgs create NAME')
  if (others.length === 0) return only.org_id
  const named = [only, ...others].map(({ name, org_id }) => `${name} (${org_id})`).join(', ')
  throw new ExitError(EXIT.usage, `name the organisation with --org: ${named}`)
}
