import type { Outcome } from '../src/domain/vocabulary.ts'
import type { Rule } from '../src/insights/rules/rule.ts'
import type { Label } from './labels.ts'
import {
  actionItemsOf,
  count,
  timelineOf,
  verdictsOf,
  type Checked,
  type Scored,
  type Verdict,
} from './score.ts'

/** A session whose file records how it ended, and what the rest of it tells. */
export interface Recorded {
  readonly agent: string
  readonly session: string
  readonly isGood: boolean
  readonly outcome: Outcome
}

/** Below it a rule is off. */
const LEAST_PRECISION = 0.85

const HALVES = ['set-aside', 'tuning'] as const

/** The page of how good the rules are, in Markdown. */
export function reportOf(
  scored: readonly Scored[],
  recorded: readonly Recorded[],
  rules: readonly Rule[],
  causes: Readonly<Record<string, string>>,
): string {
  const verdicts = scored.flatMap(verdictsOf)
  const agents = Object.entries(Object.groupBy(scored, ({ agent }) => agent))
  return `# How good the insights are

\`npm run evaluate\` scores the rules against ${scored.length} sessions that were labelled by reading them
(${agents.map(([agent, some]) => `${some?.length} of ${agent}`).join(', ')}), and writes this page. The labels stand in
\`evaluation/labels/\`: ids of sessions and events and a reader's own words, no transcript. Who has the transcripts names their
folder with \`--transcripts\`.

${scored.filter(({ label }) => label.half === 'set-aside').length} sessions are set aside: they are scored, and nothing is changed
because of them. Sessions alternate between the halves in the order of their files; where a set-aside one showed what to mend,
it went to the other half and others took its place. The rules existed before the labels did, and were made with real sessions
of Claude Code and Codex at hand, some of which may be among those set aside. A false alarm in a set-aside session (\`5d998f35\`)
went away with a mend whose cause a tuning session shows too. The sessions were labelled by one reader, from a print in which long
texts are cut, before the rules were run on them; in the tuning half three labels were corrected where the rules pointed at what
the reader had overlooked. More sessions of that half were looked at without being labelled. Most sessions are short, and labels that few sessions have say little: 1 of 1 isn't 100 %.

A label counts once a session. It is a hit where rule and reader give it and the evidence of the one stands within three steps of
that of the other; labels that can be argued either way aren't scored for that session.

## Rules

${HALVES.map((half) => `### ${half === 'set-aside' ? 'Set aside' : 'Tuning'}\n\n${rulesTable(verdicts, rules, half)}`).join('\n\n')}

A rule whose precision on the set-aside half is under ${LEAST_PRECISION} is off by default:
${offRules(verdicts, rules)}.

## False alarms

${list(verdicts, 'false alarm', causes)}

## Misses

${list(verdicts, 'miss', causes)}

## Category and outcome

${choicesTable(scored)}

\`Acceptable\` is one that a reasonable person could choose; \`first\` the one that the reader chose.

Outcome against what the files of SWE-agent and OpenHands record, told from the rest of the session: ${agreement(recorded)}.
${recorded
  .filter(differs)
  .map(
    ({ agent, session, outcome, isGood }) =>
      `\n- ${agent} \`${session}\`: told as ${outcome}, recorded as ${isGood ? 'done' : 'failed'}`,
  )
  .join('')}

## Timeline and action items

What a short account can't leave out, and whether the timeline has an event within three steps of it; and what would really have
helped, and whether an action item of its type follows from an issue of its label.

${checkLists(scored)}
`
}

function rulesTable(verdicts: readonly Verdict[], rules: readonly Rule[], half: Label['half']): string {
  const own = verdicts.filter((one) => one.half === half)
  const rows = rules.map(({ label }) =>
    row(
      `\`${label}\``,
      own.filter(({ rule }) => rule === label),
    ),
  )
  return [
    '| rule | hits | false alarms | misses | precision | recall |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    row('**all**', own),
  ].join('\n')
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const { hits, falseAlarms, misses, precision, recall } = count(verdicts)
  return `| ${name} | ${hits} | ${falseAlarms} | ${misses} | ${share(precision)} | ${share(recall)} |`
}

