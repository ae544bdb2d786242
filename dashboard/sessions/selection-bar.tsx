import { useNavigate } from '@tanstack/react-router'
import { Columns2, X } from 'lucide-react'
import { useTexts } from '../app/language.tsx'
import { Button, IconButton } from '../parts/button.tsx'

interface SelectionBarProps {
  readonly selection: ReadonlySet<string>
  readonly onClear: () => void
}

export function SelectionBar({ selection, onClear }: SelectionBarProps) {
  const t = useTexts()
  const navigate = useNavigate()
  const [left, right, ...more] = selection
  if (left === undefined) return null
  const two = right !== undefined && more.length === 0
  return (
    <div className="fixed bottom-4 left-1/2 z-30 flex max-w-[calc(100vw-16px)] -translate-x-1/2 items-center gap-3 rounded-xl border border-line bg-raised py-2 pr-2 pl-4 shadow-float">
      <span role="status" className="text-[13px] whitespace-nowrap">
        {t.list.selected(selection.size)}
      </span>
      {two ? (
        <Button look="primary" onClick={() => void navigate({ to: '/compare', search: { left, right } })}>
          <Columns2 className="size-3.5" />
          {t.list.compare}
        </Button>
      ) : (
        <span className="text-[13px] text-soft">{t.list.pickTwo}</span>
      )}
      <IconButton label={t.list.clearSelection} onClick={onClear}>
        <X className="size-4" />
      </IconButton>
    </div>
  )
}
