import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'
import type { Texts } from '../texts/en.ts'
import { fill } from '../texts/fill.ts'
import { Button } from './button.tsx'

/** Lines where text will be; unseen for the first moment, in which most answers come. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useTexts()
  return (
    <div role="status" className="animate-late space-y-4 p-4">
      <span className="sr-only">{t.state.loading}</span>
      {Array.from({ length: lines }, (_, at) => (
        <div
          key={at}
          className="h-3 animate-pulse rounded bg-hover"
          style={{ width: `${70 - ((at * 17) % 40)}%` }}
        />
      ))}
    </div>
  )
}

interface EmptyProps {
  readonly title: string
  /** `h1` where it is all that a page has. */
  readonly as?: 'p' | 'h1'
  readonly children?: ReactNode
}

export function Empty({ title, as: Title = 'p', children }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-20 text-center">
      <Title className="font-medium">{title}</Title>
      <div className="text-soft">{children}</div>
    </div>
  )
}

interface FailureProps {
  readonly error: unknown
  /** What it went wrong with, where that isn't plain. */
  readonly of?: string
  readonly onRetry?: () => void
}

/** What went wrong, where it did, and what to do. */
export function Failure({ error, of, onRetry }: FailureProps) {
  const t = useTexts()
  return (
    <div
      role="alert"
      className="m-4 flex flex-wrap items-center gap-3 rounded-lg border border-line bg-raised px-4 py-3"
    >
      <CircleAlert className="size-4 shrink-0 text-bad" />
      <div className="min-w-48 flex-1 break-words">
        {of !== undefined && <p className="font-medium">{of}</p>}
        <p>{sentenceOf(error, t)}</p>
      </div>
      {onRetry && helpsToRepeat(error) && <Button onClick={onRetry}>{t.state.retry}</Button>}
    </div>
  )
}

/** What the server won't have now it won't have later. */
function helpsToRepeat(error: unknown): boolean {
  return !(error instanceof ApiError) || error instanceof RateLimitError || error instanceof ServerError
}

export function sentenceOf(error: unknown, t: Texts): string {
  if (error instanceof ConnectionError) return t.state.noConnection
  if (error instanceof AuthenticationError) return t.signIn.unknown
  if (error instanceof PermissionError) return fill(t.state.forbidden, { detail: error.message })
  if (error instanceof NotFoundError) return t.state.notFound
  if (error instanceof RateLimitError) return t.state.tooMany
  if (error instanceof ServerError) return t.state.failed
  if (error instanceof ApiError) return fill(t.state.invalid, { detail: error.message })
  return fill(t.state.broken, { detail: error instanceof Error ? error.message : String(error) })
}
