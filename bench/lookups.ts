import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { EVERYWHERE, onlyOrgs } from '../src/domain/principal.ts'
import type { Db } from '../src/storage/context.ts'
import { openDatabase } from '../src/storage/database.ts'
import { linkFamilies } from '../src/storage/families.ts'
import { findKeyHolder, listKeys } from '../src/storage/keys.ts'
import { listMessages } from '../src/storage/messages.ts'
import {
  dropOriginal,
  dropUnusedChunks,
  findOriginal,
  listByDigest,
  listRelatedOriginals,
  listVersions,
  type Original,
} from '../src/storage/originals.ts'
import { findDetails, listReadFrom } from '../src/storage/session-details.ts'
import { findSession } from '../src/storage/sessions.ts'
import { listSteps } from '../src/storage/steps.ts'
import { findUserByEmail, listUsers } from '../src/storage/users.ts'
import { carryOut } from './statements.ts'

// `node bench/lookups.ts --database-url URL` carries out the statements of storage beside the list, on a database that
// `bench/seed.ts` has filled, and prints what each cost.

const { values } = parseArgs({ options: { 'database-url': { type: 'string' } } })
const { db, close } = await openDatabase({ url: values['database-url'] ?? '' })

/** A session that has a transcript, a parent and a person. */
const { rows } = await sql<{
  orgId: string
  sessionId: string
  parentId: string
  userId: string
  email: string
  digest: string
}>`
  select s.org_id as "orgId", s.session_id as "sessionId", s.parent_ref as "parentId", s.user_id as "userId", u.email,
    d.original_digest as digest
  from sessions s join session_details d using (org_id, session_id) join users u using (user_id)
  where s.parent_ref is not null order by s.session_id limit 1`.execute(db)
const [one] = rows
if (one === undefined) throw new Error('the database has no such session: fill it with bench/seed.ts')
const { orgId, sessionId, parentId, userId, email, digest } = one
const original: Original = {
  ...{ orgId, originalId: sessionId, digest, agent: 'codex', name: null, bytes: 1_000, chunks: [digest] },
  firstRecordId: 'record-1',
}

const LOOKUPS: Readonly<Record<string, (to: Db) => Promise<unknown>>> = {
  'findSession, all organisations': (to) => findSession(to, { scope: EVERYWHERE, sessionId }),
  'findSession, one organisation': (to) => findSession(to, { scope: onlyOrgs([orgId]), sessionId }),
  findDetails: (to) => findDetails(to, orgId, sessionId),
  listMessages: (to) => listMessages(to, { orgId, sessionId, after: -1, limit: 101 }),
  listSteps: (to) => listSteps(to, { orgId, sessionId, after: -1, limit: 101 }),
  findKeyHolder: (to) => findKeyHolder(to, Buffer.alloc(32)),
  'listKeys, first page': (to) => listKeys(to, { after: undefined, limit: 101 }),
  'listUsers, first page': (to) => listUsers(to, { after: undefined, limit: 101 }),
  'listUsers, next page': (to) => listUsers(to, { after: userId, limit: 101 }),
  'listUsers, one address': (to) => listUsers(to, { after: undefined, limit: 101, email }),
  'listUsers, one person': (to) => listUsers(to, { after: undefined, limit: 101, userId }),
  findUserByEmail: (to) => findUserByEmail(to, email),
  linkFamilies: (to) => linkFamilies(to, orgId, [sessionId], [parentId]),
  findOriginal: (to) => findOriginal(to, orgId, sessionId),
  listVersions: (to) => listVersions(to, orgId, sessionId),
  listByDigest: (to) => listByDigest(to, orgId, digest),
  listRelatedOriginals: (to) => listRelatedOriginals(to, original),
  listReadFrom: (to) => listReadFrom(to, orgId, [sessionId]),
  dropOriginal: (to) => dropOriginal(to, original),
  dropUnusedChunks: (to) => dropUnusedChunks(to, orgId, [digest]),
}

console.log(['look-up', 'ms', 'planning', 'buffers', 'removed', 'reached by'].join('\t'))
for (const [name, lookup] of Object.entries(LOOKUPS)) {
  for (const { planningMs, executionMs, buffers, removed, ways } of await carryOut(db, lookup)) {
    const ms = planningMs + executionMs
    console.log([name, ms.toFixed(2), planningMs.toFixed(2), buffers, removed, ways].join('\t'))
  }
}
await close()
