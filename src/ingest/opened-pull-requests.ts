import type { ImportedPullRequest } from '../domain/imported.ts'
import {
  isPullRequestTool,
  openedByCommand,
  openedByTool,
  opensPullRequest,
} from './created-pull-requests.ts'

/** The pull requests that a session shows the making of; a URL that is merely mentioned is none. */
export class OpenedPullRequests {
  readonly #urls = new Set<string>()
  readonly #opening = new Map<string, 'shell' | 'tool'>()

  /** `command` is what the call runs in a shell, if it does. */
  called(callId: string | null, tool: string, command: string | null): void {
    if (callId === null) return
    if (isPullRequestTool(tool)) this.#opening.set(callId, 'tool')
    else if (command !== null && opensPullRequest(command)) this.#opening.set(callId, 'shell')
  }

  answered(callId: string | null, isError: boolean | null, text: () => string): void {
    const opening = callId === null ? undefined : this.#opening.get(callId)
    if (callId === null || opening === undefined) return
    this.#opening.delete(callId)
    if (isError === true) return
    for (const url of opening === 'tool' ? openedByTool(text()) : openedByCommand(text())) this.#urls.add(url)
  }

  get all(): readonly ImportedPullRequest[] {
    return [...this.#urls].map((url) => ({ url, state: null }))
  }
}
