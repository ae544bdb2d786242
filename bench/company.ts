import { sessionPrefixOf } from '../src/domain/ids.ts'
import { MICROS_PER_SECOND, MINUTE, type Micros } from '../src/domain/time.ts'
import { hexOf, randomOf, skewed, type Random } from './random.ts'

export const DAY: Micros = 24 * 60 * MINUTE
/** The company's last moment and its first session. */
export const UNTIL: Micros = 1_790_000_000 * MICROS_PER_SECOND
export const SINCE: Micros = UNTIL - 730 * DAY

const ORGANIZATIONS = 400
const PEOPLE = 3_000
const SERVICE_USERS = 60
const TAGS = 1_000
const REPOSITORIES = 2_000
/** Places by size; one large organisation among them. */
const DELETED = new Set([5, 37, 81, 144, 222, 305, 398])

export interface Organization {
  readonly orgId: string
  readonly sessionPrefix: string
  readonly deleted: boolean
  /** The organisation's own people and repositories, the busiest first. */
  readonly people: () => string
  readonly repositories: () => string
}

/** Who and what the sessions are about. The busiest of each kind stands first. */
export interface Company {
  readonly enterpriseId: string
  readonly organizations: readonly Organization[]
  readonly users: readonly { readonly userId: string; readonly email: string }[]
  readonly memberships: readonly { readonly userId: string; readonly orgId: string }[]
  readonly serviceUsers: readonly string[]
  readonly playbooks: readonly string[]
  readonly schedules: readonly string[]
  readonly automations: readonly string[]
  /** One that a quarter of the sessions have, a rare one, one that went out of use, and the rest. */
  readonly tags: {
    readonly common: string
    readonly rare: string
    readonly retired: string
    readonly rest: readonly string[]
  }
}

export function foundCompany(seed: number): Company {
  const random = randomOf(seed)
  const ids = (prefix: string, n: number) => Array.from({ length: n }, () => prefix + hexOf(random, 32))
  const orgIds = ids('org-', ORGANIZATIONS)
  const users = ids('user-', PEOPLE).map((userId, n) => ({ userId, email: `Person.${n}@example.com` }))
  const memberships = membershipsOf(random, orgIds, users)
  const membersOf = Map.groupBy(memberships, ({ orgId }) => orgId)
  const organizations = orgIds.map((orgId, place) => ({
    orgId,
    sessionPrefix: sessionPrefixOf(orgId),
    deleted: DELETED.has(place),
    people: drawing(
      random,
      (membersOf.get(orgId) ?? []).map(({ userId }) => userId),
    ),
    repositories: drawing(
      random,
      Array.from(
        { length: REPOSITORIES / ORGANIZATIONS },
        (_, n) => `team-${place}/repository-${n * ORGANIZATIONS + place}`,
      ),
    ),
  }))
  return {
    enterpriseId: `enterprise-${hexOf(random, 32)}`,
    organizations,
    users,
    memberships,
    serviceUsers: ids('service-user-', SERVICE_USERS),
    playbooks: ids('playbook-', 200),
    schedules: ids('sched-', 300),
    automations: ids('automation-', 200),
    tags: {
      common: 'reviewed',
      rare: 'incident',
      retired: 'pilot',
      rest: Array.from({ length: TAGS - 3 }, (_, n) => `topic-${n}`),
    },
  }
}

/** Each organisation has people of its own; one person in three works in others too, the first two in 3 and in 50. */
function membershipsOf(
  random: Random,
  orgIds: readonly string[],
  users: Company['users'],
): Company['memberships'] {
  const elsewhere = skewed(random, orgIds.length, 0.5)
  return users.flatMap(({ userId }, n) => {
    const places = new Set([n % orgIds.length])
    const wanted = n === 0 ? 3 : n === 1 ? 50 : random() < 0.33 ? 2 + Math.floor(random() * 3) : 1
    while (places.size < wanted) places.add(elsewhere())
    return [...places].map((place) => ({ userId, orgId: orgIds[place] ?? '' }))
  })
}

/** Draws values, the first ones most often. */
export function drawing<Value>(random: Random, values: readonly Value[], steepness = 1): () => Value {
  const place = skewed(random, values.length, steepness)
  return () => values[place()] as Value
}
