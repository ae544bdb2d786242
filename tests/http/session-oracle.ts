import { sizeOf } from '../../src/domain/size.ts'
import { MICROS_PER_SECOND, type Micros } from '../../src/domain/time.ts'
import { NOON, type SessionRow } from '../support/sessions.ts'

/** A list's query as names and values, as a client would write it. */
export type Filter = Readonly<Record<string, string | number | boolean | readonly (string | number)[]>>

/** What a caller may see. */
export interface Sight {
  /** `null`: everything. */
  readonly orgIds: readonly string[] | null
  readonly deletedOrgIds: readonly string[]
}

/** When it is. */
export const AT: Micros = NOON + 3 * MICROS_PER_SECOND

type Test = (row: SessionRow, value: never) => boolean

const isLive = (row: SessionRow): boolean => Number(row.live_until ?? 0) > AT && row.live_detail !== null

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
  status: (row, values: readonly string[]) => isOneOf(isLive(row) ? 'running' : row.status, values),
  status_detail: (row, values: readonly string[]) =>
    isOneOf(isLive(row) ? row.live_detail : row.status_detail, values),
  session_size: (row, values: readonly string[]) =>
    isOneOf(sizeOf(Number(row.acus_consumed), Number(row.num_user_messages)), values),
  agent: (row, values: readonly string[]) => isOneOf(row.agent, values),
  model: (row, values: readonly string[]) => isOneOf(row.model, values),
  outcome: (row, values: readonly string[]) => isOneOf(row.outcome, values),
  issue: (row, labels: readonly string[]) => labels.some((label) => row.issues.includes(label)),
  min_acus: (row, least: number) => Number(row.acus_consumed) >= least,
  max_acus: (row, most: number) => Number(row.acus_consumed) <= most,
  q: (row, search: string) =>
    search
      .split(' ')
      .every((word) =>
        (row.title ?? '')
          .split(' ')
          .some((own) => (word.endsWith('*') ? own.startsWith(word.slice(0, -1)) : own === word)),
      ),
  sort: () => true,
  order: () => true,
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

/** The rows of a list in its order: newest first unless it says otherwise; of equal keys the id decides. */
export function listed(rows: Iterable<SessionRow>, filter: Filter, sight: Sight): SessionRow[] {
  return [...rows]
    .filter((row) => isListed(row, filter, sight))
    .toSorted((a, b) => (isBehind(a, b, filter) ? 1 : -1))
}

export function isBehind(row: SessionRow, other: SessionRow, { sort, order }: Filter = {}): boolean {
  const key = (of: SessionRow): number => Number(of[(sort ?? 'created_at') as 'created_at'])
  const [a, b] = order === 'asc' ? [other, row] : [row, other]
  return key(a) === key(b) ? a.session_id < b.session_id : key(a) < key(b)
}

export function queryOf(filter: Filter): string {
  return Object.entries(filter)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}=${encodeURIComponent(String(one))}`))
    .join('&')
}
