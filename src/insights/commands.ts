/** One simple command of a shell line. */
export interface Command {
  /** Without its folder: `python` for `/usr/bin/python`. */
  readonly program: string
  readonly words: readonly string[]
}

/** What stands before a command and runs it: its own words are passed over. */
const WRAPPERS: ReadonlySet<string> = new Set([
  ...[
    'sudo',
    'env',
    'time',
    'nohup',
    'exec',
    'command',
    'xargs',
    'nice',
    'stdbuf',
    'timeout',
    'rtk',
    'watch',
  ],
])
const SHELLS = /^(?:ba|z|da|k)?sh$/
/** `npx vitest` is vitest; of `npm run test` it is the script that counts, so that stays. */
const RUNNERS: readonly (readonly string[])[] = [
  ['npx'],
  ['bunx'],
  ['uvx'],
  ['pnpm', 'exec'],
  ['pnpm', 'dlx'],
  ['yarn', 'dlx'],
  ['uv', 'run'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['hatch', 'run'],
  ['pdm', 'run'],
  ['rye', 'run'],
  ['bundle', 'exec'],
  ['python', '-m'],
  ['python3', '-m'],
]
const DEEPEST = 3

/**
 * The simple commands of a shell line, in order: split at `&&`, `||`, `;`, `|`, `&` and line ends, without assignments,
 * redirections, here-documents and what merely runs another command. Libraries for this take line ends for blanks.
 */
export function commandsOf(line: string): readonly Command[] {
  // Many look at the same line one after the other.
  if (line !== last.line) last = { line, commands: cut(line, 0) }
  return last.commands
}

let last: { readonly line: string; readonly commands: readonly Command[] } = { line: '', commands: [] }

function cut(line: string, depth: number): Command[] {
  return partsOf(withoutHereDocuments(line)).flatMap((words) => {
    const rest = unwrapped(words)
    const [first, flag, script] = rest
    if (first === undefined) return []
    const program = first.split('/').at(-1) ?? first
    if (SHELLS.test(program) && /^-\w*c$/.test(flag ?? '') && script !== undefined && depth < DEEPEST) {
      return cut(script, depth + 1)
    }
    return [{ program, words: [program, ...rest.slice(1)] }]
  })
}

function unwrapped(words: readonly string[]): readonly string[] {
  let rest = words
  for (;;) {
    const [first = ''] = rest
    const name = first.split('/').at(-1) ?? ''
    if (/^[A-Za-z_]\w*=/.test(first)) rest = rest.slice(1)
    else if (WRAPPERS.has(name)) rest = withoutFlags(rest.slice(1))
    else {
      const runner = RUNNERS.find((one) => one.every((word, n) => (n === 0 ? name : rest[n]) === word))
      if (runner === undefined || rest.length === runner.length) return rest
      rest = withoutFlags(rest.slice(runner.length))
    }
  }
}

/** Flags of a wrapper, and the number that `timeout` takes. */
function withoutFlags(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^-|^\d+[smh]?$/.test(word))
  return first === -1 ? [] : words.slice(first)
}

const HERE = /<<-?\s*(["']?)(\w+)\1/

function withoutHereDocuments(text: string): string {
  if (!text.includes('<<')) return text
  const kept: string[] = []
  let until: string | undefined
  for (const line of text.split('\n')) {
    if (until !== undefined) {
      if (line.trim() === until) until = undefined
      continue
    }
    kept.push(line.replace(HERE, ''))
    until = HERE.exec(line)?.[2]
  }
  return kept.join('\n')
}

/** Words, simple command by simple command; quotes are taken off. */
function partsOf(text: string): string[][] {
  const parts: string[][] = [[]]
  let word = ''
  let isWord = false
  let quote = ''
  const endWord = (): void => {
    if (isWord) parts.at(-1)?.push(word)
    word = ''
    isWord = false
  }
  const endPart = (): void => {
    endWord()
    if ((parts.at(-1)?.length ?? 0) > 0) parts.push([])
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (quote !== '') {
      if (character === quote) quote = ''
      else if (character === '\\' && quote === '"') word += text[++at] ?? ''
      else word += character
    } else if (character === "'" || character === '"') {
      quote = character
      isWord = true
    } else if (character === '\\') {
      if (text[++at] !== '\n') word += text[at] ?? ''
      isWord = true
    } else if (character === '#' && !isWord) {
      while (at + 1 < text.length && text[at + 1] !== '\n') at++
    } else if (character === '>' || character === '<' || (character === '&' && text[at + 1] === '>')) {
      // `2>&1`, `> file`: neither the number before nor the target behind is a word of the command.
      if (/^\d$/.test(word)) {
        word = ''
        isWord = false
      }
      endWord()
      while (/[>&<\s]/.test(text[at + 1] ?? '') && text[at + 1] !== '\n') at++
      while (/[^\s;|&)]/.test(text[at + 1] ?? '')) at++
    } else if (/[\n;|&()]/.test(character)) endPart()
    else if (/\s/.test(character)) endWord()
    else {
      word += character
      isWord = true
    }
  }
  endPart()
  return parts.filter((part) => part.length > 0)
}
