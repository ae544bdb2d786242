import { redact } from '../domain/secrets.ts'

/** In graphemes. */
const LONGEST = 100
/** A cut at a space that leaves less than this looks worse than a cut word. */
const SHORTEST_CUT = 60

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first line of a prompt as a title, without heading marks, without secrets, cut to a sensible length; `null` if blank. */
export function titleOf(text: string): string | null {
  const line = /\S[^\r\n]*/
    .exec(text)?.[0]
    .slice(0, LONGEST * 40)
    .replace(/^#+\s+/, '')
    .trim()
  return line ? cut(redact(line)) : null
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
