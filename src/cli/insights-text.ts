import type { SessionWithInsights } from '../../sdk/index.ts'
import { styled, terminalWidth } from './table.ts'
import { manyLines, oneLine, wrap } from './terminal-text.ts'
import { ago } from './time.ts'

type Analysis = NonNullable<SessionWithInsights['analysis']>
type Style = Parameters<typeof styled>[0]

const COLORS: Record<string, Style> = {
  green: 'green',
  yellow: 'yellow',
  red: 'red',
  blue: 'blue',
  grey: 'gray',
}
const OUTCOMES: Record<Analysis['outcome']['outcome'], { style: Style; text: string }> = {
  succeeded: { style: 'green', text: 'succeeded' },
  partly: { style: 'yellow', text: 'succeeded in part' },
  failed: { style: 'red', text: 'failed' },
  abandoned: { style: 'gray', text: 'was abandoned' },
  unknown: { style: 'gray', text: 'ended in a way that nothing shows' },
}
const TYPES: Record<string, string> = {
  machine_setup: 'machine',
  repo_config: 'repository',
  knowledge: 'knowledge',
  prompt_improvement: 'prompt',
  other: 'other',
}

/** A session's insights as a page for a terminal. */
export function insightsText(insights: SessionWithInsights): string {
  const { title, analysis, analysis_provenance: provenance } = insights
  const parts = [styled('bold', oneLine(title ?? 'No title'))]
  if (analysis) {
    parts.push(outcomeText(analysis), timelineText(analysis), issuesText(analysis), actionsText(analysis))
    parts.push(notesText(analysis), promptText(analysis))
  } else if (provenance !== null && provenance.failure === null) {
    parts.push('The agent says nothing in it, so there is nothing to say of it.\n')
  }
  if (provenance !== null) parts.push(provenanceText(provenance))
  return `${parts.filter((part) => part !== '').join('\n')}\n`
}

function outcomeText({ outcome, classification }: Analysis): string {
  const { style, text } = OUTCOMES[outcome.outcome]
  const kind = classification?.category.replaceAll('_', ' ')
  const languages = classification?.programming_languages.slice(0, 3).join(', ')
  const about = [kind, languages].filter(Boolean).join(' · ')
  return `${styled(style, `● It ${text}.`)} ${oneLine(outcome.reason)}\n${about === '' ? '' : `${styled('dim', oneLine(about))}\n`}`
}

function timelineText({ timeline }: Analysis): string {
  if (timeline.length === 0) return ''
  const lines = timeline.map(({ title, description, color }) => {
    const mark = styled(COLORS[color] ?? 'reset', '●')
    const said = oneLine(title)
    const more = oneLine(description)
    // Where the title is cut or says as much, the description says no more.
    const isMore = more !== '' && !said.replace(/^Asked(?: further)?: /, '').startsWith(more.slice(0, 40))
    return `  ${mark} ${indented(said, 4)}${isMore ? `\n    ${styled('dim', indented(more, 4))}` : ''}`
  })
  return `${heading('What happened')}${lines.join('\n')}\n`
}

function issuesText({ issues }: Analysis): string {
  if (issues.length === 0) return ''
  const lines = issues.map(
    ({ issue, impact, label, evidence }) =>
      `  ${styled('yellow', oneLine(label))}\n    ${indented(oneLine(`${issue} ${impact}`), 4)}\n    ${styled('dim', indented(oneLine(`shown by ${evidenceText(evidence)}`), 4))}`,
  )
  return `${heading('What went wrong')}${lines.join('\n')}\n`
}

const MOST_EVIDENCE = 3

function evidenceText(evidence: readonly string[]): string {
  const left = evidence.length - MOST_EVIDENCE
  return `${evidence.slice(0, MOST_EVIDENCE).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}

function actionsText({ action_items: items }: Analysis): string {
  if (items.length === 0) return ''
  const lines = items.map(
    ({ action_item, type }) =>
      `  ${styled('cyan', TYPES[type] ?? oneLine(type))}\n    ${indented(oneLine(action_item), 4)}`,
  )
  return `${heading('What would help')}${lines.join('\n')}\n`
}

function notesText({ note_usage: notes }: Analysis): string {
  const uses = [
    ...(notes?.good_usages ?? []).map((use) => ({ ...use, mark: styled('green', '✓') })),
    ...(notes?.bad_usages ?? []).map((use) => ({ ...use, mark: styled('red', '✗') })),
  ]
  if (uses.length === 0) return ''
  const lines = uses.map(
    ({ note_id, message, mark }) => `  ${mark} ${indented(oneLine(`${note_id}: ${message}`), 4)}`,
  )
  return `${heading('Notes')}${lines.join('\n')}\n`
}

function promptText({ suggested_prompt: prompt }: Analysis): string {
  if (!prompt) return ''
  const text = manyLines(prompt.suggested_prompt)
    .split('\n')
    .map((line) => `  ${indented(line, 2)}`)
  return `${heading('A better prompt')}${text.join('\n')}\n`
}

function provenanceText(provenance: NonNullable<SessionWithInsights['analysis_provenance']>): string {
  const { layer, model, analyzed_at, is_stale, failure, cost_usd } = provenance
  const by = layer === 'rules' ? 'by the rules' : `by ${oneLine(model ?? 'a model')}`
  const cost = cost_usd === null ? '' : `, $${cost_usd.toFixed(3)}`
  const line = styled('dim', `Analysed ${by} ${ago(analyzed_at)}${cost}.`)
  const stale = is_stale
    ? `\n${styled('yellow', 'The session or the rules have changed since: --generate says it anew.')}`
    : ''
  const failed =
    failure === null ? '' : `\n${styled('red', indented(oneLine(`The last attempt failed. ${failure}`), 0))}`
  return `${line}${stale}${failed}`
}

function heading(text: string): string {
  return `${styled('bold', text)}\n`
}

/** Wrapped to the terminal, later lines set in as the first one is. */
function indented(text: string, by: number): string {
  return wrap(text, terminalWidth() - by).join(`\n${' '.repeat(by)}`)
}
