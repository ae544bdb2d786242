import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Requests under way get so long to finish; then their connections are cut. */
const DRAIN_MS = 10_000
const IDLE_MS = 50

export interface RunningServer {
  readonly port: number
  /** Takes no new requests, finishes those under way within ten seconds, and resolves. */
  stop(): Promise<void>
}

/** Listens. `port` 0 takes a free one. */
export async function listen(
  app: FastifyInstance,
  at: { host: string; port: number },
): Promise<RunningServer> {
  await app.listen(at)
  const { port } = app.server.address() as AddressInfo
  return {
    port,
    async stop() {
      const cut = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
      // A connection that is kept alive would be waited for after its last answer.
      const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_MS)
      await app.close()
      clearTimeout(cut)
      clearInterval(idle)
    },
  }
}
