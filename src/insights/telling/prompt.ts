import type { FeedbackItem, SuggestedPrompt } from '../../domain/analysis.ts'
import { redact } from '../../domain/secrets.ts'
import { isCorrection } from '../rules/corrections.ts'
import { some } from '../rules/telling.ts'
import type { Told } from './told.ts'
import type { Work } from './work.ts'

/** What a better prompt would have spared. */
const TELLING: Readonly<Record<string, { readonly summary: string; readonly details: string }>> = {
  user_correction: {
    summary: 'Something that mattered was said only later',
    details: 'The agent was corrected: what it had to know then belongs into the first request.',
  },
  repeated_request: {
    summary: 'It wasn’t said how to see that it is done',
    details:
      'The same was asked for again. A sign by which the agent can tell that the request is met would have kept it at it.',
  },
  edit_undone: {
    summary: 'The approach was left open',
    details: 'Edits were made and taken back. Naming the approach, or asking for a plan first, spares them.',
  },
  edit_test_loop: {
    summary: 'The expected result isn’t said',
    details:
      'The agent guessed at the cause of a failure. What should come out, or where the cause is thought to be, shortens that.',
  },
  wrong_path: {
    summary: 'Files aren’t named',
    details: 'Paths were guessed. Those that matter can be named.',
  },
  failing_check: {
    summary: 'No check is named',
    details: 'A check fails at the end. Say which command must pass before the work is done.',
  },
  unsupported_claim: {
    summary: 'No check is named',
    details:
      'It was called done while a check failed. Say which command must pass, and that its output is to be shown.',
  },
  costly_change: {
    summary: 'The place of the change isn’t named',
    details: 'Most of the time went into finding the place of a small change.',
  },
  permission_refused: {
    summary: 'It isn’t said what the agent may do',
    details: 'Calls were refused. Say what may be done without asking, and what must be left alone.',
  },
  user_interruption: {
    summary: 'It isn’t said what the agent should leave',
    details: 'It was broken off while it was at something that wasn’t wanted.',
  },
}

const LONGEST_PROMPT = 8_000
const LONGEST_EXCERPT = 200
const MOST_FILES = 5

/** The first request, put better by what the session shows to have been missing; `null` where nothing was. */
export function suggestedPromptOf(work: Work, told: readonly Told[]): SuggestedPrompt | null {
  if (work.request === null || work.request.text.trim() === '') return null
  const missing = told.filter(
    ({ label, severity }) =>
      TELLING[label] !== undefined && (label !== 'failing_check' || severity === 'red'),
  )
  if (missing.length === 0) return null
  const original = redact(work.request.text).slice(0, LONGEST_PROMPT).toWellFormed()
  const labels = new Set(missing.map(({ label }) => label))
  return {
    originalPrompt: original,
    suggestedPrompt: `${original.trim()}\n\n${linesOf(work, labels)
      .map((one) => `- ${one}`)
      .join('\n')}`,
    feedbackItems: [...labels].map((label) => feedbackOf(label, missing, original)),
  }
}

function linesOf(work: Work, labels: ReadonlySet<string>): string[] {
  const { changedFiles, checks, laterRequests } = work
  const lines: string[] = []
  if (changedFiles.length > 0 && changedFiles.length <= MOST_FILES) {
    lines.push(
      `The change belongs into ${some(
        changedFiles.map((path) => `\`${path}\``),
        MOST_FILES,
      )}.`,
    )
  }
  const corrections = laterRequests.filter(({ text }) => isCorrection(text))
  for (const { text } of corrections.slice(0, 3)) lines.push(`Mind: ${excerptOf(redact(text))}`)
  const keys = [...new Set(checks.map(({ check }) => `\`${check.key}\``))]
  if (keys.length > 0)
    lines.push(`It is done when ${some(keys)} ${keys.length === 1 ? 'passes' : 'pass'}; show the output.`)
  else if (labels.has('repeated_request') || labels.has('user_correction')) {
    lines.push('It is done when … (say what you will look at).')
  }
  if (labels.has('edit_undone') || labels.has('edit_test_loop')) {
    lines.push('Before the first edit, say what the cause is and which change you plan.')
  }
  if (labels.has('permission_refused') || labels.has('user_interruption')) {
    lines.push('Without asking you may … ; leave alone … .')
  }
  return lines.length > 0 ? lines : ['Say when you are done, and what you did not do.']
}

/** The excerpt stands in the original as it is. */
function feedbackOf(label: string, missing: readonly Told[], original: string): FeedbackItem {
  const { summary = '', details = '' } = TELLING[label] ?? {}
  const issueId = missing.find((one) => one.label === label)?.issueId ?? null
  return { summary, excerpt: excerptOf(original), details, issueId }
}

/** The first sentence, or as much of it as is quoted. */
function excerptOf(text: string): string {
  const own = text.trim()
  const sentence = /^[^\n]{1,200}?[.!?。！？](?=\s|$)/.exec(own)?.[0] ?? own.split('\n')[0] ?? own
  return sentence.slice(0, LONGEST_EXCERPT).toWellFormed()
}
