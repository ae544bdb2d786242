import type { SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import {
  DIMENSIONS,
  type Dimension,
  type FrequentAdvice,
  type SessionSums,
  type Summary,
} from '../domain/summary.ts'
import { OUTCOMES, type Outcome } from '../domain/vocabulary.ts'
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
    all: all === undefined ? NOTHING : sumsOf(all),
    isComplete: summed.isComplete,
    groups: Object.fromEntries(
      DIMENSIONS.map((name) => [name, groupsOf(name, of(name))]),
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

function groupsOf(dimension: Dimension, rows: readonly SummaryRow[]): Summary['groups'][Dimension] {
  const groups = rows.map((row) => ({ ...sumsOf(row), value: row.value }))
  return dimension === 'week' ? groups.toSorted((a, b) => Number(a.value) - Number(b.value)) : groups
}

function sumsOf(row: SummaryRow): SessionSums {
  const outcomes = Object.fromEntries(OUTCOMES.map((name) => [name, row[name]])) as Record<Outcome, number>
  return { sessions: row.sessions, acus: row.acus, squaredAcus: row.squaredAcus, outcomes }
}

const NOTHING: SessionSums = {
  ...{ sessions: 0, acus: 0, squaredAcus: 0 },
  outcomes: { succeeded: 0, partly: 0, failed: 0, abandoned: 0, unknown: 0 },
}
