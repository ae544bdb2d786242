import type { Rule } from './rule.ts'

/** Every rule, in the order of the docs' table. */
export const RULES: readonly Rule[] = []
