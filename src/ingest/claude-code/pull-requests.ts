import type { ImportedPullRequest } from '../../domain/imported.ts'
import {
  isPullRequestTool,
  openedByCommand,
  openedByTool,
  opensPullRequest,
} from '../created-pull-requests.ts'
import { objectOf, textOf } from '../fields.ts'
import { pullRequestUrlsIn, repositoryNameOf } from '../repository.ts'

/** The pull requests of a session: those it is linked with, and those whose creation it shows. */
export class PullRequests {
  readonly #urls = new Set<string>()
  readonly #creating = new Map<string, 'shell' | 'tool'>()
  #linkedRepository: string | null = null

  /** A link that the client itself has noted. */
  linked(url: unknown, repository: unknown): void {
    this.#linkedRepository ??= textOf(repository)
    for (const found of pullRequestUrlsIn(textOf(url) ?? '')) this.#urls.add(found)
  }

  called(callId: string | null, tool: string | null, input: unknown): void {
    if (callId === null) return
    if (tool !== null && isPullRequestTool(tool)) this.#creating.set(callId, 'tool')
    else if (opensPullRequest(textOf(objectOf(input)?.['command']) ?? '')) this.#creating.set(callId, 'shell')
  }

  /** Any other URL in a result is a mention. */
  answered(callId: string | null, isError: boolean, text: () => string): void {
    const creating = callId === null ? undefined : this.#creating.get(callId)
    if (callId === null || creating === undefined) return
    this.#creating.delete(callId)
    if (isError) return
    for (const url of creating === 'tool' ? openedByTool(text()) : openedByCommand(text()))
      this.#urls.add(url)
  }

  get all(): readonly ImportedPullRequest[] {
    return [...this.#urls].map((url) => ({ url, state: null }))
  }

  get repositoryName(): string | null {
    const [first] = this.#urls
    return this.#linkedRepository ?? (first === undefined ? null : repositoryNameOf(first))
  }
}
