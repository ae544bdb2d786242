import type { Socket } from 'node:net'
import { STATUS_CODES } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { problem } from './errors.ts'

const STATUS: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

const SENTENCE: Record<number, string> = {
  400: 'This is not a valid HTTP request.',
  408: 'The request took too long to arrive.',
  431: 'The request line and headers are too large; together they may have 1 MiB.',
}

/** A request of HTTP/1.1 must name its host (RFC 9112, 3.2). */
export async function requireHost({ raw: { httpVersion, headers } }: FastifyRequest): Promise<void> {
  if (httpVersion === '1.1' && headers.host === undefined) {
    throw Object.assign(new Error('A request of HTTP/1.1 must have the header Host.'), { statusCode: 400 })
  }
}

/** Answers what never became a request: broken HTTP, headers beyond the limit, a client that takes too long. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const status = STATUS[error.code ?? ''] ?? 400
  const body = JSON.stringify(problem(status, SENTENCE[status] ?? '', null))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      `content-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `connection: close\r\n\r\n${body}`,
  )
}
