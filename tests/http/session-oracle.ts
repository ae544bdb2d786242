import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import type { SessionRow } from '../support/sessions.ts'

/** A list's query as names and values, as a client would write it. */
export type Filter = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>

/** What a caller may see. */
export interface Sight {
  /** `null`: everything. */
  readonly orgIds: readonly string[] | null
  readonly deletedOrgIds: readonly string[]
}

type Test = (row: SessionRow, value: never) => boolean

/** What each parameter means, written down a second time, over plain rows. */
const MEANINGS: Readonly<Record<string, Test>> = {
  session_ids: (row, ids: readonly string[]) => ids.includes(row.session_id),
  devin_id: (row, id: string) => row.session_id === id,
  created_after: (row, time: number) => row.created_at >= time * MICROS_PER_SECOND,
  created_before: (row, time: number) => row.created_at < time * MICROS_PER_SECOND,
  updated_after: (row, time: number) => row.updated_at >= time * MICROS_PER_SECOND,
  updated_before: (row, time: number) => row.updated_at < time * MICROS_PER_SECOND,
  tags: (row, tags: readonly string[]) => tags.some((tag) => row.tags.includes(tag)),
  playbook_id: (row, id: string) => row.playbook_id === id,
  schedule_id: (row, id: string) => row.schedule_id === id,
  origins: (row, origins: readonly string[]) => isOneOf(row.origin, origins),
  automation_ids: (row, ids: readonly string[]) => isOneOf(row.automation_id, ids),
  user_ids: (row, ids: readonly string[]) => isOneOf(row.user_id, ids),
  service_user_ids: (row, ids: readonly string[]) => isOneOf(row.service_user_id, ids),
  repo_names: (row, names: readonly string[]) => isOneOf(row.repo_name, names),
  category: (row, category: string) => row.category === category,
  is_archived: (row, archived: boolean) => row.is_archived === archived,
  parent_session_id: (row, id: string) => row.parent_session_id === id,
  org_ids: (row, ids: readonly string[]) => ids.includes(row.org_id),
  include_deleted_orgs: () => true,
}

function isOneOf(value: string | null | undefined, values: readonly string[]): boolean {
  return typeof value === 'string' && values.includes(value)
}

/** Whether a row is on a list. */
function isListed(row: SessionRow, filter: Filter, { orgIds, deletedOrgIds }: Sight): boolean {
  if (orgIds !== null && !orgIds.includes(row.org_id)) return false
  if (filter['include_deleted_orgs'] !== true && deletedOrgIds.includes(row.org_id)) return false
  return Object.entries(filter).every(([name, value]) => MEANINGS[name]?.(row, value as never) === true)
}

/** The rows of a list, newest first; of equal times the higher id first. */
export function listed(rows: Iterable<SessionRow>, filter: Filter, sight: Sight): SessionRow[] {
  return [...rows].filter((row) => isListed(row, filter, sight)).toSorted((a, b) => (isBehind(a, b) ? 1 : -1))
}

export function isBehind(row: SessionRow, other: SessionRow): boolean {
  return row.created_at === other.created_at
    ? row.session_id < other.session_id
    : row.created_at < other.created_at
}

export function queryOf(filter: Filter): string {
  return Object.entries(filter)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}=${encodeURIComponent(String(one))}`))
    .join('&')
}
