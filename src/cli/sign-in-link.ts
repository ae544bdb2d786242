import { authenticate } from '../accounts/authenticate.ts'
import { makeSignInLink } from '../accounts/sign-in.ts'
import type { Context } from '../storage/context.ts'
import { readAdminKey } from './admin-key.ts'

/**
 * Where the administrator signs in once; `undefined` where no key that is good lies in the data folder. The secret
 * stands behind the `#`, which no browser sends to a server.
 */
export async function signInLink(
  context: Context,
  dataDir: string,
  url: string,
): Promise<string | undefined> {
  const key = readAdminKey(dataDir)
  const administrator = key && (await authenticate(context, key).catch(() => undefined))
  return administrator && `${url}/sign-in#token=${await makeSignInLink(context, administrator)}`
}
