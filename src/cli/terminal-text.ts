import { stripVTControlCharacters } from 'node:util'

// Titles and messages come from anywhere: nothing in them may move the cursor, colour a screen or turn text around.

/** As one line for a terminal, without anything that a terminal obeys or doesn't show. */
export function oneLine(text: string): string {
  return harmless(text).replaceAll(/\s+/g, ' ').trim()
}

/** As lines for a terminal. */
export function manyLines(text: string): string {
  return harmless(text.replaceAll(/\r\n?/g, '\n'))
}

/** Control characters but tab and line feed, and the formatting ones: bidirectional overrides, zero widths, tags. */
function harmless(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replaceAll(/(?![\t\n])[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/[\p{Cf}\uFE0E\uFE0F]/gu, '')
    .replaceAll('\t', '  ')
}

const segmenter = new Intl.Segmenter()

/** What fits into so many columns of a terminal; `…` stands for the rest. */
export function fit(text: string, columns: number): string {
  let used = 0
  let room = ''
  for (const { segment } of segmenter.segment(text)) {
    used += widthOf(segment)
    if (used > columns) return `${room}…`
    if (used < columns) room += segment
  }
  return text
}

/** Columns that a terminal needs. Where terminals differ, the larger figure: too short a line breaks nothing. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += WIDE.test(character) ? 2 : MARK.test(character) ? 0 : 1
  return width
}

const MARK = /[\p{Mn}\p{Me}]/u
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{1B2FF}\u{1F000}-\u{1FAFF}\u{20000}-\u{3FFFF}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}/u

/** The words of one line on lines of so many columns; a word that is longer stands alone. */
export function wrap(text: string, columns: number): string[] {
  if (columns === Infinity) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || widthOf(longer) <= columns) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}
