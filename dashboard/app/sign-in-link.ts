import { signIn } from '../api/access.ts'

/**
 * Signs in by the link that opened the page, if one did.
 * @returns why it didn't, or null
 */
export async function signInByLink(): Promise<unknown> {
  const secret = secretInAddress()
  if (secret === null) return null
  // No history and no copy of the address is to have it.
  history.replaceState(null, '', location.pathname)
  try {
    await signIn(secret)
    return null
  } catch (error) {
    return error
  }
}

/** Where the page is open already, a link changes what stands behind the `#` alone, and opens nothing. */
export function openLinksAnew(): void {
  window.addEventListener('hashchange', () => {
    if (secretInAddress() !== null) location.reload()
  })
}

function secretInAddress(): string | null {
  return location.pathname === '/sign-in' ? new URLSearchParams(location.hash.slice(1)).get('token') : null
}
