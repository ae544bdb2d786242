import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pagePolicy } from './page-policy.ts'

/** Pictures may stand in what is shown; a worker colours code. */
const POLICY = pagePolicy({ 'img-src': "'self' data: blob:", 'worker-src': "'self'" })

/** The pages are all one document, whose script looks at the address. */
const PAGES = [
  '/',
  '/sign-in',
  '/sessions',
  '/sessions/*',
  '/compare',
  '/insights',
  '/keys',
  '/organizations',
  '/import',
]

/** Serves the built dashboard out of a folder, each file as it was compressed when it was built. */
export async function mountDashboard(app: FastifyInstance, folder: string): Promise<void> {
  // These have names of their content.
  await app.register(files, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
    // What a script that works beside a page may load is said by its own headers.
    setHeaders: (reply) => void reply.header('content-security-policy', POLICY),
  })
  for (const page of PAGES) app.get(page, async (_, reply) => sendPage(reply, folder))
  app.get('/icon.svg', async (_, reply) => reply.sendFile('icon.svg', folder))
}

/** The one document, which where there is no page says so, and leads on. */
export async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  reply.headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache' })
  return reply.type('text/html; charset=utf-8').send(await readFile(join(folder, 'index.html')))
}

/** Whether a person's browser went to an address, rather than a program. */
export function isVisit({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true && !/^\/v\d+\//.test(url)
}
