import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProgram, json, type Peer } from './peer.ts'

const PORT = 49_783
const AT_ONCE = 8

/** Its own server with sessions of its own, made through its own API, without a password. */
export async function startOpencode(sessions: number): Promise<Peer> {
  const folder = join(import.meta.dirname, 'node_modules/opencode-ai')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const home = mkdtempSync(join(tmpdir(), 'muster-peer-'))
  const own = (name: string): string => join(home, name)
  const url = `http://127.0.0.1:${PORT}/session`
  const stop = await startProgram(
    ['serve', '--hostname', '127.0.0.1', '--port', String(PORT)],
    {
      HOME: home,
      ...{ XDG_DATA_HOME: own('data'), XDG_CONFIG_HOME: own('config'), XDG_STATE_HOME: own('state') },
      ...{
        XDG_CACHE_HOME: own('cache'),
        OPENCODE_DISABLE_AUTOUPDATE: '1',
        OPENCODE_DISABLE_MODELS_FETCH: '1',
      },
    },
    url,
    join(import.meta.dirname, 'node_modules/.bin/opencode'),
  )
  let made = 0
  const make = async (): Promise<void> => {
    while (made < sessions) {
      const n = made++
      await json({
        url,
        body: JSON.stringify({ title: `Mend part ${n}${n % 7 === 0 ? ' of the bug' : ''}` }),
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, make))
  return {
    name: 'opencode',
    version,
    note: `${sessions.toLocaleString('en')} sessions of its own, made through its API; no password`,
    targets: {
      page: { url: `${url}?limit=100` },
      filtered: { url: `${url}?limit=100&search=${encodeURIComponent('of the bug')}` },
      deep: { cannot: 'its list has no cursor and no offset' },
    },
    async stop() {
      await stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
