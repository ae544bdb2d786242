import { Fragment, type ReactNode } from 'react'
import { SafeText } from './safe-text.tsx'

interface InlineProps {
  readonly text: string
  /** False where the text stands in a link itself. */
  readonly links?: boolean
}

const INLINE = /(`+)(.+?)\1|\*\*(?=\S)(.+?)\*\*/gs

/** A sentence with what Markdown marks in it as code or as strong. */
export function Inline({ text, links = true }: InlineProps): ReactNode {
  const parts: ReactNode[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    const [whole, , code, strong] = match
    parts.push(<SafeText text={text.slice(from, match.index)} links={links} />)
    parts.push(
      code === undefined ? (
        <strong className="font-semibold">
          <Inline text={strong ?? ''} links={links} />
        </strong>
      ) : (
        <code className="rounded bg-sunk px-1 py-0.5 font-mono text-[0.88em]">
          <SafeText text={code} links={links} />
        </code>
      ),
    )
    from = match.index + whole.length
  }
  parts.push(<SafeText text={text.slice(from)} links={links} />)
  return parts.map((part, at) => <Fragment key={at}>{part}</Fragment>)
}
