/** The order of the house: who may import whom, read from the import statements themselves. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { handWrittenFiles } from '../scripts/hand-written.ts'
import { importsIn } from './imports.ts'

type Folder = keyof typeof IMPORTS

/** `domain <- storage <- sessions, accounts <- insights, ingest <- machine, demo <- http <- cli` and its two branches; what those import is allowed too. */
const IMPORTS = {
  domain: [],
  contract: ['domain'],
  storage: ['domain'],
  sessions: ['storage'],
  accounts: ['storage'],
  insights: ['sessions', 'accounts', 'contract'],
  ingest: ['sessions', 'accounts'],
  machine: ['ingest'],
  demo: ['ingest'],
  http: ['insights', 'machine', 'demo', 'contract'],
  cli: ['http', 'sdk'],
  sdk: [],
  dashboard: ['sdk'],
} as const satisfies Record<string, readonly string[]>

/** Packages that one folder keeps to itself. */
const KEEPERS: readonly { readonly packages: RegExp; readonly folder: Folder }[] = [
  { packages: /^(kysely|pg|pg-.*|@electric-sql|node:sqlite)($|\/)/, folder: 'storage' },
  { packages: /^(fastify|fastify-plugin|@fastify)($|\/)/, folder: 'http' },
]

/** Licences that ask for no more than their text and name kept; MPL-2.0 for tools that aren't shipped. */
const PERMISSIVE = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Unlicense',
  'Zlib',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'PSF-2.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
]

/** `to` is a path from the root when `what` is a file of ours, else the name of a package. */
type Import = { readonly what: 'file' | 'package'; readonly file: string; readonly to: string }

const HOUSE = /^(src|sdk|dashboard)\//
const files = handWrittenFiles().filter((file) => HOUSE.test(file))
const imports = files
  .filter((file) => !file.endsWith('.css'))
  .flatMap((file) =>
    importsIn(file, readFileSync(file, 'utf8')).map((specifier): Import =>
      specifier.startsWith('.')
        ? { what: 'file', file, to: join(dirname(file), specifier) }
        : { what: 'package', file, to: specifier },
    ),
  )
const filesImported = imports.filter(({ what }) => what === 'file')
const packagesImported = imports.filter(({ what }) => what === 'package')

describe('folders', () => {
  test('there are no others', () => {
    expect(files.filter((file) => folderOf(file) === undefined)).toEqual([])
  })

  test('import no file from outside the house', () => {
    expect(filesImported.filter(({ to }) => folderOf(to) === undefined).map(told)).toEqual([])
  })

  test('import only to the left', () => {
    const wrong = filesImported.filter(({ file, to }) => {
      const [importer, imported] = [folderOf(file), folderOf(to)]
      return importer && imported && importer !== imported && !leftOf(importer).has(imported)
    })
    expect(wrong.map(told)).toEqual([])
  })

  test('keep their packages to themselves', () => {
    const wrong = packagesImported.filter(({ file, to }) =>
      KEEPERS.some(({ packages, folder }) => packages.test(to) && folderOf(file) !== folder),
    )
    expect(wrong.map(told)).toEqual([])
  })
})

test('every form of an import is seen', () => {
  const forms = [
    `import a from './a.ts'`,
    `import type { B } from './b.ts'`,
    `import './c.ts'`,
    `export * from './d.ts'`,
    `export type { E } from './e.ts'`,
    `const f = await import('./f.ts')`,
    `let g: import('./g.ts').G`,
    `const h = new URL('./h.ts', import.meta.url)`,
  ]
  expect(importsIn('x.ts', forms.join('\n')).join(' ')).toBe(
    './a.ts ./b.ts ./c.ts ./d.ts ./e.ts ./f.ts ./g.ts ./h.ts',
  )
})

test('no file names a path of somebody’s machine', () => {
  const path = /(?<!\w)\/(home|root|work|Users)\//
  expect(files.filter((file) => path.test(readFileSync(file, 'utf8')))).toEqual([])
})

describe('dependencies', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { license?: string; resolved?: string; dev?: boolean; devOptional?: boolean }>
  }
  const dependencies = Object.entries(packages).filter(([path]) => path !== '')

  test('come from the public registry', () => {
    const resolved = dependencies.flatMap(([, { resolved }]) => resolved ?? [])
    expect(resolved.filter((url) => !url.startsWith('https://registry.npmjs.org/'))).toEqual([])
  })

  test('are permissively licensed', () => {
    const wrong = dependencies.filter(([, { license = 'none', dev, devOptional }]) => {
      const allowed = dev || devOptional ? [...PERMISSIVE, 'MPL-2.0'] : PERMISSIVE
      return !isAllowed(license, allowed)
    })
    expect(wrong.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
  })
})

function folderOf(path: string): Folder | undefined {
  const name = /^(?:src\/)?(\w+)\//.exec(path)?.[1]
  return name !== undefined && name in IMPORTS ? (name as Folder) : undefined
}

function leftOf(folder: Folder): ReadonlySet<Folder> {
  return new Set(IMPORTS[folder].flatMap((left) => [left, ...leftOf(left)]))
}

function told({ file, to }: Import): string {
  return `${file} imports ${to}`
}

/** An SPDX expression is allowed when one of its alternatives is, which needs each of its parts to be. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((part) => allowed.includes(part)))
}
