import { Fragment, type ReactNode } from 'react'
import { SafeText } from './safe-text.tsx'

interface InlineProps {
  readonly text: string
  /** False where the text stands in a link itself. */
  readonly links?: boolean
}

const INLINE =
  /(`+)(.+?)\1|\*\*(?=\S)(.+?)\*\*|(?<![\p{L}\p{N}*])\*(?=[\p{L}\p{N}"'`(])([^*\n]*[\p{L}\p{N}.!?"'`)])\*(?![\p{L}\p{N}*])|~~(?=\S)([^~\n]+)~~/gsu

/** A sentence with what Markdown marks in it as code, as strong, as stressed or as struck out. */
export function Inline({ text, links = true }: InlineProps): ReactNode {
  const parts: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    const [whole, , code, strong, emphasis, struck] = match
    parts.push(<SafeText text={text.slice(from, match.index)} links={links} />)
    parts.push(
      code !== undefined ? (
        <code className="rounded bg-sunk px-1 py-0.5 font-mono text-[0.88em]">
          <SafeText text={code} links={links} />
        </code>
      ) : emphasis !== undefined ? (
        <em>
          <Inline text={emphasis} links={links} />
        </em>
      ) : struck !== undefined ? (
        <s>
          <Inline text={struck} links={links} />
        </s>
      ) : (
        <strong className="font-semibold">
          <Inline text={strong ?? ''} links={links} />
        </strong>
      ),
    )
    from = match.index + whole.length
  }
  parts.push(<SafeText text={text.slice(from)} links={links} />)
  return parts.map((part, at) => <Fragment key={at}>{part}</Fragment>)
}
