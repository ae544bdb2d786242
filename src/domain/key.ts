import { createHash, randomBytes } from 'node:crypto'
import { KEY_KINDS, type KeyKind } from './vocabulary.ts'

const FORM = /^(cog|apk_user|apk)_[A-Za-z0-9_-]{43,}$/

/** A new key: its kind's prefix and 256 random bits. Shown once; only its digest is kept. */
export function newKey(kind: KeyKind): string {
  const key = `${kind}_${randomBytes(32).toString('base64url')}`
  // A service key whose random part began with `user_` would read as a person's.
  return kindOfKey(key) === kind ? key : newKey(kind)
}

/** The kind of a well-formed key; `undefined` for anything else. */
export function kindOfKey(text: string): KeyKind | undefined {
  const prefix = FORM.exec(text)?.[1]
  return KEY_KINDS.find((kind) => kind === prefix)
}

const LINK_PREFIX = 'once_'

/** The secret of a link by which one signs in once. It is no key. */
export function newLinkSecret(): string {
  return LINK_PREFIX + randomBytes(32).toString('base64url')
}

export function isLinkSecret(text: string): boolean {
  return text.startsWith(LINK_PREFIX)
}

export function digestOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
