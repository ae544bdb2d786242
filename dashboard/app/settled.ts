import { useEffect, useState } from 'react'

export const PAUSE_IN_TYPING_MS = 200

/** What is typed, once that pauses. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_IN_TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
