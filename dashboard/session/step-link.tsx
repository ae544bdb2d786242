import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface StepLinkProps {
  readonly step: string
  readonly label?: string
  readonly className?: string
  readonly children: ReactNode
}

/** The anchor of a step in its session's address. */
export function anchorOf(step_id: string): string {
  return `step-${step_id}`
}

/** Leads to a step of the session that is shown. */
export function StepLink({ step, label, className = '', children }: StepLinkProps) {
  return (
    <Link
      to="."
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
