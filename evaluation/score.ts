import type { Analysis } from '../src/domain/analysis.ts'
import type { Label } from './labels.ts'

/** Evidence that stands so few steps apart shows the same. */
const NEAR = 3

export interface Scored {
  readonly label: Label
  readonly agent: string
  readonly analysis: Analysis | null
  /** Place of each event in its session, by id. */
  readonly positions: ReadonlyMap<string, number>
}

/** A label that a rule gave or should have given to a session. */
export interface Verdict {
  readonly session: string
  readonly agent: string
  readonly half: Label['half']
  readonly rule: string
  readonly verdict: 'hit' | 'false alarm' | 'miss'
  /** What the rule said, or what the reader noted. */
  readonly text: string
}

/**
 * Compares what was found with the labels, one verdict for a session and label: a hit where both have it and an event that
 * the one names stands near one that the other names.
 */
export function verdictsOf({ label, agent, analysis, positions }: Scored): Verdict[] {
  const placesOf = (evidence: readonly string[]): number[] =>
    evidence.flatMap((id) => positions.get(id) ?? [])
  const rules = new Set([
    ...(analysis?.issues ?? []).map((issue) => issue.label),
    ...label.findings.map((finding) => finding.label),
  ])
  return [...rules].flatMap((rule): Verdict[] => {
    if (label.unclear.includes(rule)) return []
    const issues = (analysis?.issues ?? []).filter((issue) => issue.label === rule)
    const findings = label.findings.filter((finding) => finding.label === rule)
    const found = issues.flatMap(({ evidence }) => placesOf(evidence))
    const wanted = findings.flatMap(({ evidence }) => placesOf(evidence))
    const of = { session: label.session, agent, half: label.half, rule }
    if (found.some((place) => wanted.some((other) => Math.abs(place - other) <= NEAR))) {
      return [{ ...of, verdict: 'hit', text: issues[0]?.issue ?? '' }]
    }
    return [
      ...(issues.length > 0
        ? [{ ...of, verdict: 'false alarm' as const, text: issues[0]?.issue ?? '' }]
        : []),
      ...(findings.length > 0 ? [{ ...of, verdict: 'miss' as const, text: findings[0]?.note ?? '' }] : []),
    ]
  })
}

export interface Counts {
  readonly hits: number
  readonly falseAlarms: number
  readonly misses: number
  /** `null` where nothing was found, or nothing is there to be found. */
  readonly precision: number | null
  readonly recall: number | null
}

export function count(verdicts: readonly Verdict[]): Counts {
  const of = (wanted: Verdict['verdict']): number =>
    verdicts.filter(({ verdict }) => verdict === wanted).length
  const [hits, falseAlarms, misses] = [of('hit'), of('false alarm'), of('miss')]
  return {
    ...{ hits, falseAlarms, misses },
    precision: hits + falseAlarms === 0 ? null : hits / (hits + falseAlarms),
    recall: hits + misses === 0 ? null : hits / (hits + misses),
  }
}

/** A check list of one session: what was told of what a reader wouldn't leave out. */
export interface Checked {
  readonly told: readonly string[]
  readonly missing: readonly string[]
}

export function timelineOf({ label, analysis, positions }: Scored): Checked {
  const told = (analysis?.timeline ?? []).flatMap(({ evidence }) =>
    evidence.flatMap((id) => positions.get(id) ?? []),
  )
  const isTold = (evidence: readonly string[]): boolean =>
    evidence.some((id) => told.some((place) => Math.abs(place - (positions.get(id) ?? Infinity)) <= NEAR))
  return split(label.timeline, ({ evidence }) => isTold(evidence))
}

/** Advice is told where the analysis has some of its type for an issue of its label. */
export function actionItemsOf({ label, analysis }: Scored): Checked {
  const labelOf = new Map(analysis?.issues.map((issue) => [issue.id, issue.label]))
  return split(label.actionItems, (wanted) =>
    (analysis?.actionItems ?? []).some(
      ({ type, issueId }) => type === wanted.type && labelOf.get(issueId ?? '') === wanted.label,
    ),
  )
}

function split<Item extends { readonly tells: string }>(
  items: readonly Item[],
  isTold: (item: Item) => boolean,
): Checked {
  const { told = [], missing = [] } = Object.groupBy(items, (item) => (isTold(item) ? 'told' : 'missing'))
  const texts = (some: readonly Item[]): string[] => some.map(({ tells }) => tells)
  return { told: texts(told), missing: texts(missing) }
}
