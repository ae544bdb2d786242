import { randomOf, skewed } from './random.ts'

const MESSAGES = 5
const WORDS = 20
const VOCABULARY = 50_000

/** Words from common to rare: nearly every session has the first, one in a thousand the 2,000th, a few the last. */
export const word = (place: number): string => `word${place}`

/** The messages of one session after the other, of words that are as unlike in use as those of a language. */
export function talking(seed: number): () => string[] {
  const draw = skewed(randomOf(seed), VOCABULARY, 1)
  const message = (): string => Array.from({ length: WORDS }, () => word(draw())).join(' ')
  return () => Array.from({ length: MESSAGES }, message)
}
