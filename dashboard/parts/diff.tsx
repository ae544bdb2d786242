import { diffLines, diffWordsWithSpace, type Change } from 'diff'
import { useMemo } from 'react'
import { SafeText } from './safe-text.tsx'

const CONTEXT = 3

interface Line {
  readonly sign: '+' | '-' | ' ' | '…'
  readonly text: string
}

/** Two texts as one diff by lines, its unchanged stretches cut short. */
export function LineDiff({ before, after }: { before: string; after: string }) {
  const lines = useMemo(() => linesOf(diffLines(before, after)), [before, after])
  return (
    <pre className="overflow-x-auto rounded-md border border-line bg-sunk py-1 font-mono text-xs leading-5 [unicode-bidi:isolate]">
      {lines.map(({ sign, text }, at) => (
        <span key={at} className={`flex px-2 ${LOOKS[sign]}`}>
          <span aria-hidden={sign === ' '} className="w-4 shrink-0 select-none">
            {sign}
          </span>
          <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <SafeText text={text} links={false} />
          </span>
        </span>
      ))}
    </pre>
  )
}

const LOOKS: Readonly<Record<Line['sign'], string>> = {
  '+': 'bg-good-soft text-good',
  '-': 'bg-bad-soft text-bad',
  ' ': 'text-soft',
  '…': 'text-faint',
}

/** Two texts as prose: what was added and what was taken away stand in it. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const changes = useMemo(() => diffWordsWithSpace(before, after), [before, after])
  return (
    <p className="text-[13px] leading-6 whitespace-pre-wrap [overflow-wrap:anywhere]">
      {changes.map(({ value, added, removed }, at) => {
        const text = <SafeText text={value} />
        if (added)
          return (
            <ins key={at} className="rounded-xs bg-good-soft text-good no-underline">
              {text}
            </ins>
          )
        return removed ? (
          <del key={at} className="rounded-xs bg-bad-soft text-bad">
            {text}
          </del>
        ) : (
          <span key={at}>{text}</span>
        )
      })}
    </p>
  )
}

function linesOf(changes: readonly Change[]): Line[] {
  return changes.flatMap(({ value, added, removed }, at): Line[] => {
    const texts = value.replace(/\n$/, '').split('\n')
    if (added || removed) return texts.map((text) => ({ sign: added ? '+' : '-', text }))
    const lines = texts.map((text): Line => ({ sign: ' ', text }))
    if (lines.length <= 2 * CONTEXT + 1) return lines
    const head = at === 0 ? [] : lines.slice(0, CONTEXT)
    const tail = at === changes.length - 1 ? [] : lines.slice(-CONTEXT)
    return [...head, { sign: '…', text: '' }, ...tail]
  })
}
