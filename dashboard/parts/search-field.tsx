import { Search } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { useKeys } from '../app/keyboard.ts'
import { Input } from './field.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** A field to search in, which `/` leads to. */
export function SearchField({ label, value, onChange, onKeyDown }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => field.current?.select() })
  return (
    <>
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-soft" />
      <Input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        className="pl-8"
      />
    </>
  )
}
