import type { Returned, SessionEvent } from '../event.ts'
import type { Finding, Rule } from './rule.ts'
import { evidenceOf } from './telling.ts'

/** Something that a failed call's own words tell. */
export interface Occurrence {
  readonly eventId: string
  readonly position: number
  readonly tool: string
  readonly command: string | null
  readonly text: string
}

const MOST = 200

/** A rule that gathers the events that `sees` says something of, and tells of them together. */
export function gathering(
  about: Pick<Rule, 'label' | 'finds'>,
  sees: (event: SessionEvent) => boolean,
  tell: (
    found: readonly [Occurrence, ...Occurrence[]],
    agent: Parameters<Rule['open']>[0]['agent'],
  ) => Omit<Finding, 'position' | 'evidence'>,
): Rule {
  return {
    ...about,
    open({ agent }) {
      const found: Occurrence[] = []
      return {
        event(event) {
          if (found.length >= MOST || !sees(event)) return
          const call = event.kind === 'tool_result' ? event.call : null
          const { eventId, position } = event
          const text = event.text.slice(0, 300)
          found.push({
            eventId,
            position,
            tool: call?.tool ?? event.kind,
            command: call?.command ?? null,
            text,
          })
        },
        end() {
          const [first, ...rest] = found
          if (first === undefined) return []
          const { position } = first
          return [
            {
              ...tell([first, ...rest], agent),
              position,
              evidence: evidenceOf(found.map(({ eventId }) => eventId)),
            },
          ]
        },
      }
    },
  }
}

/** Whether a failed call says so at the ends of what it returned; what it prints of files stands between. */
export function failsWith(event: SessionEvent, pattern: RegExp): event is Returned {
  if (event.kind !== 'tool_result' || event.failed !== true) return false
  if (event.call !== null && !/^(?:run|fetch|other|edit|write|read)$/.test(event.call.does)) return false
  const { text } = event
  return pattern.test(text.length < 3_000 ? text : `${text.slice(0, 1_000)}\n${text.slice(-2_000)}`)
}
