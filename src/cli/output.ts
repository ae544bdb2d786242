import { once } from 'node:events'
import { stringify } from 'csv-stringify/sync'
import { csvText } from '../../sdk/csv.ts'
import { oneLine } from './terminal-text.ts'

/** Writes to standard output, no faster than it is read. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** One JSON value on a line. */
export function printJson(value: unknown): Promise<void> {
  // The same JSON; these are written as escapes, since a terminal may obey them.
  const text = JSON.stringify(value).replaceAll(
    /[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return print(`${text}\n`)
}

/** CSV as RFC 4180 has it; lists and objects are cells of JSON, null is empty, and no text is a formula. */
export function printCsv(rows: readonly (readonly unknown[])[]): Promise<void> {
  const cells = rows.map((row) => row.map(csvCell))
  return print(stringify(cells, { record_delimiter: 'windows' }))
}

/** For people: on standard error, so that standard output is the result alone. */
export function notice(text: string): void {
  process.stderr.write(`${text}\n`)
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? csvText(value) : JSON.stringify(value)
  // A file gets every character; a terminal would obey it.
  return process.stdout.isTTY ? oneLine(text) : text
}
