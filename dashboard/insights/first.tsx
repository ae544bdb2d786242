import { useState, type ReactNode } from 'react'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'

/** The first of some items, or all of them, and the button between the two where there are more. */
export function useFirst<Item>(items: readonly Item[], count: number): [readonly Item[], ReactNode] {
  const t = useTexts()
  const [all, setAll] = useState(false)
  if (items.length <= count) return [items, null]
  const button = (
    <Button look="quiet" className="mt-1 -ml-2.5" onClick={() => setAll(!all)}>
      {all ? t.transcript.showLess : t.summary.more(items.length - count)}
    </Button>
  )
  return [all ? items : items.slice(0, count), button]
}
