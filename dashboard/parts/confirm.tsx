import { useTexts } from '../app/language.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Failure } from './state.tsx'

interface ConfirmProps {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly busy: boolean
  readonly error: unknown
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before what can't be undone. */
export function Confirm({ title, text, action, busy, error, onConfirm, onClose }: ConfirmProps) {
  const t = useTexts()
  return (
    <Dialog title={title} open onClose={onClose}>
      <p className="mb-5 text-soft">{text}</p>
      {error !== null && <Failure error={error} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t.app.cancel}</Button>
        <Button look="danger" disabled={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
