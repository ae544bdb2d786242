import { Search } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useKeys } from '../app/keyboard.ts'
import { useTexts } from '../app/language.tsx'
import { Input } from '../parts/field.tsx'

const PAUSE_IN_TYPING = 200

/** Searches as one types. */
export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useTexts()
  const field = useRef<HTMLInputElement>(null)
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
    const timer = setTimeout(() => report(text.trim()), PAUSE_IN_TYPING)
    return () => clearTimeout(timer)
  }, [text, value])
  useKeys({ '/': () => field.current?.select() })

  return (
    <div className="relative min-w-40 flex-1 sm:max-w-md">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-soft" />
      <Input
        ref={field}
        type="search"
        aria-label={t.list.search}
        placeholder={t.list.search}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="pl-8"
      />
    </div>
  )
}
