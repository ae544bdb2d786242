import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pino from 'pino'
import { afterAll } from 'vitest'
import { authenticate } from '../../src/accounts/authenticate.ts'
import { bootstrap } from '../../src/accounts/bootstrap.ts'
import { createKey, type KeyRequest } from '../../src/accounts/keys.ts'
import { createOrganization } from '../../src/accounts/organizations.ts'
import { addEnterpriseMembers, addMember } from '../../src/accounts/users.ts'
import { newKey } from '../../src/domain/key.ts'
import type { Role } from '../../src/domain/permissions.ts'
import type { Principal } from '../../src/domain/principal.ts'
import type { Micros } from '../../src/domain/time.ts'
import { buildApp } from '../../src/http/app.ts'
import { createMeter } from '../../src/http/metrics.ts'
import { analyzeByRules } from '../../src/insights/analyze.ts'
import type { InsightsSettings } from '../../src/insights/settings.ts'
import type { Machine } from '../../src/machine/machine.ts'
import { Feed } from '../../src/sessions/feed.ts'
import type { Context } from '../../src/storage/context.ts'
import { openDatabase } from '../../src/storage/database.ts'
import type { AnalysisJob, AnalysisQueue } from '../../src/storage/queue.ts'
import { ownDatabase } from '../storage/test-database.ts'
import { NOON } from '../support/sessions.ts'
import { faultOf } from './check-answer.ts'

export const PUBLIC_URL = 'https://muster.example'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** The JSON that it carries. */
  readonly body: unknown
}

export interface Sent {
  readonly method?: NonNullable<InjectOptions['method']>
  readonly path: string
  readonly key?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A server of the calling test file's own, with an empty, migrated database; everything is closed after its tests. */
export class TestApp {
  readonly app: FastifyInstance
  readonly context: Context
  readonly admin: Principal
  /** The administrator's key. */
  readonly adminKey: string
  /** Analyses that were asked for and wait. */
  readonly asked: AnalysisJob[]
  readonly #clock: { now: Micros; statements: number }
  readonly #log: readonly string[]

  private constructor(
    app: FastifyInstance,
    context: Context,
    admin: { readonly principal: Principal; readonly key: string },
    clock: { now: Micros; statements: number },
    log: readonly string[],
    asked: AnalysisJob[],
  ) {
    this.app = app
    this.context = context
    this.admin = admin.principal
    this.adminKey = admin.key
    this.#clock = clock
    this.#log = log
    this.asked = asked
  }

  static async create({ machine }: { readonly machine?: Machine } = {}): Promise<TestApp> {
    const clock = { now: NOON + 3_600_000_000, statements: 0 }
    const { location, drop } = await ownDatabase()
    const { db, ping, close } = await openDatabase(location, () => void clock.statements++)
    const context: Context = { db, now: () => clock.now }
    const key = newKey('cog')
    await bootstrap(context, key)
    const log: string[] = []
    const logger = pino({ level: 'error' }, { write: (line: string) => void log.push(line) })
    const asked: AnalysisJob[] = []
    const queue: AnalysisQueue = {
      async enqueue(_, job) {
        const waits = asked.some((one) => one.sessionId === job.sessionId && one.layer === job.layer)
        if (!waits) asked.push(job)
        return !waits
      },
    }
    const insights: InsightsSettings = { rules: 'always', modelWhen: 'on-request', model: null }
    const feed = new Feed(context, (error) => logger.error(error))
    const app = await buildApp(
      { ...context, queue, insights, feed, machine, publicUrl: PUBLIC_URL, meter: createMeter(), ping },
      logger,
    )
    await app.ready()
    afterAll(async () => {
      await machine?.stop()
      // Those that clients keep for later.
      app.server.closeAllConnections()
      await app.close()
      await close()
      await drop()
    })
    const principal = await authenticate(context, key)
    return new TestApp(app, context, { principal, key }, clock, log, asked)
  }

