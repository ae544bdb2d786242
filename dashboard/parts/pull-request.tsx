import { GitMerge, GitPullRequest, GitPullRequestClosed } from 'lucide-react'
import type { Session } from '../../sdk/index.ts'

type Pull = Session['pull_requests'][number]

/** `#12` of a pull request's address, with its state; the address whole on hover. */
export function PullRequest({ pull: { pr_url, pr_state } }: { pull: Pull }) {
  const number = /\/(\d+)\/?$/.exec(pr_url)?.[1]
  const said = number === undefined ? pr_url : `#${number}`
  const [Icon, tone] = LOOKS[pr_state ?? ''] ?? ([GitPullRequest, 'text-soft'] as const)
  const inside = (
    <>
      <Icon className={`size-3.5 shrink-0 ${tone}`} aria-label={pr_state ?? undefined} />
      <span className="truncate">{said}</span>
    </>
  )
  const look = 'relative z-10 inline-flex max-w-full shrink-0 items-center gap-1'
  return /^https?:\/\//i.test(pr_url) ? (
    <a
      href={pr_url}
      title={pr_url}
      target="_blank"
      rel="noreferrer noopener"
      className={`${look} hover:underline`}
    >
      {inside}
    </a>
  ) : (
    <span className={look}>{inside}</span>
  )
}

const LOOKS: Readonly<Record<string, readonly [typeof GitPullRequest, string]>> = {
  open: [GitPullRequest, 'text-good'],
  merged: [GitMerge, 'text-accent'],
  closed: [GitPullRequestClosed, 'text-bad'],
}