function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2)
}

function offRules(verdicts: readonly Verdict[], rules: readonly Rule[]): string {
  const below = rules.filter(({ label }) => {
    const { precision } = count(verdicts.filter(({ half, rule }) => half === 'set-aside' && rule === label))
    return precision !== null && precision < LEAST_PRECISION
  })
  const on = below.filter(({ offBecause }) => offBecause === undefined)
  if (on.length > 0) throw new Error(`to be switched off: ${on.map(({ label }) => label).join(', ')}`)
  return below.length === 0 ? 'none is' : below.map(({ label }) => `\`${label}\``).join(', ')
}

/** What went wrong, with its cause where it was looked for. */
function list(
  verdicts: readonly Verdict[],
  wanted: Verdict['verdict'],
  causes: Readonly<Record<string, string>>,
): string {
  const lines = verdicts
    .filter(({ verdict }) => verdict === wanted)
    .map(({ session, agent, half, rule }) => {
      const cause = causes[`${session} ${rule}`]
      if (cause === undefined) throw new Error(`evaluation/causes.json lacks "${session} ${rule}"`)
      return `- \`${rule}\`, ${agent} \`${session}\` (${half}): ${cause}`
    })
  return lines.length === 0 ? 'None.' : lines.join('\n')
}

function choicesTable(scored: readonly Scored[]): string {
  const rows = HALVES.flatMap((half) => {
    const own = scored.filter(({ label }) => label.half === half)
    const rowOf = (
      name: string,
      told: (one: Scored) => string | undefined,
      first: (label: Label) => string,
      also: (label: Label) => readonly string[],
    ): string => {
      const right = own.filter((one) => told(one) === first(one.label)).length
      const acceptable = own.filter((one) =>
        [first(one.label), ...also(one.label)].includes(told(one) ?? ''),
      ).length
      return `| ${name}, ${half} | ${own.length} | ${acceptable} | ${right} |`
    }
    return [
      rowOf(
        'category',
        ({ analysis }) => analysis?.classification?.category,
        ({ category }) => category,
        ({ categoryAlso }) => categoryAlso,
      ),
      rowOf(
        'outcome',
        ({ analysis }) => analysis?.outcome.outcome,
        ({ outcome }) => outcome,
        ({ outcomeAlso }) => outcomeAlso,
      ),
    ]
  })
  return ['| | sessions | acceptable | first |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function differs({ isGood, outcome }: Recorded): boolean {
  return isGood !== (outcome === 'succeeded')
}

function agreement(recorded: readonly Recorded[]): string {
  return `${recorded.filter((one) => !differs(one)).length} of ${recorded.length} agree`
}

function checkLists(scored: readonly Scored[]): string {
  const lines = HALVES.map((half) => {
    const own = scored.filter(({ label }) => label.half === half)
    const [timelines, items] = [own.map(timelineOf), own.map(actionItemsOf)]
    return `- ${half}: ${toldOf(timelines)} events of the timelines, ${toldOf(items)} action items`
  })
  const sessions = scored.map((one) => {
    const { told, missing } = timelineOf(one)
    const items = actionItemsOf(one)
    const lacks = [...missing, ...items.missing.map((text) => `advice: ${text}`)]
    return `| ${one.agent} | \`${one.label.session}\` | ${told.length} of ${told.length + missing.length} | ${lacks.join('; ')} |`
  })
  return [
    ...lines,
    '',
    '| agent | session | told | not told |',
    '| --- | --- | --- | --- |',
    ...sessions,
  ].join('\n')
}

function toldOf(lists: readonly Checked[]): string {
  const told = lists.reduce((sum, list) => sum + list.told.length, 0)
  const missing = lists.reduce((sum, list) => sum + list.missing.length, 0)
  return `${told} of ${told + missing}`
}
