import { checkOf } from '../checks.ts'
import { commandsOf } from '../commands.ts'
import type { SessionEvent } from '../event.ts'
import type { Observer } from '../observer.ts'
import { LANGUAGES } from './languages.generated.ts'

export interface Technology {
  /** The most used first. */
  readonly languages: readonly string[]
  readonly tools: readonly string[]
}

const MOST = 10
/** What a changed file counts, against one that was read. */
const CHANGED = 5
/** Words of a shell that are no tool worth naming. */
const PLAIN =
  /^(?:cd|ls|cat|echo|grep|rg|sed|awk|head|tail|find|mkdir|rm|cp|mv|pwd|test|true|false|sort|uniq|wc|which|chmod|touch|printf|sleep|export|source|kill|ps|tee|xargs|date|set|if|for|do|done|then|fi|else|while|read|exit|return|\[|python3?|node|bash|sh|diff|tr|cut|ln|stat|env|command|type|less|more|file|du|df|tree|nl|basename|dirname|realpath|git|eval|wait|unset|local|function|case|esac|history|clear|man|open|code|vim|nano)$/
const NAMES: Readonly<Record<string, string>> = {
  gh: 'GitHub CLI',
  go: 'Go',
  tsc: 'TypeScript',
  'docker-compose': 'docker',
}
/** What files and imports tell of. */
const BY_FILE: readonly (readonly [RegExp, string])[] = [
  [/\.(?:tsx|jsx)$/, 'React'],
  [/\.vue$/, 'Vue'],
  [/\.svelte$/, 'Svelte'],
  [/(?:^|[\\/])next\.config\./, 'Next.js'],
  [/(?:^|[\\/])vite\.config\./, 'Vite'],
  [/\.tf$/, 'Terraform'],
  [/(?:^|[\\/])(?:Dockerfile|docker-compose)/, 'Docker'],
  [/(?:^|[\\/])\.github[\\/]workflows[\\/]/, 'GitHub Actions'],
  [/(?:^|[\\/])manage\.py$/, 'Django'],
  [/(?:^|[\\/])tailwind\.config\./, 'Tailwind CSS'],
]

/** Languages by the files that were changed and read; tools by the commands that were run. */
export function observeTechnology(): Observer<Technology> {
  const languages = new Map<string, number>()
  const tools = new Map<string, number>()
  const count = (of: Map<string, number>, name: string, by: number): void => {
    if (of.size < 200 || of.has(name)) of.set(name, (of.get(name) ?? 0) + by)
  }
  return {
    event(event: SessionEvent) {
      if (event.kind !== 'tool_call') return
      const changed = new Set(event.changes.map(({ path }) => path))
      for (const path of new Set([...event.paths, ...changed])) {
        const language = languageOf(path)
        if (language !== null) count(languages, language, changed.has(path) ? CHANGED : 1)
        for (const [pattern, name] of BY_FILE) if (pattern.test(path)) count(tools, name, 1)
      }
      if (event.command === null) return
      const check = checkOf(event)
      for (const { program, words } of commandsOf(event.command)) {
        if (!PLAIN.test(program) && /^[a-z][a-z0-9+_.-]{1,24}$/.test(program))
          count(tools, NAMES[program] ?? program, 1)
        for (const word of words.slice(1)) {
          const language = check === null ? null : languageOf(word)
          if (language !== null) count(languages, language, 1)
        }
      }
    },
    end: () => ({ languages: most(languages), tools: most(tools) }),
  }
}

/** The programming language of a file by its extension; `null` for others. */
function languageOf(path: string): string | null {
  const extension = /\.(\w{1,12})$/.exec(path)?.[1]?.toLowerCase()
  return extension !== undefined && Object.hasOwn(LANGUAGES, extension)
    ? (LANGUAGES[extension] ?? null)
    : null
}

function most(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([name]) => name)
}
