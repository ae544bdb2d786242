import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Every page that people read, by its path in the repository. */
export const PAGES: readonly string[] = globSync('{*.md,docs/**/*.md,sdk/*.md,bench/*.md}', {
  cwd: ROOT,
}).toSorted()

function textOf(page: string): string {
  return readFileSync(ROOT + page, 'utf8')
}

/** A fenced block: ```` ```language name ````. */
export interface Block {
  readonly language: string
  readonly name: string
  readonly text: string
}

export function blocksOf(page: string): Block[] {
  const fences = textOf(page).matchAll(/^```(\w*) ?(\S*)\n(.*?)^```$/gms)
  return [...fences].map(([, language = '', name = '', text = '']) => ({ language, name, text }))
}

/** A page without its fenced blocks. */
export function proseOf(page: string): string {
  return textOf(page).replaceAll(/^```.*?^```$/gms, '')
}

/** The rows below the head of the table that has this head, each as its cells without marks of code. */
export function tableOf(page: string, head: readonly string[]): string[][] {
  const tables = proseOf(page)
    .split(/\n{2,}/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map(cellsOf),
    )
  const found = tables.find(([first]) => first?.join('|') === head.join('|'))
  if (found === undefined) throw new Error(`${page} has no table with the head ${head.join(', ')}`)
  return found.slice(2)
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll('`', '').trim())
}
