import { useSyncExternalStore } from 'react'
import { useLanguage, type Language } from '../app/language.tsx'

/** A time as people say it now, and the absolute one on hover. Unix seconds. */
export function Time({ at }: { at: number }) {
  const language = useLanguage()
  const now = useSyncExternalStore(everyHalfMinute, () => clock)
  const date = new Date(at * 1000)
  return (
    <time dateTime={date.toISOString()} title={absolute(at, language)} className="whitespace-nowrap">
      {relative(at, now, language)}
    </time>
  )
}

export function absolute(at: number, language: Language): string {
  return formats(language).absolute.format(at * 1000)
}

export function day(at: number, language: Language): string {
  return formats(language).day.format(at * 1000)
}

/** A day, with the time where that isn't its midnight here. */
export function moment(at: number, language: Language): string {
  const date = new Date(at * 1000)
  const isMidnight = date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0
  return isMidnight ? day(at, language) : formats(language).minute.format(date)
}

const UNITS = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
] as const

function relative(at: number, now: number, language: Language): string {
  const seconds = at - now
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60]
  return formats(language).relative.format(Math.trunc(seconds / length), unit)
}

let clock = Math.floor(Date.now() / 1000)

function everyHalfMinute(listener: () => void): () => void {
  const timer = setInterval(() => {
    clock = Math.floor(Date.now() / 1000)
    listener()
  }, 30_000)
  return () => clearInterval(timer)
}

const made = new Map<Language, ReturnType<typeof make>>()

/** Formats are dear to make, and a list shows hundreds of times. */
function formats(language: Language) {
  const known = made.get(language) ?? make(language)
  made.set(language, known)
  return known
}

function make(language: Language) {
  return {
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }),
    absolute: new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' }),
    day: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }),
    minute: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  }
}
