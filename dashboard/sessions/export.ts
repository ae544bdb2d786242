import { csvText } from '../../sdk/csv.ts'
import type { Session } from '../../sdk/index.ts'
import type { Connection } from '../api/context.tsx'
import type { ListSearch } from '../api/search.ts'
import { pagesOf } from '../api/sessions.ts'

export const FORMATS = { ndjson: 'application/x-ndjson', csv: 'text/csv' } as const
export type Format = keyof typeof FORMATS

/** Reads what a filter shows to its end and gives it as a file. `onProgress` hears how many rows there are. */
export async function exportSessions(
  connection: Connection,
  search: ListSearch,
  format: Format,
  onProgress: (rows: number) => void,
): Promise<void> {
  const parts: string[] = format === 'csv' ? [`${MEMBERS.join(',')}\r\n`] : []
  let rows = 0
  for await (const { items } of pagesOf(connection, search).pages()) {
    parts.push(items.map(format === 'csv' ? csvLine : jsonLine).join(''))
    rows += items.length
    onProgress(rows)
  }
  offer(new Blob(parts, { type: FORMATS[format] }), `sessions.${format}`)
}

const MEMBERS = [
  'session_id',
  'title',
  'status',
  'status_detail',
  'category',
  'origin',
  'org_id',
  'user_id',
  'service_user_id',
  'tags',
  'pull_requests',
  'acus_consumed',
  'created_at',
  'updated_at',
  'parent_session_id',
  'is_archived',
  'url',
] as const satisfies readonly (keyof Session)[]

function jsonLine(session: Session): string {
  return `${JSON.stringify(session)}\n`
}

function csvLine(session: Session): string {
  const cells = MEMBERS.map((name) => {
    if (name === 'tags') return csvText(session.tags.join(' '))
    if (name === 'pull_requests') return csvText(session.pull_requests.map(({ pr_url }) => pr_url).join(' '))
    const value = session[name] ?? ''
    return typeof value === 'string' ? csvText(value) : String(value)
  })
  return `${cells.map(quote).join(',')}\r\n`
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function offer(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
