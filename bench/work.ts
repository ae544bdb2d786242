import type { Insertable } from 'kysely'
import type { ImportedPullRequest } from '../src/domain/imported.ts'
import { statusOfEnding, ENDINGS } from '../src/domain/status.ts'
import { MINUTE, type Micros } from '../src/domain/time.ts'
import {
  AGENTS,
  CATEGORIES,
  DEVIN_MODES,
  OUTCOMES,
  SESSION_STATUSES,
  STATUS_DETAILS,
  type Category,
  type Origin,
} from '../src/domain/vocabulary.ts'
import type { SessionsTable } from '../src/storage/tables.ts'
import { DAY, drawing, SINCE, UNTIL, type Company, type Organization } from './company.ts'
import { hexOf, randomOf, skewed, waiting } from './random.ts'

export type SessionRow = Omit<Insertable<SessionsTable>, 'pull_requests'> & {
  readonly pull_requests: readonly ImportedPullRequest[]
}

const BY_PROGRAMS: ReadonlySet<Origin> = new Set(['api', 'scheduled', 'automation'])
/** By use. Beside them there is `teams`, which is rare, and `code_scan`, which nothing has come from yet. */
const COMMON_ORIGINS: readonly Origin[] = [
  'cli',
  'webapp',
  'slack',
  'api',
  'scheduled',
  'automation',
  'linear',
  'jira',
  'desktop',
  'other',
]
/** Pairs that never occur together, though each is common. */
const NEVER_TOGETHER: ReadonlyMap<Category, Origin> = new Map([
  ['feature_development', 'scheduled'],
  ['bug_fixing', 'linear'],
  ['security', 'slack'],
])

/**
 * The sessions of two years in the order in which they arrived: mostly as they were created, some as history that was
 * imported later. Parents are followed by their children.
 */
export function* worked(company: Company, sessions: number, seed: number): Generator<SessionRow> {
  const random = randomOf(seed)
  const chance = (share: number) => random() < share
  const drawOrg = drawing(random, company.organizations, 1.1)
  const drawOrigin = drawing(random, COMMON_ORIGINS, 1.4)
  const drawCategory = drawing(random, CATEGORIES, 1.2)
  const drawServiceUser = drawing(random, company.serviceUsers, 1.3)
  const drawPlaybook = drawing(random, company.playbooks)
  const drawSchedule = drawing(random, company.schedules)
  const drawAutomation = drawing(random, company.automations)
  const drawTag = drawing(random, company.tags.rest)
  const drawUncommonTagCount = skewed(random, 5, 1)
  const drawStatus = drawing(random, SESSION_STATUSES, 0.5)
  const drawDetail = drawing(random, STATUS_DETAILS, 0.5)
  const drawMode = drawing(random, DEVIN_MODES)
  let arrived = 0
  let previous = SINCE

  const tagsOf = (created: Micros, origin: Origin): string[] => {
    const { common, rare, retired } = company.tags
    const tags = new Set<string>()
    if (origin !== 'automation' && chance(0.27)) tags.add(common)
    if (created < SINCE + 90 * DAY && chance(0.3)) tags.add(retired)
    if (arrived % Math.ceil(sessions / 10) === 0) tags.add(rare)
    for (let n = drawUncommonTagCount(); n > 0; n--) tags.add(drawTag())
    return [...tags]
  }

  const session = (org: Organization, created: Micros, parent?: string): SessionRow => {
    const origin = chance(0.0005) ? 'teams' : drawOrigin()
    const drawn = chance(0.65) ? drawCategory() : null
    const category = drawn !== null && NEVER_TOGETHER.get(drawn) === origin ? null : drawn
    const byProgram = BY_PROGRAMS.has(origin)
    const updated = Math.min(UNTIL, created + waiting(random, chance(0.03) ? 90 * DAY : 90 * MINUTE))
    const ending = statusOfEnding(ENDINGS[Math.floor(random() * ENDINGS.length)] ?? 'asks', updated)
    arrived++
    const sessionId = org.sessionPrefix + hexOf(random, 24)
    const dice = Number.parseInt(sessionId.slice(-6), 16)
    return {
      org_id: org.orgId,
      session_id: sessionId,
      agent: AGENTS[Math.floor(Math.sqrt(dice % AGENTS.length ** 2))] ?? 'codex',
      model: `model-${Math.floor(Math.sqrt(dice % 81))}`,
      ...findingsOf(dice),
      created_at: created,
      updated_at: Math.floor(updated),
      title: `Mend what went wrong in part ${arrived} of the ${category ?? 'work'}`,
      ...{ status: ending.status, status_detail: ending.statusDetail },
      ...{ live_detail: ending.liveDetail, live_until: ending.liveUntil && Math.floor(ending.liveUntil) },
      ...(chance(0.1) && { status: drawStatus(), status_detail: drawDetail() }),
      origin,
      user_id: byProgram ? null : org.people(),
      service_user_id: byProgram ? drawServiceUser() : null,
      playbook_id: chance(0.12) ? drawPlaybook() : null,
      schedule_id: origin === 'scheduled' ? drawSchedule() : null,
      automation_id: origin === 'automation' ? drawAutomation() : null,
      snapshot_id: null,
      devin_mode: chance(0.5) ? drawMode() : null,
      category,
      subcategory: category === null ? null : 'Other',
      repo_name: chance(0.75) ? org.repositories() : null,
      tags: tagsOf(created, origin),
      is_archived: created < UNTIL - 30 * DAY && chance(0.05),
      parent_session_id: parent ?? null,
      parent_ref: parent ?? null,
      child_session_ids: [],
      acus_consumed: Math.round(waiting(random, 3) * 100) / 100,
      num_user_messages: Math.floor(waiting(random, 4)),
      num_devin_messages: Math.floor(waiting(random, 12)),
      pull_requests: chance(0.3) ? pullRequests(arrived) : [],
      structured_output: null,
      revision: 0,
    }
  }

  while (arrived < sessions) {
    const org = drawOrg()
    const now = SINCE + Math.floor((arrived / sessions) * (UNTIL - SINCE))
    const history = chance(0.15) ? Math.floor(random() * Math.min(365 * DAY, now - SINCE)) : 0
    const created = chance(0.2) ? previous : now - history
    previous = created
    const parent = session(org, created)
    const children = chance(0.05)
      ? Math.min(sessions - arrived, chance(0.0002) ? 1_000 : 1 + Math.floor(waiting(random, 3)))
      : 0
    const family = Array.from({ length: children }, (_, n) =>
      session(org, Math.min(UNTIL, created + n * MINUTE), parent.session_id),
    )
    yield { ...parent, child_session_ids: family.map((child) => child.session_id) }
    yield* family
  }
}

/** What two sessions in three were found to show; issues from common to rare. */
function findingsOf(dice: number): Pick<SessionRow, 'outcome' | 'issues'> {
  if (dice % 3 === 0) return { outcome: null, issues: [] }
  const label = (n: number): string => `label_${Math.floor(dice / n) % (1 + (Math.floor(dice / 3) % 20))}`
  const labels = Array.from({ length: 1 + (dice % 4) }, (_, n) => label(n + 1))
  return { outcome: OUTCOMES[(dice % 7) % OUTCOMES.length] ?? null, issues: [...new Set(labels)] }
}

function pullRequests(number: number): ImportedPullRequest[] {
  return [{ url: `https://github.com/example/project/pull/${number}`, state: 'merged' }]
}
