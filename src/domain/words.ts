/**
 * The words of a text, as they are kept and looked for: in lower case, letters and digits alone. Writing without spaces
 * is cut by dictionary, alike in texts and in searches.
 */
export function* wordsOf(text: string): Generator<string> {
  for (const [run] of plain(text).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!WITHOUT_SPACES.test(run)) yield short(run)
    else {
      for (const { segment, isWordLike } of segmenter.segment(run))
        if (isWordLike === true) yield short(segment)
    }
  }
}

const WITHOUT_SPACES =
  /[\p{Script_Extensions=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** Compatibility forms, such as full-width letters, are the same word. */
function plain(text: string): string {
  return (/^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFKC')).toLowerCase()
}

/** Longer words are found by their beginning. */
const LONGEST_WORD = 80

function short(word: string): string {
  return word.length <= LONGEST_WORD ? word : word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '')
}

/** Words that must follow one another; the last may be the beginning of one. */
export interface Term {
  readonly words: readonly string[]
  readonly isPrefix: boolean
}

export const MOST_TERMS = 32

/**
 * What a search asks for, all of it together. Words in quotes follow one another, and so do those that a word falls into
 * (`src/app.ts`); a star at its end makes a word a beginning. Empty where nothing is asked for.
 */
export function termsOf(search: string): Term[] {
  return [...search.matchAll(/"([^"]*)"?|[^\s"]+/g)].flatMap(([whole, quoted]) => {
    const words = [...wordsOf(quoted ?? whole)]
    return words.length === 0 ? [] : [{ words, isPrefix: whole.endsWith('*') }]
  })
}
