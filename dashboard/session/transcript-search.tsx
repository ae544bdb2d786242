import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTexts } from '../app/language.tsx'
import { IconButton } from '../parts/button.tsx'
import { SearchField } from '../parts/search-field.tsx'

interface TranscriptSearchProps {
  readonly value: string
  readonly at: number
  readonly count: number
  readonly onChange: (text: string) => void
  readonly onNext: () => void
  readonly onPrevious: () => void
}

export function TranscriptSearch({ value, at, count, onChange, onNext, onPrevious }: TranscriptSearchProps) {
  const t = useTexts()
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1 sm:max-w-sm">
      <div className="relative min-w-0 flex-1">
        <SearchField
          label={t.transcript.search}
          value={value}
          onChange={onChange}
          onKeyDown={(event) => {
            if (event.key === 'Enter') (event.shiftKey ? onPrevious : onNext)()
            if (event.key === 'Escape') {
              onChange('')
              event.currentTarget.blur()
            }
          }}
        />
      </div>
      {value !== '' && (
        <>
          <span role="status" className="min-w-14 text-center text-xs whitespace-nowrap text-soft">
            {count === 0 ? t.transcript.noMatch : t.transcript.matches(at + 1, count)}
          </span>
          <IconButton label={t.transcript.previous} disabled={count === 0} onClick={onPrevious}>
            <ChevronUp className="size-4" />
          </IconButton>
          <IconButton label={t.transcript.next} disabled={count === 0} onClick={onNext}>
            <ChevronDown className="size-4" />
          </IconButton>
        </>
      )}
    </div>
  )
}
