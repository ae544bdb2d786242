import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

// Builds the dashboard into dist/dashboard, unless what is there was built from the same sources. Each file that gains by
// it is kept compressed too, better than there is time for while a browser waits.

const root = join(import.meta.dirname, '..')
const folder = join(root, 'dist', 'dashboard')
const mark = join(folder, '.built-from')
const COMPRESSED = /\.(?:js|css|svg|html|json)$/
const SMALLEST = 1024

/** Of all that the build is made of. */
function digest(): string {
  const hash = createHash('sha256')
  const sources = globSync(['dashboard/**', 'sdk/*.ts', 'scripts/build-dashboard.ts', 'package-lock.json'], {
    cwd: root,
  })
  for (const name of sources.toSorted()) {
    const file = join(root, name)
    if (statSync(file).isFile()) hash.update(`${name}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const wanted = digest()
if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) process.exit()

// Tests that build it say otherwise, and what people are served is one build.
process.env['NODE_ENV'] = 'production'
const vite = await import('vite').catch(() => undefined)
if (vite === undefined) {
  process.stderr.write(
    'The dashboard isn’t built: that takes the development dependencies, which `npm ci` brings.\n',
  )
  process.exit()
}
process.stderr.write('Building the dashboard; this takes some seconds, once.\n')
await vite.build({
  root: join(root, 'dashboard'),
  configFile: join(root, 'dashboard', 'vite.config.ts'),
  logLevel: 'warn',
})
for (const name of globSync('**/*', { cwd: folder })) {
  const file = join(folder, name)
  if (!COMPRESSED.test(name) || statSync(file).size < SMALLEST) continue
  const bytes = readFileSync(file)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
writeFileSync(mark, wanted)
