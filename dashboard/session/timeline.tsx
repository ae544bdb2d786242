import type { ReactNode } from 'react'
import type { SessionWithInsights } from '../../sdk/index.ts'
import { Inline } from '../parts/inline.tsx'
import { StepLink } from './step-link.tsx'

type Event = NonNullable<SessionWithInsights['analysis']>['timeline'][number]

const COLORS: Readonly<Record<string, string>> = {
  green: 'bg-good',
  yellow: 'bg-warn',
  red: 'bg-bad',
  blue: 'bg-accent',
}

/** The story of a session; each event leads to the step where it happened. */
export function Timeline({ events }: { events: readonly Event[] }) {
  return (
    <ol className="relative ml-1 space-y-1 before:absolute before:inset-y-3 before:left-[3.5px] before:w-px before:bg-line">
      {events.map((event, at) => (
        <li key={at} className="relative">
          <span
            className={`absolute top-2.5 left-0 size-2 rounded-full ring-3 ring-page ${COLORS[event.color] ?? 'bg-faint'}`}
          />
          <Jump event={event}>
            <span className="block text-[13px] font-medium">
              <Inline text={event.title} links={false} />
            </span>
            {!event.title.endsWith(event.description) && (
              <span className="line-clamp-2 text-xs text-soft">
                <Inline text={event.description} links={false} />
              </span>
            )}
          </Jump>
        </li>
      ))}
    </ol>
  )
}

function Jump({ event, children }: { event: Event; children: ReactNode }) {
  const [step] = event.evidence
  const look = 'ml-3 block rounded-md px-2 py-1'
  return step === undefined ? (
    <div className={look}>{children}</div>
  ) : (
    <StepLink step={step} className={`${look} hover:bg-hover`}>
      {children}
    </StepLink>
  )
}
