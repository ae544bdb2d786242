/**
 * `owner/repo` of a remote or pull request URL (`https://host/owner/repo.git`, `git@host:owner/repo.git`,
 * `ssh://git@host/owner/repo`); groups of groups keep all their parts. `null` for anything else.
 */
export function repositoryNameOf(remote: string): string | null {
  const match = /^(?:[a-z+]+:\/\/)?(?:[^@/\s]+@)?[^:/\s]+(?::\d+)?[:/]+([^\s?#]+?)(?:\.git)?\/*$/i.exec(remote.trim())
  const path = match?.[1]?.replace(/\/(?:-\/)?(?:pull|merge_requests|pull-requests)\/\d+.*$/, '')
  return path !== undefined && /^[^/]+(?:\/[^/]+)+$/.test(path) ? path : null
}

/** The remote without user name, password or token. */
export function withoutCredentials(remote: string): string {
  return remote.replace(/^([a-z+]+:\/\/)[^@/\s]+@/i, '$1')
}

/** Pull and merge request URLs in a text, in order, each once. */
export function pullRequestUrlsIn(text: string): readonly string[] {
  const found = text.matchAll(
    /https:\/\/[\w.-]+(?:\/[\w.~-]+){2,}?\/(?:pull|-\/merge_requests|pull-requests)\/\d+/g,
  )
  return [...new Set([...found].map((match) => match[0]))]
}
