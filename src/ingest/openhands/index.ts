import type { Importer } from '../importer.ts'
import type { Outline } from '../outline.ts'
import { isOwnEvent } from './event.ts'
import { isRun } from './run.ts'
import { OpenHandsReading } from './reading.ts'

/** The lists that hold the events of a document: it is a list itself, an answer of the API, or a run. */
const LISTS = ['', 'trajectory', 'history']

/**
 * Reads what OpenHands exports: a trajectory (a document with all events of a conversation, or one a line), and the
 * `output.jsonl` of benchmarks and of the issue resolver (a run a line). What stands at a step's pointer: docs/import.md.
 */
export const openHands: Importer = {
  agent: 'openhands',
  version: 2,
  detects: (head) => head.some((record) => isRun(record) || isOwnEvent(record)),
  document: { detects: isTrajectory, lists: LISTS },
  identify: () => null,
  open: (source, sink) => new OpenHandsReading(source, sink),
}

function isTrajectory({ firsts }: Outline): boolean {
  return LISTS.some((list) => isOwnEvent(firsts.get(list) ?? {}))
}
