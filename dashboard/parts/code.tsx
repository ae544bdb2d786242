import { useQuery } from '@tanstack/react-query'
import { use, useState, type ReactNode } from 'react'
import { useTexts } from '../app/language.tsx'
import { colour } from './colours.ts'
import { FindContext } from './find.ts'
import { SafeText } from './safe-text.tsx'

interface CodeProps {
  readonly code: string
  /** A word of the highlighter's; empty for plain text. */
  readonly language?: string
  readonly tone?: 'plain' | 'bad'
}

/** Longer code is cut until one asks for it. */
const LINES_SHOWN = 24
const LONGEST_LINE = 2000
/** Colouring more would hold up the page. */
const LONGEST_COLOURED = 20_000

export function Code({ code, language = '', tone = 'plain' }: CodeProps) {
  const t = useTexts()
  const find = use(FindContext).toLowerCase()
  const [asked, setAsked] = useState(false)
  // What is searched for may stand in what is cut.
  const all = asked || (find !== '' && code.toLowerCase().includes(find))
  const lines = code.replace(/\n+$/, '').split('\n')
  const long = lines.length > LINES_SHOWN + 4 || lines.some((line) => line.length > LONGEST_LINE)
  const shown =
    long && !all
      ? lines
          .slice(0, LINES_SHOWN)
          .map((line) => line.slice(0, LONGEST_LINE))
          .join('\n')
      : lines.join('\n')
  return (
    <div
      className={`overflow-hidden rounded-md border border-line ${tone === 'bad' ? 'bg-bad-soft' : 'bg-sunk'}`}
    >
      <pre className="overflow-x-auto px-3 py-2 font-mono text-xs leading-5 whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:isolate]">
        <Coloured code={shown} language={language} />
      </pre>
      {long && (
        <button
          type="button"
          onClick={() => setAsked(!asked)}
          className="w-full border-t border-line px-3 py-1.5 text-left text-xs text-accent -outline-offset-2 hover:bg-hover"
        >
          {all ? t.transcript.showLess : t.transcript.showAll(lines.length)}
        </button>
      )}
    </div>
  )
}

/** Plain until its colours are there, without a shift: they change no widths. */
function Coloured({ code, language }: { code: string; language: string }): ReactNode {
  const { data } = useQuery({
    queryKey: ['colours', language, code],
    queryFn: () => colour(code, language),
    enabled: language !== '' && code.length <= LONGEST_COLOURED,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  if (!data) return <SafeText text={code} />
  return data.map((line, at) => (
    <span key={at}>
      {line.map((token, place) => (
        <span key={place} style={token.htmlStyle ?? {}}>
          <SafeText text={token.content} links={false} />
        </span>
      ))}
      {at < data.length - 1 && '\n'}
    </span>
  ))
}
