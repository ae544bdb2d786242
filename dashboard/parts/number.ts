import type { Language } from '../app/language.tsx'

export function whole(value: number, language: Language): string {
  return written(value, language, { maximumFractionDigits: 0 })
}

/** Compute units, as exact as is useful. */
export function units(value: number, language: Language): string {
  return written(value, language, { maximumFractionDigits: value < 10 ? 2 : 1 })
}

export function dollars(value: number, language: Language): string {
  const digits = value !== 0 && value < 0.1 ? 4 : 2
  return written(value, language, { style: 'currency', currency: 'USD', maximumFractionDigits: digits })
}

export function percent(share: number, language: Language): string {
  return written(share, language, {
    style: 'percent',
    maximumFractionDigits: Math.abs(share) < 0.1 ? 1 : 0,
  })
}

/** `1 h 5 min`; the units read the same in every language here. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const made = new Map<string, Intl.NumberFormat>()

/** Formats are dear to make, and a list shows hundreds of numbers. */
function written(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  const name = `${language} ${JSON.stringify(options)}`
  const format = made.get(name) ?? new Intl.NumberFormat(language, options)
  made.set(name, format)
  return format.format(value)
}
