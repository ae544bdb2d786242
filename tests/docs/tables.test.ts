import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listenOptions, storeOptions } from '../../src/cli/config.ts'
import { EXTENSIONS, whyExtended } from '../../src/contract/extensions.ts'
import { ENDPOINTS } from '../../src/contract/index.ts'
import {
  ENTERPRISE_PERMISSIONS,
  ORG_PERMISSIONS,
  ROLE_PERMISSIONS,
  ROLES,
  withImplied,
} from '../../src/domain/permissions.ts'
import { SIZE_BOUNDS } from '../../src/domain/size.ts'
import { v1StatusOf } from '../../src/domain/status.ts'
import { SESSION_STATUSES, STATUS_DETAILS } from '../../src/domain/vocabulary.ts'
import { RULES } from '../../src/insights/rules/index.ts'
import { proseOf, tableOf } from './pages.ts'

const COMPATIBILITY = 'docs/compatibility.md'
const KEYS = 'docs/guides/keys-and-rights.md'

/** The words of a cell that stand between commas. */
const words = (cell = ''): string[] => cell.split(', ')

test('the settings are the flags of `muster serve`', () => {
  const options = [...listenOptions(), ...storeOptions()]
  const rows = tableOf('README.md', ['flag', 'variable', 'default'])
  expect(rows.map(([flag, variable]) => [flag, variable])).toEqual(
    options.map(({ long, envVar }) => [long, envVar]),
  )
  const defaults = new Map(rows.map(([flag, , text = '']) => [flag, text]))
  expect(defaults.get('--host')).toBe(options.find(({ long }) => long === '--host')?.defaultValue)
  expect(defaults.get('--port')).toMatch(/^8484;/)
})

test('the sizes are those of the program', () => {
  const rows = tableOf(COMPATIBILITY, ['size', 'ACUs up to', 'user messages up to'])
  expect(rows).toEqual([
    ...SIZE_BOUNDS.map(({ size, acus, userMessages }) => [size, String(acus), String(userMessages)]),
    ['xl', 'more', 'more'],
  ])
})

test('the states of v1 are those of the program, whatever the status and its detail', () => {
  const rows = tableOf(COMPATIBILITY, ['status', 'detail', 'status_enum of v1'])
  for (const status of SESSION_STATUSES) {
    for (const statusDetail of [...STATUS_DETAILS, null]) {
      const row = rows.find(
        ([statuses, details]) =>
          words(statuses).includes(status) &&
          (details === 'any' || words(details).includes(statusDetail ?? 'none')),
      )
      expect([status, statusDetail, row?.[2]]).toEqual([
        status,
        statusDetail,
        v1StatusOf({ status, statusDetail }),
      ])
    }
  }
})

test('the published endpoints and their permissions are those that are served', () => {
  const served = Object.values(ENDPOINTS)
    .map(({ method, path, permission }) => [`${method} ${path}`, permission.needs ?? 'none'] as const)
    .filter(([address]) => whyExtended(address)?.isWhole !== true)
  const rows = tableOf(COMPATIBILITY, ['endpoint', 'permission'])
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(served))
})

test('every extension is named', () => {
  const prose = proseOf(COMPATIBILITY)
  const section = prose.slice(prose.indexOf('## Extensions'), prose.indexOf('## Decisions'))
  const named = new Set([...section.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  const addresses = Object.values(EXTENSIONS).flat()
  expect(addresses.length).toBeGreaterThan(0)
  expect(addresses.map(nameOf).filter((name) => !named.has(name) && !isAlias(name))).toEqual([])

  /** `/messages` of a session without its organisation stands for the path. */
  function isAlias(name: string): boolean {
    const [path, last] = name.split(/(?<=\{devin_id\})/)
    return last !== undefined && named.has(path) && named.has(last)
  }
})

/** What people call an address of the list: a path, a parameter, a member, a shape, a status. */
function nameOf(address: string): string {
  const [whole = ''] = address.split(':')
  return whole.replace(/^.* \?|^\* |^[A-Z]\w*\./, '')
}

test('the roles have the permissions that the page says', () => {
  const rows = tableOf(KEYS, ['role', 'held in', 'permissions'])
  const all = { 'every permission of an organisation': ORG_PERMISSIONS, 'every permission': undefined }
  expect(rows.map(([role]) => role)).toEqual(ROLES)
  for (const role of ROLES) {
    const [, heldIn, said = ''] = rows.find(([name]) => name === role) ?? []
    const permissions =
      said in all
        ? (all[said as keyof typeof all] ?? [...ENTERPRISE_PERMISSIONS, ...ORG_PERMISSIONS])
        : words(said)
    expect([...permissions].toSorted()).toEqual([...ROLE_PERMISSIONS[role]].toSorted())
    expect(heldIn).toBe(role.startsWith('org_') ? 'an organisation' : 'the enterprise')
  }
})

test('the permissions that the page says are asked for are', () => {
  const asked = Object.values(ENDPOINTS).flatMap(({ permission }) => permission.needs ?? [])
  const rows = tableOf(KEYS, ['permission', 'for'])
  // The one that an endpoint asks for by what is in the request.
  expect(new Set(rows.map(([name]) => name))).toEqual(new Set([...asked, 'ImpersonateOrgSessions']))
  const prose = proseOf(KEYS)
  for (const name of [...ORG_PERMISSIONS, ...ENTERPRISE_PERMISSIONS]) expect(prose).toContain(`\`${name}\``)
})

test('a permission of the enterprise carries what the page says', () => {
  const rows = tableOf(KEYS, ['in the enterprise', 'in every organisation'])
  const carrying = ENTERPRISE_PERMISSIONS.map((name) => [name, [...withImplied([name])].slice(1)] as const)
  expect(Object.fromEntries(rows.map(([name, carried]) => [name, new Set(words(carried))]))).toEqual(
    Object.fromEntries(
      carrying.filter(([, carried]) => carried.length > 0).map(([name, carried]) => [name, new Set(carried)]),
    ),
  )
})

test('the rules are those of the program', () => {
  const rows = tableOf('docs/insights.md', ['label', 'finds'])
  expect(rows).toEqual(RULES.map(({ label, finds }) => [label, finds]))
})

test('every setting of insights is named', () => {
  const source = readFileSync('src/cli/insights-config.ts', 'utf8')
  const settings = new Set([...source.matchAll(/MUSTER_[A-Z_]+/g)].map(([name]) => name))
  const rows = tableOf('docs/insights.md', ['variable', 'default', 'meaning'])
  expect(new Set(rows.map(([name]) => name))).toEqual(settings)
})
