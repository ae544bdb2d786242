import { commandsOf } from '../commands.ts'
import type { SessionEvent } from '../event.ts'
import type { Finding, Rule } from './rule.ts'
import { evidenceOf, quoted, times } from './telling.ts'

interface Missing {
  readonly name: string
  readonly what: 'program' | 'python' | 'node' | 'library'
}

const PROGRAM: readonly RegExp[] = [
  /(?:^|\n)(?:\/\S+: |(?:ba|z|da)?sh: )?(?:line \d+: |\d+: |eval:\d+: )?([\w.+/-]+): (?:command )?not found(?:\n|$)/,
  /command not found: ([\w.+-]+)/,
  /spawn ([\w.+-]+) ENOENT/,
  /exec: "([\w.+-]+)": executable file not found/,
  /'([\w.+-]+)' is not recognized as an internal or external command/,
  /The term '([\w.+-]+)' is not recognized as/,
  /env: ['‘]?([\w.+-]+)['’]?: No such file or directory/,
]
const PYTHON =
  /(?:ModuleNotFoundError|ImportError): No module named ['"]?([\w.]+)|No module named ([\w.]+)\s*$/
const NODE =
  /Cannot find (?:module|package) ['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^'"]*)?['"]|Could not resolve ['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)['"]/

/** What CMake, pkg-config, compilers and linkers say of headers and libraries. */
const LIBRARY =
  /Could not find a package configuration file provided by "([^"]+)"|Could NOT find (\w+) \(missing|No package '([^']+)' found|fatal error: ([\w./+-]+\.h(?:pp)?): No such file or directory|cannot find -l([\w+-]+)/

const PRINTS = /^(?:rg|grep|ag|cat|bat|sed|awk|head|tail|less|git|gh|diff|jq|curl)$/

/** One of these stands in all that is looked for. */
const SAYS_SO =
  /not found|ENOENT|not recognized|No such file|No module|[Cc]annot find|Could (?:not resolve|not find|NOT find)|No package/

/** Names kept at most: a session that lacks more lacks a machine. */
const MOST = 30

export const missingTool: Rule = {
  label: 'missing_tool',
  finds:
    'a program, module or package that a command needed and the machine doesn’t have; evidence are the results that say so.',
  open() {
    const missing = new Map<
      string,
      { missing: Missing; ids: string[]; count: number; position: number; command: string }
    >()
    return {
      event(event) {
        const found = missingIn(event)
        if (found === null || event.kind !== 'tool_result') return
        const key = `${found.what} ${found.name}`
        const known = missing.get(key)
        if (known !== undefined) {
          known.count++
          known.ids.push(...(known.ids.length < 40 ? [event.eventId] : []))
        } else if (missing.size < MOST) {
          const command = event.call?.command ?? event.call?.tool ?? ''
          missing.set(key, {
            missing: found,
            ids: [event.eventId],
            count: 1,
            position: event.position,
            command,
          })
        }
      },
      end: () => [...missing.values()].map(findingOf),
    }
  },
}

function missingIn(event: SessionEvent): Missing | null {
  if (event.kind !== 'tool_result') return null
  const { call, text, failed } = event
  if (call !== null && call.does !== 'run') return null
  // What a command printed of other files quotes errors; what it says of itself stands at its ends.
  const edges = text.length < 4_000 ? text : `${text.slice(0, 1_500)}\n${text.slice(-2_500)}`
  // A search or a print of files repeats what stands in them.
  if (!SAYS_SO.test(edges)) return null
  const programs = commandsOf(call?.command ?? '').map(({ program }) => program)
  const asks =
    programs.some((program) => /^(?:which|type)$/.test(program)) || /\bcommand -v /.test(call?.command ?? '')
  const prints = failed !== true && programs.some((program) => PRINTS.test(program))
  for (const pattern of PROGRAM) {
    const name = pattern.exec(edges)?.[1]
    // `which x || …` and `command -v x` ask whether it is there.
    if (name === undefined || asks) continue
    const own = name.split('/').at(-1) ?? name
    if (!prints || programs.includes(own)) return { name: own, what: 'program' }
  }
  if (prints) return null
  const python = PYTHON.exec(edges)
  const module = (python?.[1] ?? python?.[2])?.split('.')[0]
  if (module !== undefined && failed !== false) return { name: module, what: 'python' }
  const node = NODE.exec(edges)
  const name = node?.[1] ?? node?.[2]
  if (name !== undefined && failed !== false) return { name, what: 'node' }
  const library = LIBRARY.exec(edges)
    ?.slice(1)
    .find((one) => one !== undefined)
  if (library !== undefined && failed !== false) return { name: library, what: 'library' }
  return null
}

const THINGS: Record<Missing['what'], string> = {
  ...{ program: 'program', python: 'Python module', node: 'package', library: 'library' },
}

const INSTALLS: Record<Missing['what'], (name: string) => string> = {
  program: (name) => `install \`${name}\` in the image or setup script`,
  python: (name) => `\`pip install ${name}\` (or add it to the project's requirements)`,
  library: (name) => `install the development package of \`${name}\` in the image or setup script`,
  node: (name) => `\`npm install ${name}\` (or run the project's install step before the agent starts)`,
}

function findingOf(found: {
  missing: Missing
  ids: string[]
  count: number
  position: number
  command: string
}): Finding {
  const { name, what } = found.missing
  const thing = THINGS[what]
  return {
    issue: `The ${thing} \`${name}\` isn't on the machine: ${quoted(found.command)} needed it.`,
    impact: `${found.count === 1 ? 'One call' : `${found.count} calls`} came to nothing.`,
    severity: found.count > 2 ? 'red' : 'yellow',
    position: found.position,
    evidence: evidenceOf(found.ids),
    title: `\`${name}\` is missing`,
    advice: [
      {
        type: 'machine_setup',
        text: `Set up the machine so that \`${name}\` is there: ${INSTALLS[what](name)}. It was missed ${times(found.count)}.`,
        key: `install ${name.toLowerCase()}`,
      },
    ],
  }
}
