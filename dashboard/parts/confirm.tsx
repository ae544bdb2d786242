import { useTexts } from '../app/language.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Failure } from './state.tsx'

interface ConfirmProps {
  readonly title: string
  readonly text: string
  readonly action: string
  /** What the action is called while it is done. */
  readonly underWay: string
  readonly busy: boolean
  readonly error: unknown
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before what can't be undone. */
export function Confirm({ title, text, action, underWay, busy, error, onConfirm, onClose }: ConfirmProps) {
  const t = useTexts()
  return (
    <Dialog title={title} open onClose={onClose}>
      <p className="mb-5 text-soft">{text}</p>
      {error !== null && <Failure error={error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.app.cancel}</Button>
        {/* Not disabled, which would lose it the focus. */}
        <Button look="danger" aria-disabled={busy} onClick={() => busy || onConfirm()}>
          {busy ? underWay : action}
        </Button>
      </div>
    </Dialog>
  )
}
