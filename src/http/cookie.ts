import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie'
import type { FastifyReply } from 'fastify'
import { SIGNED_IN_FOR } from '../accounts/sign-in.ts'
import { toSeconds } from '../domain/time.ts'

const NAME = 'muster_sign_in'

/** The secret of a sign-in that a browser sends. */
export function signInOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : parseCookie(header)[NAME]
}

/** Has the browser keep the secret of a sign-in, where scripts can't read it nor other sites send it; or forget it. */
export function keepSignIn(reply: FastifyReply, token: string | null, publicUrl: string): void {
  const cookie: SetCookie = {
    name: NAME,
    value: token ?? '',
    maxAge: token === null ? 0 : toSeconds(SIGNED_IN_FOR),
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: publicUrl.startsWith('https:'),
  }
  reply.header('set-cookie', stringifySetCookie(cookie))
}
