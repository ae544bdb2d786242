import type { SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import {
  DIMENSIONS,
  type ActivitySums,
  type FrequentAdvice,
  type SessionSums,
  type Summary,
  type SummaryGroup,
} from '../domain/summary.ts'
import { OUTCOMES, SESSION_SIZES } from '../domain/vocabulary.ts'
import type { Context } from '../storage/context.ts'
import { adviceKeyOf, findAdviceTexts, sumUp, type SummaryRow } from '../storage/summary.ts'

const MOST_ADVICE = 20

/** What the sessions of a list have in common. */
export async function summarize({ db, now }: Context, scope: Scope, filter: SessionFilter): Promise<Summary> {
  const summed = await sumUp(db, { scope, filter, now: now() })
  const rows = Map.groupBy(summed.rows, ({ dimension }) => dimension)
  const of = (dimension: SummaryRow['dimension']): readonly SummaryRow[] => rows.get(dimension) ?? []
  const [all] = of('all')
  const advice = of('advice').slice(0, MOST_ADVICE)
  const texts = await findAdviceTexts(
    db,
    advice.flatMap(({ value, examples }) => examples.map((sessionId) => ({ value, sessionId }))),
  )
  return {
    all: all === undefined ? NOTHING : activityOf(all),
    isComplete: summed.isComplete,
    weeks: of('week')
      .map((row) => ({ ...activityOf(row), start: Number(row.value) }))
      .toSorted((a, b) => a.start - b.start),
    groups: Object.fromEntries(
      DIMENSIONS.filter((name) => name !== 'week').map((name) => [name, groupsOf(of(name))]),
    ) as Summary['groups'],
    issues: of('label').map((row) => ({ ...sumsOf(row), value: row.value, examples: row.examples })),
    actionItems: advice.map((row): FrequentAdvice => {
      const { type, key } = adviceKeyOf(row.value)
      return {
        ...sumsOf(row),
        type,
        actionItem: texts.get(row.value) ?? key,
        examples: row.examples,
      }
    }),
  }
}

function groupsOf(rows: readonly SummaryRow[]): readonly SummaryGroup[] {
  return rows.map((row) => ({ ...sumsOf(row), value: row.value, label: row.label }))
}

function activityOf(row: SummaryRow): ActivitySums {
  return { ...sumsOf(row), activeUsers: row.users ?? 0 }
}

function sumsOf(row: SummaryRow): SessionSums {
  return {
    ...{ sessions: row.sessions, acus: row.acus, squaredAcus: row.squaredAcus },
    outcomes: countsOf(OUTCOMES, row),
    sizes: countsOf(SESSION_SIZES, row),
  }
}

function countsOf<Name extends keyof SummaryRow>(
  names: readonly Name[],
  row: Pick<SummaryRow, Name>,
): Pick<SummaryRow, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<SummaryRow, Name>
}

const NOTHING: ActivitySums = {
  ...{ sessions: 0, acus: 0, squaredAcus: 0, activeUsers: 0 },
  outcomes: { succeeded: 0, partly: 0, failed: 0, abandoned: 0, unknown: 0 },
  sizes: { xs: 0, s: 0, m: 0, l: 0, xl: 0 },
}
