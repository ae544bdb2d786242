import type { Ending } from '../../domain/status.ts'

/** The tools by which the agent asks a person and waits. */
const QUESTION_TOOLS: ReadonlySet<string> = new Set(['AskUserQuestion', 'ExitPlanMode'])

/** Follows whose turn it is, so that at the end it is known how the session ended. */
export class Turn {
  #last: Exclude<Ending, 'asks'> = 'turn_over'
  readonly #questions = new Set<string>()

  get ending(): Ending {
    return this.#last === 'broke_off' && this.#questions.size > 0 ? 'asks' : this.#last
  }

  /** Somebody asked for work: a person, a parent agent, a notification. */
  prompted(): void {
    this.#questions.clear()
    this.#last = 'broke_off'
  }

  interrupted(): void {
    this.prompted()
  }

  /** The agent thinks, or says something before going on. */
  worked(): void {
    this.#last = 'broke_off'
  }

  /** The agent said something that nothing has followed yet. */
  said(): void {
    this.#last = 'turn_over'
  }

  called(tool: string | null, callId: string | null): void {
    if (tool !== null && QUESTION_TOOLS.has(tool)) this.#questions.add(callId ?? '')
    this.#last = 'broke_off'
  }

  answered(callId: string | null, endsTurn: boolean): void {
    this.#questions.delete(callId ?? '')
    this.#last = endsTurn ? 'turn_over' : 'broke_off'
  }

  failed(): void {
    this.#last = 'api_error'
  }
}
