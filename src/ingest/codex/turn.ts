import type { Ending } from '../../domain/status.ts'
import { objectOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { TURN_ENDS, TURN_STARTS } from './record-kinds.ts'

/** Requests that a person has to answer before the agent goes on. */
const ASKS = [
  'request_user_input',
  'request_permissions',
  'elicitation_request',
  'exec_approval_request',
  'apply_patch_approval_request',
]

const ASKING_TOOL = 'request_user_input'

/** Where a session stands in its turns, and how it would end here. */
export class Turn {
  ending: Ending = 'turn_over'
  /** Whether anything was asked, said or done yet. */
  hasBegun = false
  /** Whether the time until the next record is the agent's; between turns and while it asks it isn't. */
  isAtWork = false

  event(type: string, payload: JsonObject): void {
    if (TURN_STARTS.includes(type)) this.worked()
    else if (TURN_ENDS.includes(type)) {
      const failed = objectOf(payload['error']) !== null || this.ending === 'api_error'
      this.#set(failed ? 'api_error' : 'turn_over', false)
    } else if (type === 'turn_aborted') this.#set('broke_off', false)
    else if (type === 'error') this.#set('api_error', false)
    else if (ASKS.includes(type)) this.#set('asks', false)
  }

  /** A prompt, reasoning, a call or its result. */
  worked(): void {
    this.#set('broke_off', true)
  }

  /** Anything but a comment on the way may be the last word; where more work follows, it wasn't. */
  said(phase: unknown): void {
    this.#set(phase === 'commentary' ? 'broke_off' : 'turn_over', true)
  }

  called(tool: string): void {
    if (tool === ASKING_TOOL || tool.endsWith(`.${ASKING_TOOL}`)) this.#set('asks', false)
    else this.worked()
  }

  #set(ending: Ending, isAtWork: boolean): void {
    this.hasBegun = true
    this.ending = ending
    this.isAtWork = isAtWork
  }
}
