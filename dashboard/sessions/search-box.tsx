import { useEffect, useEffectEvent, useState } from 'react'
import { useTexts } from '../app/language.tsx'
import { PAUSE_IN_TYPING_MS } from '../app/settled.ts'
import { SearchField } from '../parts/search-field.tsx'

/** Searches as one types. */
export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
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
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </div>
  )
}
