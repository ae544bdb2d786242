import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'

/** Keeps a sign-in, and none that is over. */
export async function insertSignIn(
  db: Db,
  signIn: {
    readonly digest: Buffer
    readonly keyId: string
    readonly createdAt: Micros
    readonly expiresAt: Micros
  },
): Promise<void> {
  const { digest, keyId, createdAt, expiresAt } = signIn
  await db.deleteFrom('sign_ins').where('expires_at', '<=', createdAt).execute()
  const row = { digest, key_id: keyId, created_at: createdAt, expires_at: expiresAt }
  await db.insertInto('sign_ins').values(row).execute()
}

export async function deleteSignIn(db: Db, digest: Buffer): Promise<void> {
  await db.deleteFrom('sign_ins').where('digest', '=', digest).execute()
}
