import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { mountDashboard } from '../../src/http/dashboard.ts'

const folder = mkdtempSync(join(tmpdir(), 'muster-dashboard-'))
afterAll(() => rmSync(folder, { recursive: true }))
const script = 'globalThis.isThere = true\n'
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="/assets/a.js"></script>')
writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
writeFileSync(join(folder, 'assets', 'a.js'), script)
writeFileSync(join(folder, 'assets', 'a.js.gz'), gzipSync(script))
const app = Fastify()
await mountDashboard(app, folder)

test.each([
  '/',
  '/sign-in',
  '/sessions',
  '/sessions/abc?q=x',
  '/compare',
  '/insights',
  '/keys',
  '/organizations',
  '/import',
])(
  '%s is the page, which is asked for each time and allows no script but files of this server',
  async (path) => {
    const { statusCode, headers, body } = await app.inject(path)
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(body).toContain('/assets/a.js')
    expect(headers['cache-control']).toBe('no-cache')
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  },
)

test('an asset is kept for good, and comes compressed to those who can read it', async () => {
  const packed = await app.inject({ url: '/assets/a.js', headers: { 'accept-encoding': 'gzip' } })
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' })
  expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect((await app.inject('/assets/a.js')).body).toBe(script)
})

test.each([
  '/assets/b.js',
  '/assets/../index.html',
  '/assets/%2e%2e/index.html',
  '/assets/',
  '/index.html',
  '/nothing',
])('%s is not there', async (path) => {
  expect((await app.inject(path)).statusCode).toBeGreaterThanOrEqual(400)
})
