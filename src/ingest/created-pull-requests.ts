import { pullRequestUrlsIn } from './repository.ts'

const CREATION = String.raw`\s*(?:\w+=\S*\s+)*(?:(?:gh\s+pr|glab\s+mr)\s+create\b|git\s+push\b[^;&|\n]*merge_request\.create\b)`
/** Where a shell runs it, not where it is quoted or searched for. */
const IN_SHELL = new RegExp(String.raw`(?:^|[;&|(\n])${CREATION}`)
/** A program gives its commands as string literals. */
const IN_PROGRAM = new RegExp(String.raw`(?:[;&|(\n"'\x60]|\\n)${CREATION}`)
const TOOL = /create_?(?:pull|merge)_?request$/i
const EXISTS_ALREADY = /already exists:?$/m
/** In JSON, or in JSON inside a string of JSON. */
const HTML_URL = /\\*"html_url\\*":\s*\\*"(https?:[^"\\]+)/

/** Whether a shell command opens a pull or merge request. */
export function opensPullRequest(command: string): boolean {
  return IN_SHELL.test(command)
}

/** Whether a program runs a shell command that opens one. */
export function programOpensPullRequest(program: string): boolean {
  return IN_PROGRAM.test(program)
}

/** Whether a tool of this name opens one. */
export function isPullRequestTool(name: string): boolean {
  return TOOL.test(name)
}

/** What such a command made: the URLs that stand on a line of their own, where it didn't find one to be there already. */
export function openedByCommand(output: string): readonly string[] {
  if (EXISTS_ALREADY.test(output)) return []
  const lines = new Set(output.split('\n').map((line) => line.replace(/^remote:/, '').trim()))
  return pullRequestUrlsIn(output).filter((url) => lines.has(url))
}

/** What such a tool made: its answer is the new one, which may mention others. */
export function openedByTool(answer: string): readonly string[] {
  return pullRequestUrlsIn(HTML_URL.exec(answer)?.[1] ?? answer).slice(0, 1)
}
