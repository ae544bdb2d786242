/**
 * What the search knows of one endpoint.
 * @typedef {object} Entry
 * @property {string} title
 * @property {string} lead
 * @property {string} route its method and path
 * @property {string} path where its page is
 * @property {Readonly<Record<string, string>>} fields what is said of each parameter and member
 * @property {string} rest what else is said: rights, errors
 */

/**
 * An entry that was found, with the field that the words stand in where they stand in no title or path.
 * @typedef {object} Found
 * @property {Entry} entry
 * @property {string | undefined} field
 */

/** What a word is worth by where it stands. */
const WORTH = { title: 16, route: 8, lead: 5, name: 6, text: 2, rest: 1 }

/**
 * Searches entries as one types. Each word must stand somewhere in an entry, if only as a part of a word, which serves
 * languages that don't part words; the best come first.
 * @param {readonly Entry[]} entries
 * @param {string} language
 * @returns {(query: string) => Found[]}
 */
export function finder(entries, language) {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  const known = entries.map((entry) => ({
    entry,
    title: folded(entry.title),
    route: folded(entry.route),
    lead: folded(entry.lead),
    rest: folded(entry.rest),
    fields: Object.entries(entry.fields).map(([name, text]) => ({
      name,
      folded: folded(name),
      text: folded(text),
    })),
  }))
  return (query) => {
    const words = [...segmenter.segment(folded(query))].flatMap(({ segment, isWordLike }) =>
      isWordLike === true ? segment : [],
    )
    if (words.length === 0) return []
    return known
      .flatMap(({ entry, title, route, lead, rest, fields }) => {
        const rated = words.map((word) => {
          const named =
            fields.find((field) => field.folded === word) ??
            fields.find((field) => field.folded.includes(word))
          const told = named ?? fields.find((field) => field.text.includes(word))
          return {
            field: told?.name,
            isInHead: title.includes(word) || route.includes(word),
            worth:
              (title.includes(word) ? WORTH.title : 0) +
              (route.includes(word) ? WORTH.route : 0) +
              (lead.includes(word) ? WORTH.lead : 0) +
              (named?.folded === word ? WORTH.name : 0) +
              (named ? WORTH.name : told ? WORTH.text : 0) +
              (rest.includes(word) ? WORTH.rest : 0),
          }
        })
        if (rated.some(({ worth }) => worth === 0)) return []
        const field = rated.find(({ isInHead }) => !isInHead)?.field
        return [{ entry, field, worth: rated.reduce((sum, { worth }) => sum + worth, 0) }]
      })
      .sort((a, b) => b.worth - a.worth)
  }
}

/**
 * Without accents and capitals.
 * @param {string} text
 */
function folded(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
