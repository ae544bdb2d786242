import type { en } from './en/index.ts'

/** The same keys as the English texts: one too few or too many doesn't compile. */
export type Like<T> = T extends string ? string : { readonly [K in keyof T]: Like<T[K]> }

/** Everything that is said in one language. Code stands in backticks, a place to fill in braces. */
export type Texts = Like<typeof en>

/** The text with its places filled. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
