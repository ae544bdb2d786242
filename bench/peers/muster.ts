import { makeKeys } from '../keys.ts'
import { productServer } from '../processes.ts'
import { within } from '../served.ts'
import type { Ground, Peer } from './peer.ts'
import { json } from './peer.ts'

const LIST = '/v3/enterprise/sessions?first=100'

/** With an enterprise key; a deep page is one behind a cursor. */
export async function startMuster(
  { databaseUrl, sessions, orgId }: Ground,
  dataDir: string,
  middle: number,
): Promise<Peer> {
  const { enterprise: key } = await within({ url: databaseUrl }, makeKeys)
  const server = await productServer({ databaseUrl, dataDir })
  const cursorOf = async (path: string): Promise<string> => {
    const { end_cursor } = (await json({ url: `${server.url}${path}`, key })) as { end_cursor: string }
    return encodeURIComponent(end_cursor)
  }
  const at = (more: string) => ({ url: `${server.url}${LIST}${more}`, key })
  return {
    name: 'Muster',
    version: 'of this clone',
    note: `${sessions.toLocaleString('en')} sessions, an enterprise key, pages behind a cursor`,
    targets: {
      page: at(`&after=${await cursorOf(LIST)}`),
      filtered: at(`&org_ids=${orgId}&after=${await cursorOf(`${LIST}&org_ids=${orgId}`)}`),
      deep: at(`&after=${await cursorOf(`${LIST}&created_before=${middle}`)}`),
    },
    stop: server.stop,
  }
}
