import { redact } from './secrets.ts'

/** In graphemes. */
const LONGEST = 100
/** A cut at a space that leaves less than this looks worse than a cut word. */
const SHORTEST_CUT = 60

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * The first line of a prompt that has more than marks, as a title without them, without secrets, cut to a sensible length;
 * the first of all where none has, `null` if blank.
 */
export function titleOf(text: string): string | null {
  let first: string | null = null
  for (const [whole] of text.matchAll(/\S[^\r\n]*/g)) {
    const line = whole.slice(0, LONGEST * 40).trim()
    first ??= line
    const said = withoutMarks(line).trim()
    if (/[\p{L}\p{N}]/u.test(said)) return cut(redact(said))
  }
  return first && cut(redact(first))
}

/** Of headings and quotes, and of a field in the template of a program: `[[ ## user_query ## ]]`. */
const LINE_MARKS = /^[ \t]*(?:(?:(?:#+|>)[ \t]+)+|\[\[ ## .*? ## \]\][ \t]*)/gm
const LIST_MARK = /^\s*(?:[-*+]|\d{1,3}[.)])[ \t]+/

/** A text without the marks of its lines, nor that of a list it begins with; those between the items part them. */
export function withoutMarks(text: string): string {
  return text.replace(LINE_MARKS, '').replace(LIST_MARK, '')
}

function cut(line: string): string {
  const heads: string[] = []
  for (const { segment } of graphemes.segment(line)) {
    if (heads.length === LONGEST) {
      const whole = heads.join('')
      const space = whole.lastIndexOf(' ')
      return `${(space >= SHORTEST_CUT ? whole.slice(0, space) : whole).trimEnd()}…`
    }
    heads.push(segment)
  }
  return line
}
