/** Lets the formatter know what a text is. */
export const css = String.raw
