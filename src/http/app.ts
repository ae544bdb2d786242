import compress from '@fastify/compress'
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { constants } from 'node:zlib'
import { MusterError } from '../domain/errors.ts'
import { pathOf, sendError } from './errors.ts'
import type { AppContext } from './context.ts'
import type { Meter } from './metrics.ts'
import { isVisit, mountDashboard, sendPage } from './dashboard.ts'
import { mountDocuments } from './documents.ts'
import { mountEndpoints } from './mount.ts'
import { mountHealth } from './health.ts'
import { answerBrokenRequest, requireHost } from './broken.ts'
import { answerNotModified } from './not-modified.ts'

const HEADER_BYTES = 1024 * 1024
/** Of JSON, and ample for it: what is wrong in a body is told value by value, which takes its time. */
const BODY_BYTES = 64 * 1024

/** Puts the server together without listening: tests build this and never a socket. */
export async function buildApp(context: AppContext, logger: FastifyBaseLogger): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    // Node's own answer to a missing Host has no body: `requireHost` gives one.
    http: { maxHeaderSize: HEADER_BYTES, requireHostHeader: false },
    forceCloseConnections: 'idle',
    // What still comes on a kept connection while the server stops is answered like any other, and the connection closed.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1_000, querystringParser: () => ({}) },
    frameworkErrors: (error, request, reply) => {
      sendError(error, request, reply)
    },
    clientErrorHandler: answerBrokenRequest,
  })
  readBodies(app)
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply))
  app.setNotFoundHandler((request, reply) =>
    context.dashboard !== undefined && isVisit(request)
      ? sendPage(reply.code(404), context.dashboard)
      : sendError(new MusterError('not_found', 'There is nothing at this path.'), request, reply),
  )
  // An expectation that nobody knows may be passed over (RFC 9110, 10.1.1); Node's own answer to it has no body.
  app.server.on('checkExpectation', app.routing)
  app.addHook('onRequest', requireHost)
  measure(app, context.meter)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Said over plain HTTP it would be ignored, and said for a name in front of plain HTTP it would shut people out.
    strictTransportSecurity: context.publicUrl.startsWith('https:'),
  })
  await app.register(etag, { weak: true, replyWith304: false })
  app.addHook('onSend', answerNotModified)
  await app.register(compress, {
    // A few megabytes unpack to gigabytes: bodies are taken as they are, and a packed one is 415.
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  mountEndpoints(app, context)
  // A stream has no end of its own.
  app.addHook('preClose', async () => context.feed.stop())
  mountHealth(app, context)
  mountDocuments(app, context)
  if (context.dashboard !== undefined) await mountDashboard(app, context.dashboard)
  return app
}

/** A JSON body may be absent; a stream of bytes is handed on unread. */
function readBodies(app: FastifyInstance): void {
  app.addHook('preParsing', async ({ headers }) => {
    if ((headers['content-encoding'] ?? 'identity') === 'identity') return
    throw Object.assign(new Error('Packed bodies are not taken here.'), { statusCode: 415 })
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    if (body === '') return done(null, undefined)
    try {
      done(null, JSON.parse(body.toString()))
    } catch {
      done(
        new MusterError('invalid', 'The body is not JSON', [
          { loc: ['body'], msg: 'The body must be JSON.', type: 'json_invalid' },
        ]),
      )
    }
  })
  for (const type of ['application/octet-stream', 'application/x-ndjson']) {
    app.addContentTypeParser(type, (_, stream, done) => done(null, stream))
  }
}

function measure(app: FastifyInstance, meter: Meter): void {
  app.addHook('onSend', async (request, reply, payload) => {
    reply.header('x-request-id', request.id)
    reply.header('server-timing', `total;dur=${reply.elapsedTime.toFixed(1)}`)
    return payload
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    meter.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    const { method, url } = request
    request.log.debug(
      { method, path: pathOf(url), status: reply.statusCode, ms: reply.elapsedTime },
      'answered',
    )
  })
}