  get now(): Micros {
    return this.#clock.now
  }

  set now(now: Micros) {
    this.#clock.now = now
  }

  /** Database statements so far. */
  get statements(): number {
    return this.#clock.statements
  }

  /** Sends a request; its answer has the shape that the contract says, or this throws. */
  async send({ method = 'GET', path, key, headers = {}, body }: Sent): Promise<Answer> {
    const request = {
      method,
      url: path,
      headers: { ...(key === undefined ? {} : { authorization: `Bearer ${key}` }), ...headers },
    }
    const isStream = method === 'GET' && /\/sessions\/stream(?:\?|$)/.test(path)
    const answer = isStream
      ? await this.#beginningOf(request)
      : await this.app.inject({ ...request, ...(body === undefined ? {} : { payload: body as object }) })
    const type = String(answer.headers['content-type'] ?? '')
    const text = unpacked(answer.rawPayload, String(answer.headers['content-encoding']))
    const fault =
      answer.statusCode >= 500
        ? this.#log.at(-1)
        : faultOf({ method, path: path.split('?', 1)[0] ?? '', status: answer.statusCode, type, text })
    if (typeof fault === 'string') {
      throw new Error(
        `${method} ${path.slice(0, 500)} answered ${answer.statusCode} wrongly: ${fault}\n${text}`,
      )
    }
    return {
      status: answer.statusCode,
      headers: answer.headers as Answer['headers'],
      text,
      body: /json/.test(type) && text !== '' ? JSON.parse(text) : undefined,
    }
  }

  /** Of a stream, which has no end, what comes up to the moment at which nothing is missing. */
  async #beginningOf({ url, headers }: { readonly url: string; readonly headers: Record<string, string> }) {
    const listening = this.app.server.listening
      ? `http://127.0.0.1:${(this.app.server.address() as AddressInfo).port}`
      : await this.app.listen({ host: '127.0.0.1', port: 0 })
    const leaving = new AbortController()
    const response = await fetch(listening + url, { headers, signal: leaving.signal })
    const decoder = new TextDecoder()
    let text = ''
    for await (const bytes of response.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true })
      if (response.ok && /^event: ready\n.*\n.*\n\n/m.test(text)) break
    }
    leaving.abort()
    const rawPayload = Buffer.from(text)
    return { statusCode: response.status, headers: Object.fromEntries(response.headers), rawPayload }
  }

  /** Makes the analyses that wait, as the server's queue would. */
  async analyze(): Promise<void> {
    for (const job of this.asked.splice(0)) await analyzeByRules(this.context, job)
  }

  async get(path: string, key?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send({ path, key, headers })
  }

  async organization(name: string): Promise<string> {
    const unlimited = { maxSessionAcuLimit: null, maxCycleAcuLimit: null }
    return (await createOrganization(this.context, { name, ...unlimited })).orgId
  }

  async key(request: Partial<KeyRequest>): Promise<string> {
    return (await this.keyWithId(request)).key
  }

  async keyWithId(request: Partial<KeyRequest>): Promise<{ key: string; keyId: string }> {
    return createKey(this.context, this.admin, { kind: 'cog', name: 'test', ...request })
  }

  /** A person with a role in each organisation; the id. */
  async person(email: string, roles: Readonly<Record<string, Role>>): Promise<string> {
    let userId = ''
    for (const [orgId, role] of Object.entries(roles)) {
      userId = (await addMember(this.context, this.admin, { email, orgId, role })).userId
    }
    return userId
  }

  async personOfEnterprise(email: string, role: Role): Promise<string> {
    const [user] = await addEnterpriseMembers(this.context, this.admin, { emails: [email], role })
    return user?.userId ?? ''
  }
}

function unpacked(bytes: Buffer, encoding: string): string {
  if (encoding === 'gzip') return gunzipSync(bytes).toString()
  return (encoding === 'br' ? brotliDecompressSync(bytes) : bytes).toString()
}
