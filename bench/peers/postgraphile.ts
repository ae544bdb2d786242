import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { json, startProgram, type Ground, type Peer } from './peer.ts'

const PORT = 49_781
const FIELDS =
  'sessionId orgId createdAt updatedAt title status statusDetail origin userId serviceUserId playbookId automationId devinMode category subcategory tags isArchived parentSessionId childSessionIds acusConsumed pullRequests structuredOutput'

/** The same database by its Amber preset, in production mode, without authentication. */
export async function startPostGraphile({ databaseUrl, sessions, orgId }: Ground): Promise<Peer> {
  const folder = join(import.meta.dirname, 'node_modules/postgraphile')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
  }
  const url = `http://127.0.0.1:${PORT}/graphql`
  const stop = await startProgram(
    [
      join(import.meta.dirname, 'node_modules/.bin/postgraphile'),
      ...['-P', 'postgraphile/presets/amber', '-c', databaseUrl, '-s', 'public'],
      ...['-n', '127.0.0.1', '-p', String(PORT)],
    ],
    {},
    url,
  )
  const query = (more: string, fields = `nodes { ${FIELDS} }`) => ({
    url,
    body: JSON.stringify({
      query: `{ allSessions(orderBy: [CREATED_AT_DESC, SESSION_ID_DESC], ${more}) { ${fields} pageInfo { endCursor } } }`,
    }),
  })
  const cursorOf = async (more: string): Promise<string> => {
    const answer = (await json(query(more, ''))) as {
      data: { allSessions: { pageInfo: { endCursor: string } } }
    }
    return JSON.stringify(answer.data.allSessions.pageInfo.endCursor)
  }
  const filter = `condition: { orgId: "${orgId}" }`
  return {
    name: 'PostGraphile',
    version,
    note: `${sessions.toLocaleString('en')} sessions, the same tables and indexes, no authentication, pages behind a cursor`,
    targets: {
      page: query(`first: 100, after: ${await cursorOf('first: 100')}`),
      filtered: query(`first: 100, ${filter}, after: ${await cursorOf(`first: 100, ${filter}`)}`),
      deep: query(`first: 100, after: ${await cursorOf(`first: 1, offset: ${Math.floor(sessions / 2)}`)}`),
    },
    stop,
  }
}
