/** Records, one a line. */
export function linesOf(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}

export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** Lines with their numbers, as agents show files. */
export function numbered(text: string, separator: string): string {
  return text
    .split('\n')
    .map((line, index) => `${String(index + 1).padStart(6)}${separator}${line}`)
    .join('\n')
}
