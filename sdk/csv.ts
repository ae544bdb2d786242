/** A text as a cell of CSV: what a spreadsheet would run as a formula is made a text to it by a quote in front. */
export function csvText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
