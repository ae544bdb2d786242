import { useMachineTranscripts, useRemoveDemo } from '../api/machine.ts'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { Page } from '../parts/page.tsx'
import { Failure } from '../parts/state.tsx'
import { BringIn } from '../sessions/bring-in.tsx'
import { ImportProgress, useWatchedImport } from '../sessions/import-progress.tsx'

/** What can be brought in later on, and the demo's way out. */
export function ImportPage() {
  const t = useTexts()
  const watched = useWatchedImport()
  const { data: found } = useMachineTranscripts()
  const demo = found?.demo_sessions ?? 0
  return (
    <Page title={t.app.import}>
      <BringIn watched={watched} title={t.first.more} byCommand={t.first.more} />
      {watched !== null && watched.standing.state !== 'running' && (
        <div className="mx-auto mb-8 max-w-md rounded-lg border border-line bg-raised p-3">
          <ImportProgress {...watched} />
        </div>
      )}
      {demo > 0 && watched?.standing.state !== 'running' && <Demo sessions={demo} />}
    </Page>
  )
}

function Demo({ sessions }: { sessions: number }) {
  const t = useTexts()
  const { mutate, isPending, error } = useRemoveDemo()
  return (
    <div className="mx-auto max-w-md text-center">
      <p className="mb-3 text-[13px] text-soft">{t.first.demoIsHere(sessions)}</p>
      <Button disabled={isPending} onClick={() => mutate()}>
        {t.first.removeDemo}
      </Button>
      {error && <Failure error={error} />}
    </div>
  )
}
