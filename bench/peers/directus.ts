import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { startProgram, type Ground, type Peer } from './peer.ts'

const PORT = 49_782
const KEY = 'a-token-of-the-bench'

/**
 * The same rows in a table with a key of one column, since Directus passes over others, with an index for each of the
 * cases, in a database of its own on the same server. It pages by offset.
 */
export async function startDirectus({ databaseUrl, sessions, orgId }: Ground): Promise<Peer> {
  const folder = join(import.meta.dirname, 'node_modules/directus')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const own = await copyOf(databaseUrl)
  const env = {
    ...{ DB_CLIENT: 'pg', DB_CONNECTION_STRING: own, SECRET: 'a-secret-of-the-bench', TELEMETRY: 'false' },
    ...{ ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'a-password-of-the-bench', ADMIN_TOKEN: KEY },
    ...{ HOST: '127.0.0.1', PORT: String(PORT), LOG_LEVEL: 'error', RATE_LIMITER_ENABLED: 'false' },
  }
  // By the Node that installed it: its native parts fit no other.
  const node = process.env['DIRECTUS_NODE'] ?? 'node'
  execFileSync(node, [join(folder, 'cli.js'), 'bootstrap'], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: 'ignore',
  })
  const at = (more: string) => ({
    url: `http://127.0.0.1:${PORT}/items/sessions?limit=100&sort=-created_at,-session_id${more}`,
    key: KEY,
  })
  const stop = await startProgram(
    [join(folder, 'cli.js'), 'start'],
    env,
    `http://127.0.0.1:${PORT}/server/ping`,
    node,
  )
  return {
    name: 'Directus',
    version,
    note: `${sessions.toLocaleString('en')} sessions, an administrator's token, pages by offset`,
    targets: {
      page: at('&offset=100'),
      filtered: at(`&offset=100&filter[org_id][_eq]=${orgId}`),
      deep: at(`&offset=${Math.floor(sessions / 2)}`),
    },
    stop,
  }
}

/** The URL of a database with a copy of the sessions; made anew. */
async function copyOf(databaseUrl: string): Promise<string> {
  const url = new URL(databaseUrl)
  const name = `${url.pathname.slice(1)}_directus`
  const from = new pg.Client({ connectionString: databaseUrl })
  await from.connect()
  await from.query(`drop database if exists ${name} with (force)`)
  await from.query(`create database ${name}`)
  url.pathname = `/${name}`
  const to = new pg.Client({ connectionString: url.href })
  await to.connect()
  await to.query(`create extension dblink`)
  const { rows } = await from.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = 'sessions'::regclass and attnum > 0 and not attisdropped and attname <> 'facets' order by attnum`,
  )
  const columns = rows.map((column) => `${column.name} ${column.type}`).join(', ')
  const names = rows.map((column) => column.name).join(', ')
  await to.query(
    `create table sessions as select * from dblink('${databaseUrl}', 'select ${names} from sessions') as s (${columns})`,
  )
  await to.query('alter table sessions add primary key (session_id)')
  await to.query('create index on sessions (created_at desc, session_id desc)')
  await to.query('create index on sessions (org_id, created_at desc, session_id desc)')
  await to.query('vacuum analyze sessions')
  await from.end()
  await to.end()
  return url.href
}
