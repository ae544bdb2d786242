import { insertSessions, NOON, sessionRow, type SessionRow } from '../support/sessions.ts'
import type { TestApp } from './test-app.ts'

/** A JSON object of an answer. */
export type Members = Readonly<Record<string, unknown>>

/** An organisation of a test's own with sessions, each newer than the one before, and keys of both versions. */
export async function ownOrganization(app: TestApp, ...sessions: Partial<SessionRow>[]) {
  const orgId = await app.organization('own')
  const rows = sessions.map((row, n) => sessionRow(orgId, { created_at: NOON + n, ...row }))
  if (rows.length > 0) await insertSessions(app.context.db, rows)
  const cog = await app.key({ orgId, role: 'org_admin' })
  const apk = await app.key({ kind: 'apk', orgId, role: 'org_admin' })
  const path = `/v3/organizations/${orgId}/sessions`
  return { orgId, first: rows[0] ?? sessionRow(orgId), cog, apk, path }
}

/** The rows of a page of either version. */
export async function itemsAt(app: TestApp, path: string, key: string): Promise<readonly Members[]> {
  const { body, text } = await app.get(path, key)
  const { items, sessions } = body as { items?: Members[]; sessions?: Members[] }
  return items ?? sessions ?? [{ answered: text }]
}
