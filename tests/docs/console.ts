import type { Block } from './pages.ts'

/** A command as it is typed, and what a page shows of what it prints. */
export interface Typed {
  readonly command: string
  readonly shown: readonly string[]
  /** The page shows `^C` at its end: it goes on until it is stopped. */
  readonly isStopped: boolean
}

/** Whether a block holds what one types in a shell. */
export function isTyped({ language, text }: Block): boolean {
  return language === 'sh' || language === 'console' || (language === 'text' && text.startsWith('$ '))
}

/** The commands of a block: in ```` ```sh ```` every line, elsewhere what is behind `$ `. */
export function commandsOf({ language, text }: Block): Typed[] {
  const lines = text
    .replaceAll(/\\\n\s*/g, '')
    .trimEnd()
    .split('\n')
  if (language === 'sh') {
    const commands = lines.map((line) => line.replace(/(^| +)# .*$/, '')).filter((line) => line !== '')
    return commands.map((command) => ({ command, shown: [], isStopped: false }))
  }
  const typed: { command: string; shown: string[]; isStopped: boolean }[] = []
  for (const line of lines) {
    if (line.startsWith('$ ')) typed.push({ command: line.slice(2), shown: [], isStopped: false })
    const last = typed.at(-1)
    if (last === undefined) throw new Error(`output before the first command: ${line}`)
    if (line === '^C') last.isStopped = true
    else if (!line.startsWith('$ ') && line.trim() !== '') last.shown.push(line)
  }
  return typed
}

/**
 * What a page shows stands for what a run prints: keys and ids of a kind for those of that run. They are learnt where
 * output is compared, and put into the commands after it.
 */
export class Stands {
  readonly #for: Map<string, string>

  constructor(known: Readonly<Record<string, string>>) {
    this.#for = new Map(Object.entries(known))
  }

  /** The text with everything that stands for something else replaced. */
  in(text: string): string {
    const longestFirst = [...this.#for.keys()].toSorted((one, other) => other.length - one.length)
    const known = new RegExp(`(?<![0-9a-f])(?:${longestFirst.map(escaped).join('|')})(?![0-9a-f])`, 'g')
    return text.replaceAll(known, (shown) => this.#for.get(shown) ?? shown)
  }

  /**
   * Whether all lines shown were printed, in this order and with nothing between them; a line `…` stands for any lines,
   * `…` in a line for any text; nothing shown says nothing. Times, lengths of time and widths of columns may differ.
   */
  learnFrom(shown: readonly string[], printed: string): boolean {
    if (shown.length === 0) return true
    const names: string[] = []
    const lines = shown.map((line) =>
      line.trim() === '…' ? '(?:.*\\n)*?' : `${this.#pattern(line, names)}\\n`,
    )
    const found = new RegExp(`^${lines.join('')}$`).exec(neutral(printed))
    if (found === null) return false
    names.forEach((name, index) => this.#for.set(name, found[index + 1] ?? ''))
    return true
  }

  #pattern(line: string, names: string[]): string {
    return neutral(line)
      .trimEnd()
      .split(ID)
      .map((part) => {
        const form = ID_FORMS.find(([shown]) => shown.test(part))?.[1]
        const isNew = part.endsWith('…') || !this.#for.has(part)
        if (form === undefined || !isNew) return escaped(this.in(part)).replaceAll('…', '.*')
        names.push(part)
        return `(${form})`
      })
      .join('')
  }
}

/** Ids as a page shows them, and as they are printed. */
const ID_FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(?:cog|apk_user|apk)_…$/, '[a-z_]+_[\\w-]{43,}'],
  [/^(?:org|user|service-user|apikey|enterprise)-…$/, '[a-z-]+-[0-9a-f]{32}'],
  [/^[0-9a-f]{32}$/, '[0-9a-f]{32}'],
  [/^[0-9a-f]{8}$/, '[0-9a-f]{8}'],
]
const ID =
  /((?:cog|apk_user|apk)_…|(?:org|user|service-user|apikey|enterprise)-…|\b(?:[0-9a-f]{32}|[0-9a-f]{8})\b)/

/** The text without what differs from run to run. */
function neutral(text: string): string {
  return `${text}\n`
    .replaceAll(/\b(?:\d+[mhd] ago|just now)/g, 'some time ago')
    .replaceAll(/\b\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:[+-]\d\d:\d\d)?)?/g, 'a time')
    .replaceAll(/\b1[78]\d{8}\b/g, 'a moment')
    .replaceAll(/\bMuster \d+\.\d+\.\d+/g, 'Muster')
    .replaceAll(/\b[\d.]+ (ms|GB free)/g, 'some $1')
    .replaceAll(/\bprocess \d+/g, 'a process')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ *\n\s*/g, '\n')
    .replace(/^\s+/, '')
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
