/** The id that somebody gives by itself, or in a session's address. */
export function sessionIdIn(text: string): string {
  return /\/sessions\/([^/?#\s]+)/.exec(text)?.[1] ?? text.trim()
}

export function isSessionId(text: string): boolean {
  return /^(?:devin-)?[0-9a-f]{32}$/.test(text)
}
