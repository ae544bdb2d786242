import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface StepLinkProps {
  readonly step: string
  /** Default: the session that is shown. */
  readonly session?: string
  readonly label?: string
  readonly className?: string
  readonly children: ReactNode
}

/** The anchor of a step in its session's address. */
export function anchorOf(step_id: string): string {
  return `step-${step_id}`
}

/** Leads to a step. */
export function StepLink({ step, session, label, className = '', children }: StepLinkProps) {
  const to =
    session === undefined ? { to: '.' as const } : { to: '/sessions/$id' as const, params: { id: session } }
  return (
    <Link
      {...to}
      hash={anchorOf(step)}
      hashScrollIntoView={false}
      aria-label={label}
      title={label}
      className={className}
    >
      {children}
    </Link>
  )
}
