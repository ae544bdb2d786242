import { createHash, randomBytes } from 'node:crypto'
import { digestOfKey, newLinkSecret } from '../domain/key.ts'
import type { Principal } from '../domain/principal.ts'
import { MINUTE, type Micros } from '../domain/time.ts'
import type { Context } from '../storage/context.ts'
import { replaceSignInLinks, takeSignInLink } from '../storage/sign-in-links.ts'
import { deleteSignIn, insertSignIn } from '../storage/sign-ins.ts'
import { linkIsSpent } from './authenticate.ts'

export const SIGNED_IN_FOR: Micros = 30 * 24 * 60 * MINUTE
export const LINK_LASTS: Micros = 60 * MINUTE

/**
 * Signs in with the key of a principal, or by a link with the key that it was made with. The secret is for a browser's
 * cookie; its digest alone is kept.
 * @throws MusterError `unauthenticated` where the link was used meanwhile
 */
export async function signIn({ db, now }: Context, principal: Principal, link?: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = now()
  const expiresAt = createdAt + SIGNED_IN_FOR
  await db.transaction().execute(async (trx) => {
    if (link !== undefined && !(await takeSignInLink(trx, digestOfKey(link)))) throw linkIsSpent()
    await insertSignIn(trx, { digest: digestOfKey(token), keyId: principal.key.id, createdAt, expiresAt })
  })
  return token
}

export async function signOut({ db }: Context, token: string): Promise<void> {
  await deleteSignIn(db, digestOfKey(token))
}

/** Makes the secret of a link by which one signs in, once, with the key of a principal. Links made before end. */
export async function makeSignInLink({ db, now }: Context, principal: Principal): Promise<string> {
  const secret = newLinkSecret()
  const expiresAt = now() + LINK_LASTS
  await replaceSignInLinks(db, { digest: digestOfKey(secret), keyId: principal.key.id, expiresAt })
  return secret
}

/** What a page that the browser lets read the answers must send with whatever changes something. */
export function csrfTokenOf(token: string): string {
  return createHash('sha256').update(`csrf ${token}`).digest('base64url')
}
