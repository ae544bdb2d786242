import { createHash, randomBytes } from 'node:crypto'
import type { Agent } from './vocabulary.ts'

const BARE = /^(?:devin-)?([0-9a-f]{32})$/

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The first 8 hex digits of every session id of an organisation: they lead from the id to the organisation. */
export function sessionPrefixOf(orgId: string): string {
  return sha256Hex(orgId).slice(0, 8)
}

export function newSessionId(orgId: string): string {
  return sessionPrefixOf(orgId) + randomBytes(12).toString('hex')
}

/** The id of an imported session: the same for every import of the same session into the same organisation. */
export function importedSessionId(orgId: string, agent: Agent, externalId: string): string {
  return sessionPrefixOf(orgId) + sha256Hex(`${orgId}\0${agent}\0${externalId}`).slice(0, 24)
}

/** The bare form of a session id given with or without `devin-`; `undefined` for what is no session id. */
export function bareSessionId(text: string): string | undefined {
  return BARE.exec(text)?.[1]
}

export function v1SessionId(bare: string): string {
  return `devin-${bare}`
}

export const ID_PREFIXES = ['org-', 'user-', 'service-user-', 'apikey-', 'enterprise-'] as const
export type IdPrefix = (typeof ID_PREFIXES)[number]

/** A new id: the prefix and 32 hex digits (no second dash, which some clients check). */
export function newId(prefix: IdPrefix): string {
  return prefix + randomBytes(16).toString('hex')
}
