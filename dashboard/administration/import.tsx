import { useState } from 'react'
import type { MachineTranscripts } from '../../sdk/index.ts'
import { useMachineTranscripts, useRemoveDemo } from '../api/machine.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { whole } from '../parts/number.ts'
import { Page } from '../parts/page.tsx'
import { BringIn } from '../sessions/bring-in.tsx'
import { ImportProgress, useWatchedImport } from '../sessions/import-progress.tsx'
import { fill } from '../texts/fill.ts'

/** What can be brought in later on, and the demo's way out. */
export function ImportPage() {
  const t = useTexts()
  const watched = useWatchedImport()
  const { data: found } = useMachineTranscripts()
  const removal = useRemoveDemo()
  const isRunning = watched?.standing.state === 'running'
  const isDemoHere = found !== undefined && found.demo_sessions > 0
  return (
    <Page title={t.app.import}>
      <BringIn watched={watched} title={t.first.more} byCommand={t.first.more} />
      {watched !== null && !isRunning && (
        <div className="mx-auto mb-8 max-w-md rounded-lg border border-line bg-raised p-3">
          <ImportProgress {...watched} />
        </div>
      )}
      {isDemoHere && !isRunning && <Demo found={found} removal={removal} />}
      <p role="status" className="mx-auto max-w-md text-center text-[13px] text-soft">
        {removal.data !== undefined && !isDemoHere && !isRunning && t.first.demoRemoved(removal.data)}
      </p>
    </Page>
  )
}

interface DemoProps {
  readonly found: MachineTranscripts
  readonly removal: ReturnType<typeof useRemoveDemo>
}

function Demo({ found: { demo_sessions: count, demo_size: size }, removal }: DemoProps) {
  const t = useTexts()
  const language = useLanguage()
  const { mutate, isPending, error, reset } = removal
  const [asks, setAsks] = useState(false)
  const close = () => {
    setAsks(false)
    if (error) reset()
  }
  return (
    <div className="mx-auto max-w-md text-center">
      <p className="mb-3 text-[13px] text-soft">
        {count < size
          ? fill(t.first.demoIsPartlyHere, { count: whole(count, language), size: whole(size, language) })
          : t.first.demoIsHere(count)}
      </p>
      <Button onClick={() => setAsks(true)}>{t.first.removeDemo}</Button>
      {asks && (
        <Confirm
          title={t.first.removeDemo}
          text={t.first.removeDemoText}
          action={t.first.removeDemo}
          underWay={t.first.removingDemo}
          busy={isPending}
          error={error}
          onConfirm={() => mutate(undefined, { onSuccess: () => setAsks(false) })}
          onClose={close}
        />
      )}
    </div>
  )
}
