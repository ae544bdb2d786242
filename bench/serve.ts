import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import Fastify from 'fastify'
import pino from 'pino'
import { buildApp } from '../src/http/app.ts'
import { createMeter } from '../src/http/metrics.ts'
import { listen } from '../src/http/server.ts'
import { Feed } from '../src/sessions/feed.ts'
import { openDatabase } from '../src/storage/database.ts'
import { mountDesigns } from './designs.ts'

// `node bench/serve.ts (--database-url URL | --data-dir FOLDER)`: the product's app, and in the same process a bare server
// that sends bytes it holds in memory, and pages made in other ways. Both are told on standard output: `{app, bare}`.

const { values } = parseArgs({
  options: { 'database-url': { type: 'string' }, 'data-dir': { type: 'string' } },
})
const { 'database-url': url, 'data-dir': dataDir } = values
const { db, ping, close } = await openDatabase(url === undefined ? { dataDir: dataDir ?? '' } : { url })
// Nothing is analysed while something else is measured.
const queue = { enqueue: async () => false }
const insights = { rules: 'never', modelWhen: 'never', model: null } as const
const now = (): number => Date.now() * 1000
const context = {
  queue,
  insights,
  db,
  ping,
  now,
  feed: new Feed({ db, now }, (error) => process.stderr.write(`${String(error)}\n`)),
  meter: createMeter(),
  publicUrl: 'http://127.0.0.1',
}
const app = await buildApp(context, pino({ level: 'silent' }))
const server = await listen(app, { host: '127.0.0.1', port: 0 })

const bare = Fastify()
/** Answers of the app by address and key, fetched once. */
const held = new Map<string, Buffer>()
bare.get('/memory', async (request, reply) => {
  const { url: of = '' } = request.query as { url?: string }
  const key = `${of} ${request.headers.authorization ?? ''}`
  let bytes = held.get(key)
  if (bytes === undefined) {
    const answer = await app.inject({
      url: of,
      headers: { authorization: request.headers.authorization ?? '' },
    })
    if (answer.statusCode !== 200) throw new Error(`${of} answered ${answer.statusCode}`)
    held.set(key, (bytes = answer.rawPayload))
  }
  return reply.type('application/json; charset=utf-8').send(bytes)
})
mountDesigns(bare, db)
await bare.listen({ host: '127.0.0.1', port: 0 })
const { port } = bare.server.address() as AddressInfo
process.stdout.write(
  `${JSON.stringify({ app: `http://127.0.0.1:${server.port}`, bare: `http://127.0.0.1:${port}` })}\n`,
)
await once(process, 'SIGTERM')
await bare.close()
await server.stop()
await close()
