import type { Session } from '../domain/session.ts'
import { escapeHtml } from '../domain/text.ts'
import type { Term } from '../domain/words.ts'
import type { Db } from '../storage/context.ts'
import { findPieces } from '../storage/snippets.ts'

/**
 * Where the messages of sessions have what was searched for, by id: HTML in which everything is escaped and the words
 * stand in `<mark>`. Of a session whose title alone has them there is none.
 */
export async function snippetsOf(
  db: Db,
  sessions: readonly Session[],
  terms: readonly Term[],
): Promise<Map<string, string>> {
  if (sessions.length === 0) return new Map()
  const pieces = await findPieces(db, sessions, terms.map((term) => patternOf(term, POSTGRES)).join('|'))
  const words = new RegExp(terms.map((term) => patternOf(term, JAVASCRIPT)).join('|'), 'giu')
  return new Map([...pieces].map(([sessionId, piece]) => [sessionId, marked(piece, words)]))
}

/** How a pattern says that no letter or digit stands before or behind, and that none stands between. */
interface Dialect {
  readonly begin: string
  readonly end: string
  readonly between: string
}
const POSTGRES: Dialect = { begin: '(?<![[:alnum:]])', end: '(?![[:alnum:]])', between: '[^[:alnum:]]*' }
const JAVASCRIPT: Dialect = {
  begin: '(?<![\\p{L}\\p{N}])',
  end: '(?![\\p{L}\\p{N}])',
  between: '[^\\p{L}\\p{N}]*',
}

/** Words have letters and digits alone, so nothing in them is a sign of a pattern. */
function patternOf({ words, isPrefix }: Term, { begin, end, between }: Dialect): string {
  const isSpaced = words.every((word) => /^[\x21-\x7e]+$/.test(word))
  const text = words.join(between)
  return isSpaced ? `${begin}${text}${isPrefix ? '' : end}` : text
}

function marked(piece: string, words: RegExp): string {
  let html = ''
  let from = 0
  for (const match of piece.matchAll(words)) {
    html += `${escapeHtml(piece.slice(from, match.index))}<mark>${escapeHtml(match[0])}</mark>`
    from = match.index + match[0].length
  }
  return html + escapeHtml(piece.slice(from))
}
