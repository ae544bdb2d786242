import { LANGUAGES, type Language } from '../../contract/texts/index.ts'

/**
 * The language that `Accept-Language` asks for (RFC 9110, 12.5.4): by weight, then by place; a range such as `fr-CA`
 * is met by its language; `*` stands for any language that isn't named. Where none is wanted, the first of ours.
 */
export function languageFor(header: string | undefined): Language {
  const ranges = (header ?? '').split(',').flatMap((part) => {
    const [, name, weight = '1'] = RANGE.exec(part.trim()) ?? []
    return name === undefined ? [] : [{ name: name.toLowerCase(), weight: Number(weight) }]
  })
  const weightOf = (language: Language): number => {
    const own = ranges.filter(({ name }) => name.split('-', 1)[0] === language)
    const matching = own.length > 0 ? own : ranges.filter(({ name }) => name === '*')
    return Math.max(0, ...matching.map(({ weight }) => weight))
  }
  const placeOf = (language: Language): number => {
    const place = ranges.findIndex(({ name }) => name.split('-', 1)[0] === language)
    return place === -1 ? ranges.length : place
  }
  const [best] = LANGUAGES.filter((language) => weightOf(language) > 0).toSorted(
    (a, b) => weightOf(b) - weightOf(a) || placeOf(a) - placeOf(b),
  )
  return best ?? LANGUAGES[0]
}

const RANGE = /^(\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i
