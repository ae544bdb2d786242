import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTexts } from '../app/language.tsx'
import { IconButton } from './button.tsx'
import { useFocusBack } from './focus-back.ts'

interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** False where closing by accident would lose what is shown once. */
  readonly easyToClose?: boolean
}

/** A veil of our own: Radix's would lock scrolling by an inline style, which the page's policy forbids. */
export function Dialog({ title, open, onClose, children, easyToClose = true }: DialogProps) {
  const t = useTexts()
  const focusBack = useFocusBack()
  const hold = (event: Event) => {
    if (!easyToClose) event.preventDefault()
  }
  return (
    <Radix.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={focusBack}
          onEscapeKeyDown={hold}
          onInteractOutside={hold}
          className="fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[min(480px,calc(100vw-24px))] -translate-x-1/2 overflow-auto rounded-xl border border-line bg-raised p-5 shadow-float outline-none"
        >
          <div className="mb-4 flex items-center justify-between gap-2">
            <Radix.Title className="text-base font-semibold break-words">{title}</Radix.Title>
            {easyToClose && (
              <IconButton label={t.app.close} onClick={onClose}>
                <X className="size-4" />
              </IconButton>
            )}
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
