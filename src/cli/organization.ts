import { PermissionError, type MusterClient, type Organization } from '../../sdk/index.ts'
import { EXIT, ExitError } from './exit.ts'

const ID = /^org-[0-9a-f]{32}$/

/** The id of an organisation that a person gave by id or by name, in any case if that is clear. */
export async function organizationId(client: MusterClient, given: string): Promise<string> {
  if (ID.test(given)) return given
  const organizations = await listNamed(client, given)
  const exact = organizations.filter(({ org_id, name }) => org_id === given || name === given)
  const alike = organizations.filter(({ name }) => name.toLowerCase() === given.toLowerCase())
  const [found, another] = exact.length > 0 ? exact : alike
  if (found === undefined) throw new ExitError(EXIT.failed, `there is no organisation '${given}'`)
  if (another === undefined) return found.org_id
  const ids = [found, another].map(({ org_id }) => org_id).join(' and ')
  throw new ExitError(EXIT.failed, `'${given}' may be ${ids}: give the id`)
}

async function listNamed(client: MusterClient, given: string): Promise<Organization[]> {
  try {
    return await client.organizations.list({ first: 200 }).all()
  } catch (error) {
    if (!(error instanceof PermissionError)) throw error
    throw new ExitError(
      EXIT.refused,
      `the key may not look for an organisation '${given}' by its name: give its id`,
      { cause: error },
    )
  }
}
