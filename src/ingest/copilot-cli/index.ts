import type { Importer } from '../importer.ts'
import { eventIn, isCopilotEvent } from './event.ts'
import { CopilotReading } from './reading.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads the event logs of GitHub Copilot CLI (`events.jsonl`). What stands at a step's pointer: docs/import.md. */
export const copilotCli: Importer = {
  agent: 'copilot-cli',
  version: 2,
  detects: (head) => head.some(isCopilotEvent),
  // A forked session begins with a copy of the other's events. Each log has a `session.start` of its own.
  identify(record) {
    const event = eventIn(record)
    if (event === null || event.id === null || event.type === 'session.start') return null
    return UUID.test(event.id) ? { id: event.id, at: event.at } : null
  },
  open: (source, sink) => new CopilotReading(source, sink),
}
