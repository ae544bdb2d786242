import { SafeText } from '../parts/safe-text.tsx'

/** Where the words that were looked for stand: text that the server has escaped, with marks around them. */
export function Snippet({ html }: { html: string }) {
  const [before = '', ...rest] = html.split(/<\/?mark>/).map(unescaped)
  return [endOf(before), ...rest].map((part, at) => {
    const text = <SafeText key={at} text={part} links={false} />
    return at % 2 === 1 ? <mark key={at}>{text}</mark> : text
  })
}

const MOST_BEFORE = 24

/** So much of what stands before the first mark that the mark is seen in a narrow row. */
function endOf(before: string): string {
  return before.length <= MOST_BEFORE ? before : `…${before.slice(-MOST_BEFORE).replace(/^\S*\s/, '')}`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

function unescaped(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}
