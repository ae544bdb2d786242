import { titleOf } from '../title.ts'
import { textsOf } from './content.ts'

/** Tags that wrap what Codex adds in the person's name; its other ones all have an underscore, which HTML's never do. */
const INJECTED_TAGS = ['skill', 'permissions', 'instructions', 'image']
const WRAPPED = /^<([a-z][\w-]*)(?:\s[^>]*)?>[\s\S]*<\/\1(?:\s[^>]*)?>$/i
const IMAGE_MARK = /^<\/?image\b[^>]*>$/i
const INJECTED_BEGINNINGS = [
  '# AGENTS.md instructions',
  'Another language model started to solve this problem',
  'Warning: The maximum number of unified exec processes',
  'Warning: apply_patch was requested via exec_command',
]

/** What a person typed in a message of theirs, without everything Codex put beside it; empty where that is all. */
export function typedIn(content: unknown): string {
  return textsOf(content)
    .filter((text) => !isInjected(text))
    .join('')
    .trim()
}

function isInjected(block: string): boolean {
  const text = block.trim()
  if (IMAGE_MARK.test(text) || INJECTED_BEGINNINGS.some((beginning) => text.startsWith(beginning)))
    return true
  const tag = WRAPPED.exec(text)?.[1]?.toLowerCase()
  return tag !== undefined && (tag.includes('_') || INJECTED_TAGS.includes(tag))
}

const REQUEST_BESIDE_CONTEXT = /^## My request for Codex:?[ \t]*\r?\n/m

/** Editors put their context ahead of the request; the title is the request's. */
export function promptTitle(prompt: string): string | null {
  const mark = REQUEST_BESIDE_CONTEXT.exec(prompt)
  return (mark && titleOf(prompt.slice(mark.index + mark[0].length))) ?? titleOf(prompt)
}
