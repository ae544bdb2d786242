import type { ImportedSession } from '../../domain/imported.ts'
import type { Ending } from '../../domain/status.ts'
import { Draft, type Place } from '../draft.ts'
import { countOf, listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject, Reading, Sink, Source, SourceRecord } from '../importer.ts'
import type { Member } from '../outline.ts'
import { repositoryNameOf } from '../repository.ts'
import { taskTitle } from '../task-title.ts'
import { OUTCOME } from '../outcome.ts'
import { runOf, type Run } from './run.ts'
import { toolOf } from './tools.ts'

/**
 * Reads one run. What it was asked stands at the beginning of `history`, every step it took in `trajectory` (which
 * `history` repeats, cut down to what the model was shown), how it ended in `info`.
 */
export class SweAgentReading implements Reading {
  readonly #run: Run
  readonly #draft: Draft
  readonly #sink: Sink
  readonly #info: Member | undefined
  #numHistory = 0
  #numSteps = 0
  #isAsked = false

  constructor(source: Source, sink: Sink) {
    this.#sink = sink
    this.#run = runOf(source)
    this.#draft = new Draft(this.#run.externalId, sink)
    this.#info = source.outline?.members.get('info')
    const { repositoryUrl, instance } = this.#run
    this.#draft.repositoryUrl = repositoryUrl
    this.#draft.repositoryName = repositoryUrl === null ? null : repositoryNameOf(repositoryUrl)
    this.#draft.title = instance
  }

  record(record: SourceRecord): void {
    if (record.list === 'history') this.#readHistory(record)
    else this.#readStep(record)
  }

  end(): readonly ImportedSession[] {
    if (this.#numSteps === 0) return []
    this.#draft.ending = 'broke_off'
    this.#readInfo()
    return [this.#draft.end()]
  }

  /** Instructions, demonstrations and the task; from the agent's first answer on, all of it stands in the steps. */
  #readHistory({ value, position }: SourceRecord): void {
    const index = this.#numHistory++
    if (this.#isAsked) return
    const role = textOf(value['role'])
    const isDemo = value['is_demo'] === true || value['message_type'] === 'demonstration'
    if (role === 'assistant' && !isDemo) {
      this.#isAsked = true
      return
    }
    const text = contentText(value['content'])
    if (text === null) return
    const pointer = '/content'
    const place: Place = { eventId: `history-${index}`, at: null, position, pointer }
    if (role !== 'user' || isDemo) {
      this.#draft.step(place, { kind: 'context' })
      return
    }
    this.#draft.title = taskTitle(text) ?? this.#draft.title
    this.#draft.asked(place, text)
  }

  #readStep({ value, position }: SourceRecord): void {
    const step = `step-${this.#numSteps++}`
    const place = (field: string): Place => ({
      eventId: `${step}/${field}`,
      at: null,
      position,
      pointer: `/${field}`,
    })
    this.#takeState(value['state'])
    const action = textOf(value['action'])
    // Of an answer without a thought nothing is left but the action, unless that couldn't be made out.
    const fields = action === null ? ['thought', 'response'] : ['thought']
    const said = fields.find((field) => textOf(value[field]) !== null)
    if (said !== undefined) this.#draft.said(place(said), textOf(value[said]) ?? '', action !== null)
    if (action !== null) this.#draft.called(place('action'), toolOf(action), step, action)
    const observation = value['observation']
    // An action may print nothing.
    if (typeof observation === 'string' && (action !== null || observation.trim() !== ''))
      this.#draft.answered(place('observation'), step, null, () => observation)
    if (said === undefined && action === null && typeof observation !== 'string')
      this.#sink.notUnderstood('trajectory')
  }

  /** `{"working_dir": …, "open_file": …}`; the versions before 1.0 keep it as text. */
  #takeState(state: unknown): void {
    const known = typeof state === 'string' ? /"working_dir":\s*"([^"\\]+)"/.exec(state)?.[1] : null
    this.#draft.cwd ??= known ?? textOf(objectOf(state)?.['working_dir'])
  }

  #readInfo(): void {
    const info = objectOf(this.#info?.value)
    if (info === null || this.#info === undefined) return
    const status = textOf(info['exit_status'])
    const place: Place = { eventId: 'info', at: null, position: this.#info.position, pointer: '' }
    const isFailed = status !== null && !isSubmitted(status)
    this.#draft.noticed(place, OUTCOME, isFailed ? true : null)
    this.#draft.ending = endingOf(status)
    this.#draft.agentVersion = textOf(info['swe_agent_version'])
    this.#takeStats(objectOf(info['model_stats']) ?? {})
  }

  #takeStats(stats: JsonObject): void {
    const input = countOf(stats['tokens_sent'])
    const output = countOf(stats['tokens_received'])
    this.#draft.tokens.add(this.#run.model, { input, output })
    const cost = stats['instance_cost']
    if (typeof cost === 'number' && cost > 0 && cost < MOST_USD) this.#draft.recordedCostUsd = cost
  }
}

/** A greater cost is garbage. */
const MOST_USD = 1e6

function isSubmitted(status: string): boolean {
  return /^submitted/i.test(status)
}

function endingOf(status: string | null): Ending {
  if (status === null) return 'broke_off'
  if (isSubmitted(status)) return 'turn_over'
  return /error|api/i.test(status) ? 'api_error' : 'broke_off'
}

/** A string, or a list of `{type: "text", text}`. */
function contentText(content: unknown): string | null {
  if (typeof content === 'string') return textOf(content)
  return textOf(
    listOf(content)
      .map((block) => textOf(objectOf(block)?.['text']) ?? '')
      .join('\n'),
  )
}
