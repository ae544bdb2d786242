/** What a catalogue has for a value, which may be any text. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string | undefined {
  return Object.hasOwn(words, value) ? words[value] : undefined
}
