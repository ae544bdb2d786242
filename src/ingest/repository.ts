/** No remote is longer; it bounds the work on hostile text. */
const LONGEST_REMOTE = 2048

const REMOTE_URL = /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^/\s]*@)?[^/@:\s]+(?::\d+)?\/+([^\s?#]+)/i
/** `git@host:owner/repo`. A host has more than one letter, or a Windows drive would be one. */
const SCP_REMOTE = /^(?:[^@/:\s]+@)?[^@/:\s]{2,}:(?!\/\/)([^\s?#]+)/

/**
 * `owner/repo` of a remote or pull request URL (`https://host/owner/repo.git`, `git@host:owner/repo.git`,
 * `ssh://git@host/owner/repo`); groups of groups keep all their parts. `null` for anything else, such as a folder.
 */
export function repositoryNameOf(remote: string): string | null {
  const text = remote.trim()
  if (text.length > LONGEST_REMOTE) return null
  const path = (REMOTE_URL.exec(text) ?? SCP_REMOTE.exec(text))?.[1]
  const parts = path
    ?.replace(/\/(?:-\/)?(?:pull|merge_requests|pull-requests)\/\d+.*$/, '')
    .split('/')
    .filter((part) => part !== '')
  if (!parts || parts.length < 2) return null
  return parts.join('/').replace(/\.git$/, '')
}

/** The remote without user name, password or token. */
export function withoutCredentials(remote: string): string {
  return remote.replace(/^([a-z+]+:\/\/)[^/\s]*@/i, '$1')
}

/** Pull and merge request URLs in a text, in order, each once. */
export function pullRequestUrlsIn(text: string): readonly string[] {
  const found = text.matchAll(
    /https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~-]+){2,}?\/(?:pull|-\/merge_requests|pull-requests)\/\d+/g,
  )
  return [...new Set([...found].map((match) => match[0]))]
}
