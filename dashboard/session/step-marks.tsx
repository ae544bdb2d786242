import { Hash } from 'lucide-react'
import { createContext, use } from 'react'
import type { SessionStep } from '../../sdk/index.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { absolute } from '../parts/time.tsx'
import { anchorOf } from './step-link.tsx'

/** When the transcript begins: its steps are told from there. Unix seconds. */
export const StartContext = createContext(0)

/** When it was, and a link to it. */
export function Meta({ step }: { step: SessionStep }) {
  const t = useTexts()
  return (
    <span className="flex items-center gap-2 text-xs text-soft">
      {step.created_at !== null && <Elapsed at={step.created_at} />}
      <a
        href={`#${anchorOf(step.step_id)}`}
        aria-label={t.transcript.link}
        title={t.transcript.link}
        className="rounded p-0.5 opacity-0 group-hover/entry:opacity-100 hover:text-text focus-visible:opacity-100"
      >
        <Hash className="size-3.5" />
      </a>
    </span>
  )
}

function Elapsed({ at }: { at: number }) {
  const language = useLanguage()
  const seconds = Math.max(0, at - use(StartContext))
  const two = (part: number) => String(Math.floor(part) % 60).padStart(2, '0')
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={absolute(at, language)}>
      {seconds >= 3600 && `${Math.floor(seconds / 3600)}:`}
      {two(seconds / 60)}:{two(seconds)}
    </time>
  )
}

export function Cut({ step }: { step: SessionStep }) {
  const t = useTexts()
  return step.content_truncated ? <p className="mt-1.5 text-xs text-warn">{t.transcript.truncated}</p> : null
}
