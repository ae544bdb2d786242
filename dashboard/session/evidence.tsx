import { useTexts } from '../app/language.tsx'
import { fill } from '../texts/fill.ts'
import { StepLink } from './step-link.tsx'

const SHOWN = 6

interface EvidenceProps {
  readonly steps: readonly string[]
  /** Default: the session that is shown. */
  readonly session?: string
}

/** Links to the steps that show it. */
export function Evidence({ steps, session }: EvidenceProps) {
  const t = useTexts()
  return (
    <span className="inline-flex flex-wrap gap-1 align-middle" aria-label={t.insight.evidence} role="group">
      {steps.slice(0, SHOWN).map((step, at) => (
        <StepLink
          key={step}
          step={step}
          {...(session !== undefined && { session })}
          label={`${at + 1}: ${fill(t.insight.toStep, { id: step })}`}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded bg-accent-soft px-1 text-[11px] text-accent hover:underline"
        >
          {at + 1}
        </StepLink>
      ))}
      {steps.length > SHOWN && <span className="text-xs text-soft">+{steps.length - SHOWN}</span>}
    </span>
  )
}
