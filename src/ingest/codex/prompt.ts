import { titleOf } from '../../domain/title.ts'
import { listOf, objectOf } from '../fields.ts'
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

const PICTURES = ['input_image', 'image', 'local_image']

/**
 * What a person typed in a message of theirs, without everything Codex put beside it; empty where that is all.
 * A picture alone is a message too.
 */
export function typedIn(content: unknown, pictures: readonly unknown[] = picturesIn(content)): string {
  const typed = textsOf(content)
    .filter((text) => !isInjected(text))
    .join('')
    .trim()
  return typed === '' && pictures.length > 0 ? '[Image]' : typed
}

function picturesIn(content: unknown): readonly unknown[] {
  return listOf(content).filter((block) => PICTURES.includes(String(objectOf(block)?.['type'])))
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
