/** How an agent speaks with a person; in the person's language. */
export interface Speech {
  /** Before it begins. */
  readonly openings: readonly ((what: string) => string)[]
  /** Of a fault, once its cause is found. */
  readonly findings: readonly ((cause: string) => string)[]
  /** Of anything else, before the first change. */
  readonly intentions: readonly string[]
  /** At the end of a change; `shown` says by what it is seen to work. */
  readonly closings: readonly ((shown: string) => string)[]
}

export const ENGLISH: Speech = {
  openings: [
    (what) => `I'll start by looking at how ${what} works today.`,
    (what) => `Let me look at ${what} first.`,
    (what) => `I'll read the code around ${what} and its tests before I change anything.`,
    (what) => `First I want to see ${what} and who calls it.`,
    (what) => `On it. Where is ${what} used?`,
  ],
  findings: [
    (cause) => `Found it. ${cause}`,
    (cause) => `That explains it: ${lowered(cause)}`,
    (cause) => `Here is the cause. ${cause} I'll change that and nothing around it.`,
    (cause) => `${cause} The change is small.`,
  ],
  intentions: [
    'I know enough. The change goes into one place, with a test beside it.',
    'The callers pass everything that is needed, so this stays in one file.',
    'Clear. I keep what is there as it is and add to it.',
    'I see two ways; I take the smaller one, which leaves the callers alone.',
  ],
  closings: [
    (shown) => `Done. ${shown}`,
    (shown) => `It is in, with a test that fails without it. ${shown}`,
    (shown) => `The change is made.\n\n- ${shown}\n- The public interface is what it was.`,
    (shown) => `All done. ${shown}\n\nNothing else in the file has changed.`,
  ],
}

/** As the rest of a sentence; names and abbreviations keep their capitals. */
function lowered(sentence: string): string {
  return /^[A-Z][a-z]+ |^A /.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence
}
