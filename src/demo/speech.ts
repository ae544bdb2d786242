/** How an agent speaks with a person; in the person's language. */
export interface Speech {
  /** Before it begins. */
  readonly openings: readonly ((what: string) => string)[]
  /** Between looking and changing. */
  readonly findings: readonly ((why: string) => string)[]
  /** At the end of a change; `shown` says by what it is seen to work. */
  readonly closings: readonly ((why: string, shown: string) => string)[]
}

export const ENGLISH: Speech = {
  openings: [
    (what) => `I'll start by looking at how ${what} works today.`,
    (what) => `Let me look at ${what} first.`,
    (what) => `I'll read the code around ${what} and its tests before I change anything.`,
    (what) => `First I want to see ${what} and who calls it.`,
    () => `I'll have a look at the code before I answer.`,
  ],
  findings: [
    (why) => `Found it. ${why}`,
    (why) => `That explains it: ${lowered(why)}`,
    (why) => `Here is the cause. ${why} I'll change that and nothing around it.`,
    (why) => `${why} The change is small.`,
  ],
  closings: [
    (why, shown) => `Done. ${why}\n\n${shown}`,
    (why, shown) => `${why} ${shown}\n\nNothing else in the file has changed.`,
    (why, shown) => `The change is in. ${why}\n\n- ${shown}\n- I left the public interface as it was.`,
    (why, shown) => `All done: ${lowered(why)} ${shown}`,
  ],
}

/** As the rest of a sentence; names and abbreviations keep their capitals. */
function lowered(sentence: string): string {
  return /^[A-Z][a-z]+ |^A /.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence
}
