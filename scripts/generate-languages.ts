import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as linguist from 'linguist-languages'
import { format, resolveConfig } from 'prettier'

// `node scripts/generate-languages.ts` writes the programming language of each file extension; with `--check` it says
// whether the file is up to date. The whole list takes 27 MB of memory and a quarter of a second at every start.

const FILE = join(import.meta.dirname, '../src/insights/classify/languages.generated.ts')

/** Extensions that several languages have, and the one that is meant. */
const MEANT: Readonly<Record<string, string>> = {
  ...{
    '.ts': 'TypeScript',
    '.tsx': 'TSX',
    '.h': 'C',
    '.m': 'Objective-C',
    '.pl': 'Perl',
    '.rs': 'Rust',
    '.cs': 'C#',
  },
  ...{
    '.php': 'PHP',
    '.v': 'Verilog',
    '.fs': 'F#',
    '.r': 'R',
    '.d': 'D',
    '.pro': 'Prolog',
    '.jl': 'Julia',
    '.t': 'Perl',
  },
  ...{
    '.cls': 'Apex',
    '.sql': 'SQL',
    '.html': 'HTML',
    '.css': 'CSS',
    '.scss': 'SCSS',
    '.sh': 'Shell',
    '.ex': 'Elixir',
  },
  ...{
    '.gd': 'GDScript',
    '.l': 'Lex',
    '.s': 'Assembly',
    '.asm': 'Assembly',
    '.vue': 'Vue',
    '.svelte': 'Svelte',
  },
}
const NAMES: Readonly<Record<string, string>> = { TSX: 'TypeScript' }
const MARKUP = new Set(['HTML', 'CSS', 'SCSS', 'Sass', 'Less', 'Vue', 'Svelte', 'Astro', 'Handlebars', 'Pug'])

interface Language {
  readonly name: string
  readonly type: string
  readonly extensions?: readonly string[]
}

/** What people mean by these is no program. */
const PROSE = new Set(['.md', '.txt', '.lock', '.log', '.cfg', '.in'])

const languages = (Object.values(linguist) as unknown as Language[]).filter(
  ({ name, type }) => type === 'programming' || MARKUP.has(name) || name === 'SQL',
)
const byExtension = new Map<string, string[]>()
for (const { name, extensions = [] } of languages) {
  for (const extension of extensions)
    byExtension.set(extension, [...(byExtension.get(extension) ?? []), name])
}
// One that several have and nobody meant says nothing.
const entries = [...byExtension].flatMap(([extension, names]): [string, string][] => {
  if (PROSE.has(extension)) return []
  const name = MEANT[extension] ?? (names.length === 1 ? names[0] : undefined)
  return name === undefined ? [] : [[extension.slice(1).toLowerCase(), NAMES[name] ?? name]]
})
const sorted = Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
const source = `// Made by scripts/generate-languages.ts from linguist-languages (MIT).

/** The programming language of a file extension, without its dot. */
export const LANGUAGES: Readonly<Record<string, string>> = ${JSON.stringify(sorted)}
`
const text = await format(source, { ...(await resolveConfig(FILE)), parser: 'typescript' })
if (!process.argv.includes('--check')) writeFileSync(FILE, text)
else if (readFileSync(FILE, 'utf8') !== text) {
  console.log('src/insights/classify/languages.generated.ts differs: node scripts/generate-languages.ts')
  process.exitCode = 1
}
