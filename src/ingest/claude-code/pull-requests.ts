import type { ImportedPullRequest } from '../../domain/imported.ts'
import { pullRequestUrlsIn, repositoryNameOf } from '../repository.ts'
import { objectOf, textOf } from '../fields.ts'

/** Where a shell runs it, not where it is quoted or searched for. */
const SHELL_COMMAND =
  /(?:^|[;&|(\n])\s*(?:\w+=\S*\s+)*(?:(?:gh\s+pr|glab\s+mr)\s+create\b|git\s+push\b[^;&|\n]*merge_request\.create\b)/
const TOOL_NAME = /create_?(?:pull|merge)_?request$/i

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
    if (tool !== null && TOOL_NAME.test(tool)) this.#creating.set(callId, 'tool')
    else if (SHELL_COMMAND.test(textOf(objectOf(input)?.['command']) ?? ''))
      this.#creating.set(callId, 'shell')
  }

  /** Any other URL in a result is a mention: the shell prints the new one on a line of its own, a tool names it first. */
  answered(callId: string | null, isError: boolean, text: () => string): void {
    const creating = callId === null ? undefined : this.#creating.get(callId)
    if (callId === null || creating === undefined) return
    this.#creating.delete(callId)
    if (isError) return
    const urls = pullRequestUrlsIn(text())
    if (creating === 'tool') urls.slice(0, 1).forEach((url) => this.#urls.add(url))
    else {
      const lines = new Set(
        text()
          .split('\n')
          .map((line) => line.trim()),
      )
      urls.filter((url) => lines.has(url)).forEach((url) => this.#urls.add(url))
    }
  }

  get all(): readonly ImportedPullRequest[] {
    return [...this.#urls].map((url) => ({ url, state: null }))
  }

  get repositoryName(): string | null {
    const [first] = this.#urls
    return this.#linkedRepository ?? (first === undefined ? null : repositoryNameOf(first))
  }
}
