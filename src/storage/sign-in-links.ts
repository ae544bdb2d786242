import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'

/** Keeps a link in place of all others. */
export async function replaceSignInLinks(
  db: Db,
  link: { readonly digest: Buffer; readonly keyId: string; readonly expiresAt: Micros },
): Promise<void> {
  const row = { digest: link.digest, key_id: link.keyId, expires_at: link.expiresAt }
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('sign_in_links').execute()
    await trx.insertInto('sign_in_links').values(row).execute()
  })
}

/** Whether it was there: of those who take it at the same time one does. */
export async function takeSignInLink(db: Db, digest: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_links')
    .where('digest', '=', digest)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
