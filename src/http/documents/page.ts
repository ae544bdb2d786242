import type { Language } from '../../contract/texts/index.ts'
import type { Form } from './form.ts'

/**
 * A page of the documents before it is HTML or Markdown: both are written from this, and so say the same. Texts hold
 * code in backticks.
 */
export interface Page {
  readonly language: Language
  /** What its address has behind the language; empty for the index. */
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly blocks: readonly Block[]
  /** Stands beside the rest where there is room. */
  readonly example: readonly Block[]
  /** In HTML alone: it is filled in and sent there. */
  readonly form?: Form
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly id?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly label: string; readonly text: string }
  | { readonly kind: 'request'; readonly method: string; readonly path: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'code'; readonly label: string; readonly language: 'sh' | 'json'; readonly text: string }
  | { readonly kind: 'links'; readonly links: readonly Link[] }
  | { readonly kind: 'endpoints'; readonly endpoints: readonly EndpointLink[] }

export interface Fact {
  readonly term: string
  readonly text: string
}

/** `path` begins with a slash and is one of this server. */
export interface Link {
  readonly text: string
  readonly path: string
}

export interface EndpointLink extends Link {
  readonly method: string
  readonly route: string
  /** The word for it, where it is an extension. */
  readonly mark?: string | undefined
}

/** A parameter or a member of a shape. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly marks: readonly FieldMark[]
  readonly text: string
  readonly facts: readonly Fact[]
  /** The shapes that its value has members of. */
  readonly shapes: readonly Shape[]
}

/** A word beside the type. */
export interface FieldMark {
  readonly kind: 'required' | 'extension'
  readonly text: string
}

export interface Shape {
  readonly label: string
  /** Whether its members are shown before anybody asks. */
  readonly isOpen: boolean
  readonly fields: readonly Field[]
}

export function pathOfPage(language: Language, slug: string): string {
  return slug === '' ? `/docs/${language}` : `/docs/${language}/${slug}`
}

/** Where what the search of a language looks through stands. */
export function pathOfSearch(language: Language): string {
  return `/docs/assets/search-${language}.json`
}
