import { Fragment } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { useTexts } from './language.tsx'

export function Help({ onClose }: { onClose: () => void }) {
  const { help } = useTexts()
  const lines = [
    ['j ↓', help.next],
    ['k ↑', help.previous],
    ['Enter', help.open],
    ['x', help.select],
    ['/', help.search],
    ['Esc', help.clear],
    ['g s', help.goSessions],
    ['g i', help.goInsights],
    ['⌘K', help.palette],
    ['?', help.help],
  ] as const
  return (
    <Dialog title={help.title} open onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2.5 text-[13px]">
        {lines.map(([keys, what]) => (
          <Fragment key={keys}>
            <dt className="flex gap-1">
              {keys.split(' ').map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line bg-sunk px-1.5 py-0.5 text-center font-mono text-xs"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-soft">{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  )
}
