import { useEffect, useEffectEvent, useState } from 'react'
import { useTexts } from '../app/language.tsx'
import { PAUSE_IN_TYPING_MS } from '../app/settled.ts'
import { SearchField } from '../parts/search-field.tsx'

interface SearchBoxProps {
  readonly value: string
  readonly onChange: (text: string) => void
  /** Goes on to what was found. */
  readonly onLeave?: () => void
}

/** Searches as one types. */
export function SearchBox({ value, onChange, onLeave }: SearchBoxProps) {
  const t = useTexts()
  const [text, setText] = useState(value)
  const [shown, setShown] = useState(value)
  if (shown !== value) {
    // The address was changed by something else: a view, a chip, the way back.
    setShown(value)
    if (value !== text.trim()) setText(value)
  }
  const report = useEffectEvent(onChange)
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => report(text.trim()), PAUSE_IN_TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value])

  return (
    <div className="relative min-w-40 flex-1 max-sm:order-1 sm:max-w-md">
      <SearchField
        label={t.list.search}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (!['Escape', 'Enter', 'ArrowDown'].includes(event.key) || event.nativeEvent.isComposing) return
          // Browsers would empty the field at Escape.
          event.preventDefault()
          event.currentTarget.blur()
          if (event.key !== 'Escape') onLeave?.()
        }}
      />
    </div>
  )
}
