import { existsSync } from 'node:fs'
import type { Cookie, LaunchOptions } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The system's browser: the one that CHROMIUM names, or where it usually lies. */
export const EXECUTABLE = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path))

export const LAUNCH: LaunchOptions = {
  ...(EXECUTABLE !== undefined && { executablePath: EXECUTABLE }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** The cookie of a sign-in with a key. */
export async function signInCookie(
  url: string,
  key: string,
): Promise<Pick<Cookie, 'name' | 'value'> & { url: string }> {
  const answer = await fetch(`${url}/v3/self/sign-in`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
  })
  if (!answer.ok) throw new Error(`the sign-in answered ${answer.status}: ${await answer.text()}`)
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '') ?? []
  return { name, value, url }
}
