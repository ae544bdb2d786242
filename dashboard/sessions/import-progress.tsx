import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MachineImport } from '../../sdk/index.ts'
import { useMachineImport } from '../api/machine.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { IconButton } from '../parts/button.tsx'
import { whole } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { fill } from '../texts/fill.ts'
import type { Texts } from '../texts/en.ts'

export interface WatchedImport {
  readonly standing: MachineImport
  readonly close: () => void
}

/** An import that runs, and what became of it, until that is closed: one that ended before the page came is no news. */
export function useWatchedImport(): WatchedImport | null {
  const standing = useMachineImport()
  const [watched, setWatched] = useState(false)
  const isRunning = standing?.state === 'running'
  useEffect(() => {
    if (isRunning) setWatched(true)
  }, [isRunning])
  return standing !== undefined && (isRunning || watched)
    ? { standing, close: () => setWatched(false) }
    : null
}

export function ImportProgress({ standing, close }: WatchedImport) {
  const t = useTexts()
  const isRunning = standing.state === 'running'
  return (
    <div className="flex items-start gap-3 text-left text-[13px]">
      <div className="min-w-0 flex-1 space-y-1.5">
        <div className="flex flex-wrap justify-between gap-x-4">
          <p role="status">{isRunning ? titleOf(standing, t) : resultOf(standing, t)}</p>
          {isRunning && <Counted standing={standing} />}
        </div>
        {isRunning ? <Bar standing={standing} /> : <Failures standing={standing} />}
      </div>
      {!isRunning && (
        <IconButton label={t.app.close} onClick={close}>
          <X className="size-4" />
        </IconButton>
      )}
    </div>
  )
}

function Counted({ standing: { source, done, total } }: { standing: MachineImport }) {
  const t = useTexts()
  const language = useLanguage()
  if (total === null) return <span className="text-soft">{t.first.finding}</span>
  const counts = { done: whole(done, language), total: whole(total, language) }
  return (
    <span className="text-soft tabular-nums">
      {fill(source === 'demo' ? t.first.ofDemo : t.first.files, counts)}
    </span>
  )
}

function Bar({ standing }: { standing: MachineImport }) {
  const t = useTexts()
  const { done, total } = standing
  return (
    <div
      role="progressbar"
      aria-label={titleOf(standing, t)}
      aria-valuemin={0}
      {...(total !== null && { 'aria-valuenow': done, 'aria-valuemax': total })}
      className="h-1.5 overflow-hidden rounded-full bg-hover"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-300"
        style={{ width: `${total ? (done / total) * 100 : 0}%` }}
      />
    </div>
  )
}

/** Which files couldn't be read, and why, for who wants to know. */
function Failures({ standing: { failed, num_failed } }: { standing: MachineImport }) {
  const t = useTexts()
  if (num_failed === 0) return null
  return (
    <details>
      <summary className="cursor-pointer text-soft">{t.first.failed(num_failed)}</summary>
      <ul className="mt-1.5 max-h-40 space-y-1 overflow-auto text-xs text-soft">
        {failed.map(({ path, reason }) => (
          <li key={path} className="[overflow-wrap:anywhere]">
            <span className="font-mono">
              <SafeText text={path ?? ''} links={false} />
            </span>{' '}
            <SafeText text={reason} links={false} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function titleOf({ source }: MachineImport, t: Texts): string {
  return source === 'demo' ? t.first.loading : t.first.importing
}

function resultOf({ state, source, sessions, unchanged, skipped, reason }: MachineImport, t: Texts): string {
  if (state === 'failed') return fill(t.first.brokeOff, { reason: reason ?? '' })
  // A server that was started again knows of none.
  if (state === 'stopped' || state === 'idle') return t.first.stopped
  if (source === 'demo') return t.first.loaded(sessions)
  return [
    t.first.imported(sessions - unchanged),
    ...(unchanged > 0 ? [t.first.unchanged(unchanged)] : []),
    ...(skipped > 0 ? [t.first.skipped(skipped)] : []),
  ].join(' ')
}
