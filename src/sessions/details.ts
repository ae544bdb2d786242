import { notFound } from '../domain/errors.ts'
import type { Scope } from '../domain/principal.ts'
import type { SessionDetails } from '../domain/session.ts'
import type { Context } from '../storage/context.ts'
import { findDetails } from '../storage/session-details.ts'
import { getSession } from './get.ts'

/**
 * What is known of an imported session beyond the published shapes.
 * @throws MusterError `not_found`, also for a session that was never imported.
 */
export async function getDetails(
  context: Context,
  scope: Scope,
  id: string,
): Promise<SessionDetails & { readonly sessionId: string }> {
  const { orgId, sessionId } = await getSession(context, scope, id)
  const details = await findDetails(context.db, orgId, sessionId)
  if (details === undefined) throw notFound('Import details of this session')
  return { ...details, sessionId }
}
