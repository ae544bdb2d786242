import { SafeText } from '../parts/safe-text.tsx'

/** Where the words that were looked for stand: text that the server has escaped, with marks around them. */
export function Snippet({ html }: { html: string }) {
  return html.split(/<\/?mark>/).map((part, at) => {
    const text = <SafeText key={at} text={unescaped(part)} links={false} />
    return at % 2 === 1 ? <mark key={at}>{text}</mark> : text
  })
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
