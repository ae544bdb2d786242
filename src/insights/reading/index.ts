import type { Step } from '../../domain/session.ts'
import type { Called, SessionEvent } from '../event.ts'
import { callOf, OPEN_FILE } from './calls.ts'
import { meaningOf } from './notices.ts'
import { resultOf } from './results.ts'
import { readable } from './values.ts'

/** Calls that wait for their result; agents run a handful at once. */
const MOST_OPEN = 200

/** Where a transcript doesn't join calls and results, what comes next is the result. */
const NEXT = ''

/** Characters of a text that rules see. */
const LONGEST_TEXT = 32_000

/** Tells of a session's steps, in their order, in words common to all agents; results are told with the call they answer. */
export function eventReader(): (step: Step, content: unknown) => SessionEvent {
  const open = new Map<string, Called>()
  let openFile = 'the open file'
  return (step, content) => {
    const { position, eventId, createdAt: at, callId } = step
    const happened = { position, eventId, at }
    switch (step.kind) {
      case 'tool_call': {
        const call: Called = {
          ...happened,
          kind: 'tool_call',
          callId,
          ...inFile(callOf(step.name ?? 'unknown', content), openFile),
        }
        openFile = call.paths[0] ?? openFile
        keep(open, callId ?? NEXT, call)
        return { ...call, text: cut(call.text) }
      }
      case 'tool_result': {
        const { text, failed, exitCode } = resultOf(content, step.isError)
        const call = open.get(callId ?? NEXT) ?? null
        open.delete(callId ?? NEXT)
        return { ...happened, kind: 'tool_result', callId, call, failed, exitCode, ...textOf(text) }
      }
      case 'notice': {
        const text = readable(content)
        const name = step.name ?? 'unknown'
        const isError = step.isError === true
        return {
          ...happened,
          kind: 'notice',
          name,
          isError,
          means: meaningOf(name, text, isError),
          ...textOf(text),
        }
      }
      default:
        return { ...happened, kind: step.kind, ...textOf(readable(content)) }
    }
  }
}

/** A change of the file that was opened last gets its name. */
function inFile<Parts extends Pick<Called, 'changes'>>(parts: Parts, openFile: string): Parts {
  if (parts.changes.every(({ path }) => path !== OPEN_FILE)) return parts
  return { ...parts, changes: parts.changes.map((change) => ({ ...change, path: change.path || openFile })) }
}

function textOf(text: string): { text: string; length: number } {
  return { text: cut(text), length: text.length }
}

/** Beginning and end of a long text: what a command says of its failure stands last. */
function cut(text: string): string {
  if (text.length <= LONGEST_TEXT) return text
  return `${text.slice(0, LONGEST_TEXT / 2)}\n…\n${text.slice(-LONGEST_TEXT / 2)}`.toWellFormed()
}

function keep(open: Map<string, Called>, callId: string, call: Called): void {
  open.set(callId, call)
  const [oldest] = open.keys()
  if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest)
}
