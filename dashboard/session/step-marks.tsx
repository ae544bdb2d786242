import { Hash } from 'lucide-react'
import type { SessionStep } from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'
import { Time } from '../parts/time.tsx'
import { StepLink } from './step-link.tsx'

/** When it was, and a link to it. */
export function Meta({ step }: { step: SessionStep }) {
  const t = useTexts()
  return (
    <span className="flex items-center gap-2 text-xs text-soft">
      {step.created_at !== null && <Time at={step.created_at} />}
      <StepLink
        step={step.step_id}
        label={t.transcript.link}
        className="rounded p-0.5 opacity-0 group-hover/entry:opacity-100 hover:text-text focus-visible:opacity-100"
      >
        <Hash className="size-3.5" />
      </StepLink>
    </span>
  )
}

export function Cut({ step }: { step: SessionStep }) {
  const t = useTexts()
  return step.content_truncated ? <p className="mt-1.5 text-xs text-warn">{t.transcript.truncated}</p> : null
}
