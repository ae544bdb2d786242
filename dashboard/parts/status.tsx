import { CircleCheck, CircleDashed, CircleDot, CirclePause, CircleX, Hand, LoaderCircle } from 'lucide-react'
import type { Session } from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'

type What = Pick<Session, 'status' | 'status_detail'>

/** What a session is doing: the more exact word where there is one. */
export function Status({ session }: { session: What }) {
  const t = useTexts()
  const [Icon, tone] = lookOf(session)
  const said = session.status_detail ? t.statusDetail[session.status_detail] : t.status[session.status]
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon className={`size-4 shrink-0 ${tone}`} aria-hidden />
      <span className="truncate">{said}</span>
    </span>
  )
}

function lookOf({ status, status_detail }: What) {
  if (status_detail === 'waiting_for_user' || status_detail === 'waiting_for_approval')
    return [Hand, 'text-warn'] as const
  switch (status) {
    case 'running':
      return [CircleDot, 'text-accent'] as const
    case 'resuming':
      return [LoaderCircle, 'text-accent'] as const
    case 'new':
    case 'claimed':
      return [CircleDashed, 'text-soft'] as const
    case 'suspended':
      return [CirclePause, 'text-soft'] as const
    case 'error':
      return [CircleX, 'text-bad'] as const
    case 'exit':
      return status_detail === 'error'
        ? ([CircleX, 'text-bad'] as const)
        : ([CircleCheck, 'text-good'] as const)
  }
}
