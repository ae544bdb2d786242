import { createHash, randomBytes } from 'node:crypto'
import { digestOfKey } from '../domain/key.ts'
import type { Principal } from '../domain/principal.ts'
import { MINUTE, type Micros } from '../domain/time.ts'
import type { Context } from '../storage/context.ts'
import { deleteSignIn, insertSignIn } from '../storage/sign-ins.ts'

export const SIGNED_IN_FOR: Micros = 30 * 24 * 60 * MINUTE

/** Signs in with the key of a principal. The secret is for a browser's cookie; its digest alone is kept. */
export async function signIn({ db, now }: Context, principal: Principal): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = now()
  const expiresAt = createdAt + SIGNED_IN_FOR
  await insertSignIn(db, { digest: digestOfKey(token), keyId: principal.key.id, createdAt, expiresAt })
  return token
}

export async function signOut({ db }: Context, token: string): Promise<void> {
  await deleteSignIn(db, digestOfKey(token))
}

/** What a page that the browser lets read the answers must send with whatever changes something. */
export function csrfTokenOf(token: string): string {
  return createHash('sha256').update(`csrf ${token}`).digest('base64url')
}
