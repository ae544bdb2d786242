import type { Finding } from '../rules/rule.ts'

/** A finding as it is told: with its rule's label, and the id of its issue. */
export interface Told extends Finding {
  readonly label: string
  readonly issueId: string
}

/** In the session's order, with ids that stay the same when the session is analysed again. */
export function tell(
  found: readonly { readonly label: string; readonly findings: readonly Finding[] }[],
): Told[] {
  return found
    .flatMap(({ label, findings }) =>
      findings.slice(0, MOST).map((finding, n) => ({ ...finding, label, issueId: `${label}-${n + 1}` })),
    )
    .toSorted((a, b) => a.position - b.position)
}

/** Of one kind: who has more to mend has enough to begin with. */
const MOST = 5
