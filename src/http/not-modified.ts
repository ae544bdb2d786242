import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * 304 for a GET whose answer the caller has already (RFC 9110, 13.1.2): any of a list of tags, or `*`. An error, or
 * what a request has done, is always told.
 */
export async function answerNotModified(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const known = request.headers['if-none-match']
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (known === undefined || !isRead || reply.statusCode !== 200) return payload
  const own = opaque(String(reply.getHeader('etag')))
  if (known.trim() !== '*' && !known.split(',').some((tag) => opaque(tag) === own)) return payload
  reply.code(304)
  // Not even an empty body: its Content-Length of 0 would be taken for the kept answer's.
  return null
}

/** A tag without its mark of weakness, which doesn't matter for reads. */
function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
