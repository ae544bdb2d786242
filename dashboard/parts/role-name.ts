import type { Texts } from '../texts/en.ts'
import { wordFor } from '../texts/word.ts'

/** A role, as people read it; one that the catalogue doesn't know is shown as it is. */
export function roleName(role: string, t: Texts): string {
  return wordFor(t.role, role) ?? role
}
