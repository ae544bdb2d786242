/**
 * Writes the client's types, `sdk/<api>.generated.ts`, from the documents that the contract emits. Each file is headed by
 * the digest of its document: `--check` compares that alone, and so needs neither network nor generator.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { APIS, type Api } from '../src/contract/endpoint.ts'
import { openapi } from '../src/contract/openapi.ts'

/** A package of its own, since the generator refuses the TypeScript that the rest is built with. */
const generator = fileURLToPath(new URL('client', import.meta.url))

for (const api of APIS) {
  const file = fileURLToPath(new URL(`../sdk/${api}.generated.ts`, import.meta.url))
  const document = JSON.stringify(openapi(api))
  const heading = headingOf(api, document)
  if (!process.argv.includes('--check')) writeFileSync(file, await generate(file, heading, document))
  else if (!existsSync(file) || !readFileSync(file, 'utf8').startsWith(heading)) {
    console.error(`sdk/${api}.generated.ts is not of the present contract: npm run generate`)
    process.exitCode = 1
  }
}

function headingOf(api: Api, document: string): string {
  const digest = createHash('sha256').update(document).digest('hex')
  return `// Made by \`npm run generate\` from the ${api} document with the SHA-256\n// ${digest}\n`
}

async function generate(file: string, heading: string, document: string): Promise<string> {
  if (!existsSync(`${generator}/node_modules`)) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: generator, stdio: ['ignore', 2, 2] })
  }
  const types = execFileSync(`${generator}/node_modules/.bin/openapi-typescript`, {
    input: document,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  })
  return format(`${heading}\n${types}`, { ...(await resolveConfig(file)), filepath: file })
}
