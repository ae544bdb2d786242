import type { FastifyInstance } from 'fastify'
import type { AppContext } from './context.ts'

/** `/healthz`: the process is alive (no database asked). `/readyz`: the database answers. `/metrics`: Prometheus. */
export function mountHealth(app: FastifyInstance, { ping, meter }: AppContext): void {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async () => {
    await ping()
    return { status: 'ok' }
  })
  app.get('/metrics', async (_, reply) => {
    const isReady = await ping().then(
      () => true,
      () => false,
    )
    return reply.type(meter.contentType).send(await meter.text(isReady))
  })
}
