import type { Texts } from '../texts/en.ts'
import { wordFor } from '../texts/word.ts'

/** The label of an issue, as people read it; one that no rule has is read as it is written. */
export function issueName(label: string, t: Texts): string {
  return wordFor(t.issue, label) ?? label.replaceAll('_', ' ')
}
