import { sql } from 'kysely'
import { NEWEST_FIRST, type SessionFilter } from '../src/domain/filter.ts'
import { EVERYWHERE, onlyOrgs, type Scope } from '../src/domain/principal.ts'
import type { Db } from '../src/storage/context.ts'
import { FROM_THE_BEGINNING, type Start } from '../src/storage/session-page.ts'
import { listSessions } from '../src/storage/sessions.ts'
import { carryOut, type Carried } from './statements.ts'
import {
  apart,
  chosen,
  FREQUENCIES,
  PARAMETERS,
  valuesOf,
  WINDOWS,
  within,
  type Frequency,
  type Parameter,
} from './values.ts'

// The session list's own statement, carried out for each filter, each pair of filters and each kind of rights.

type Kind = 'plain' | 'single' | 'pair' | 'list' | 'page'

interface Case {
  readonly rights: string
  readonly kind: Kind
  readonly name: string
  readonly scope: Scope
  readonly filter: SessionFilter
  readonly start?: Start
  readonly withTotal?: boolean
}

export interface Measured extends Case, Carried {
  readonly ms: number
  readonly ratio: number
}

const LIMIT = 101
const LIST_LENGTHS = [3, 8, 50, 10_000]
const OFFSETS = [1_000, 100_000, 500_000]

/** Every case under the kinds of rights named; all of them without. */
export async function measureCases(db: Db, named?: readonly string[]): Promise<Measured[]> {
  const measured: Measured[] = []
  const scopes = [...(await scopesOf(db))].filter(([rights]) => named?.includes(rights) ?? true)
  const everywhere = new Map<string, string[]>()
  for (const parameter of PARAMETERS)
    everywhere.set(parameter.name, await valuesOf(db, EVERYWHERE, parameter))
  for (const [rights, scope] of scopes) {
    const plain = await measure(
      db,
      { rights, kind: 'plain', name: 'no filter', scope, filter: {} },
      undefined,
    )
    measured.push(plain)
    for (const one of await casesOf(db, rights, scope, everywhere))
      measured.push(await measure(db, one, plain))
  }
  return measured
}

async function measure(db: Db, one: Case, plain: Measured | undefined): Promise<Measured> {
  const { scope, filter, start = FROM_THE_BEGINNING, withTotal = false } = one
  const [carried] = await carryOut(db, (to) =>
    listSessions(to, {
      scope,
      filter,
      order: NEWEST_FIRST,
      start,
      limit: LIMIT,
      now: Date.now() * 1000,
      withTotal,
    }),
  )
  if (carried === undefined) throw new Error('the list sent no statement')
  const ms = carried.planningMs + carried.executionMs
  return { ...one, ...carried, ms, ratio: ms / (plain?.ms ?? ms) }
}

/** An enterprise key, keys of the largest, a middling and the smallest organisation, members of 3 and of 50. */
async function scopesOf(db: Db): Promise<Map<string, Scope>> {
  const { rows } = await sql<{ orgId: string }>`
    select t.org_id as "orgId" from org_totals t join organizations o using (org_id)
    where o.deleted_at is null order by t.sessions desc, t.org_id`.execute(db)
  const orgIds = rows.map((row) => row.orgId)
  const spread = (n: number) =>
    onlyOrgs(Array.from({ length: n }, (_, k) => orgIds[Math.floor((k * orgIds.length) / n)] ?? ''))
  const at = (place: number) => onlyOrgs(orgIds.slice(place, place + 1))
  return new Map<string, Scope>([
    ['enterprise', EVERYWHERE],
    ['largest org', at(0)],
    ['median org', at(Math.floor(orgIds.length / 2))],
    ['smallest org', at(orgIds.length - 1)],
    ['member of 3', spread(3)],
    ['member of 50', spread(50)],
  ])
}

async function casesOf(
  db: Db,
  rights: string,
  scope: Scope,
  everywhere: ReadonlyMap<string, readonly string[]>,
): Promise<Case[]> {
  const cases: Case[] = []
  const add = (kind: Kind, name: string, filter: SessionFilter, more: Partial<Case> = {}) =>
    cases.push({ rights, kind, name, scope, filter, ...more })

  const filters: { name: string; by: Partial<Record<Frequency, SessionFilter>> }[] = []
  const found: [Parameter, string[]][] = []
  const parameters = PARAMETERS.filter(
    ({ name }) => scope.all || scope.orgIds.length > 1 || name !== 'org_ids',
  )
  for (const parameter of parameters) {
    const values = await valuesOf(db, scope, parameter)
    found.push([parameter, values])
    const picked = chosen(parameter, values, everywhere.get(parameter.name) ?? [])
    const by = Object.fromEntries(
      Object.entries(picked).map(([frequency, value]) => [frequency, parameter.filter([value])]),
    )
    filters.push({ name: parameter.name, by })
    if (!parameter.list) continue
    for (const length of LIST_LENGTHS) {
      const padded = [
        ...values.slice(0, length),
        ...Array.from({ length: length - values.length }, (_, n) => `nothing-${n}`),
      ]
      add('list', `${parameter.name}, ${length} values`, parameter.filter(padded))
    }
  }
  for (const [name, by] of Object.entries(WINDOWS)) filters.push({ name, by })

  for (const [place, a] of filters.entries()) {
    for (const frequency of FREQUENCIES) {
      const filter = a.by[frequency]
      if (filter === undefined) continue
      add('single', `${a.name} ${frequency}`, filter)
      add('page', `${a.name} ${frequency}, with total`, filter, { withTotal: true })
    }
    for (const b of filters.slice(place + 1)) {
      for (const one of FREQUENCIES) {
        for (const other of FREQUENCIES) {
          const [first, second] = [a.by[one], b.by[other]]
          if (first === undefined || second === undefined || one === 'absent' || other === 'absent') continue
          add('pair', `${a.name} ${one} and ${b.name} ${other}`, { ...first, ...second })
        }
      }
    }
  }
  for (const [place, one] of found.entries()) {
    for (const other of found.slice(place + 1)) {
      const [[a], [b]] = [one, other]
      const pair = await apart(db, scope, one, other)
      if (pair)
        add('pair', `${a.name} and ${b.name} never together`, {
          ...a.filter([pair[0]]),
          ...b.filter([pair[1]]),
        })
    }
  }

  const middle = await rowAt(db, scope, 0.5)
  const last = await rowAt(db, scope, 0.999)
  add('page', 'first page with total', {}, { withTotal: true })
  add('page', 'middle page', {}, { start: middle })
  add('page', 'last page', {}, { start: last })
  for (const offset of OFFSETS) add('page', `offset ${offset}`, {}, { start: { offset } })
  for (const { name, by } of filters) {
    if (by.common) add('page', `${name} common, middle page`, by.common, { start: middle })
  }
  for (const length of LIST_LENGTHS)
    add('list', `session_ids, ${length} values`, { sessionIds: await idsOf(db, scope, length) })
  return cases
}

async function rowAt(db: Db, scope: Scope, share: number): Promise<Start> {
  const { rows } = await sql<{ value: number }>`
    select percentile_disc(${1 - share}::float8) within group (order by created_at) as value
    from sessions ${within(scope)}`.execute(db)
  return { value: rows[0]?.value ?? 0, sessionId: '8' }
}

async function idsOf(db: Db, scope: Scope, length: number): Promise<string[]> {
  const { rows } = await sql<{ sessionId: string }>`
    select session_id as "sessionId" from sessions
    ${within(scope)}
    order by substr(session_id, 20), session_id limit ${length}`.execute(db)
  return rows.map((row) => row.sessionId)
}
