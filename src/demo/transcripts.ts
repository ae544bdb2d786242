import { importedSessionId } from '../domain/ids.ts'
import type { Agent } from '../domain/vocabulary.ts'
import { writeClaudeCode } from './agents/claude-code.ts'
import { writeCodex } from './agents/codex.ts'
import { writeCopilotCli } from './agents/copilot-cli.ts'
import { writeGeminiCli } from './agents/gemini-cli.ts'
import { beginnings, WEEKS } from './calendar.ts'
import { beatsOf, endOf, type Beat } from './clock.ts'
import { releaseOf } from './models.ts'
import type { Moment } from './moment.ts'
import { PEOPLE, type Person } from './people.ts'
import { Random } from './random.ts'
import type { Scene } from './scene.ts'
import { momentsOf, type Standing } from './shapes/index.ts'
import { ENGLISH } from './speech.ts'
import type { File, Story } from './story.ts'
import { assignments, type Assignment } from './tasks.ts'

/** A session of the demo. */
export interface DemoSession {
  readonly id: string
  readonly agent: Agent
  readonly title: string
  readonly person: Person
  readonly tags: readonly string[]
  readonly remote: string
  /** What its agent wrote down of it and of its sub-agents, its own file first: made when it is asked for. */
  files(): readonly File[]
}

/** On every session of the demo, so that one can tell them from one's own. */
export const DEMO_TAG = 'demo'

const MINUTE = 60_000

/** How the newest sessions stand, and how many minutes ago their last word was said; the newest last. */
const NEWEST: readonly { readonly standing: Standing; readonly minutes: number }[] = [
  { standing: 'over', minutes: 505 },
  { standing: 'over', minutes: 421 },
  { standing: 'over', minutes: 366 },
  { standing: 'over', minutes: 318 },
  { standing: 'over', minutes: 262 },
  { standing: 'over', minutes: 190 },
  { standing: 'over', minutes: 130 },
  { standing: 'over', minutes: 75 },
  { standing: 'over', minutes: 41 },
  { standing: 'asks', minutes: 26 },
  { standing: 'over', minutes: 19 },
  { standing: 'asks', minutes: 6 },
  { standing: 'over', minutes: 5 },
  { standing: 'works', minutes: 3.4 },
  { standing: 'asks', minutes: 2.5 },
  { standing: 'works', minutes: 1.4 },
  { standing: 'works', minutes: 0.6 },
]

/**
 * More than 300 sessions of an invented company over the ten weeks before `now`, the newest first. The same for the
 * same `now`; at another, only their times differ.
 */
export function demoSessions(now: Date): readonly DemoSession[] {
  return plansAt(now.getTime())
    .map((plan) => sessionOf(plan, now.getTime()))
    .toReversed()
}

const SEED = 'demo'

interface Plan {
  readonly assignment: Assignment
  readonly place: number
  readonly week: number
  readonly standing: Standing
  /** When it begins, or how long before now it ends. */
  readonly begin: number | null
  readonly endsBefore: number
}

function plansAt(now: number): readonly Plan[] {
  const all = assignments(new Random(SEED))
  // What is open at the moment is a change in code, asked for in English.
  const isPlain = ({ task, language }: Assignment): boolean =>
    language === null && (task.is === 'bug' || task.is === 'feature')
  const newest = all.filter(isPlain).slice(-NEWEST.length)
  const earlier = all.filter((one) => !newest.includes(one))
  const begins = beginnings(now, earlier.length, new Random(`${SEED} calendar`))
  return [
    ...earlier.map((assignment, place): Plan => {
      const week = Math.floor((place / earlier.length) * WEEKS)
      return {
        assignment,
        place,
        week,
        standing: 'over',
        begin: begins[place] ?? now,
        endsBefore: 9 * 60 * MINUTE,
      }
    }),
    ...newest.map((assignment, index): Plan => {
      const { standing, minutes } = NEWEST[index] ?? { standing: 'over', minutes: 240 }
      const place = earlier.length + index
      return { assignment, place, week: WEEKS - 1, standing, begin: null, endsBefore: minutes * MINUTE }
    }),
  ]
}

/** The id that a session of the demo has in an organisation. */
export function demoIdIn(orgId: string, { agent, id }: DemoSession): string {
  return importedSessionId(orgId, agent, id)
}

function sessionOf(plan: Plan, now: number): DemoSession {
  const { repository, title } = plan.assignment
  const random = new Random(`${SEED} ${title}`)
  const id = random.uuid()
  const person = personFor(plan.assignment, random)
  const agent = random.pick(person.agents)
  const tags = [DEMO_TAG, repository.team, ...tagsOf(plan.assignment)]
  const remote = `https://git.example.com/${repository.name}.git`
  const files = (): readonly File[] => {
    const own = new Random(`${SEED} ${title} story`)
    return written(storyOf(plan, { id, agent, remote }, now, own), own, plan.standing)
  }
  return { id, agent, title, person, tags, remote, files }
}

function storyOf(
  { assignment, place, week, standing, begin, endsBefore }: Plan,
  session: Pick<Story, 'id' | 'agent' | 'remote'>,
  now: number,
  random: Random,
): Story {
  const { repository, task, title, language } = assignment
  const branch = branchOf(assignment, random)
  const { version, model } = releaseOf(session.agent, week, random)
  const scene: Scene = {
    ...{ repository, agent: session.agent, branch, random },
    speech: language?.speech ?? ENGLISH,
    // What is said of trouble is English.
    trouble: language === null ? 0.75 - 0.065 * week : 0,
    pullRequest: 210 + place * 3,
  }
  const moments = momentsOf(scene, task, standing, language === null)
  const pace = random.weighted([
    [0.8, 2],
    [1.6, 3],
    [2.8, 3],
    [4.5, 2],
  ])
  return {
    ...session,
    ...{ agentVersion: version, model, title, branch },
    repository: repository.name,
    cwd: `/code/${repository.name.split('/').at(-1)}`,
    beats: placed(moments, begin, now - endsBefore, pace, `${SEED} ${title} time`),
  }
}

/** Beats that begin at a time, or end at the latest at another. */
function placed(
  moments: readonly Moment[],
  begin: number | null,
  latest: number,
  pace: number,
  seed: string,
): readonly Beat[] {
  const from = (at: number): readonly Beat[] => beatsOf(moments, at, pace, new Random(seed))
  const duration = endOf(from(0))
  return from(Math.min(begin ?? latest - duration, latest - duration))
}

function written(story: Story, random: Random, standing: Standing): readonly File[] {
  switch (story.agent) {
    case 'claude-code':
      return writeClaudeCode(story, random)
    case 'codex':
      return writeCodex(story, random)
    case 'gemini-cli':
      return writeGeminiCli(story, random)
    case 'copilot-cli':
      return writeCopilotCli(story, random, standing === 'over')
    default:
      throw new Error(`The demo has no sessions of ${story.agent}.`)
  }
}

/** Somebody of the repository's team, or now and then of another; of a language, whoever speaks it. */
function personFor({ repository, language }: Assignment, random: Random): Person {
  if (language !== null) return PEOPLE.find(({ email }) => email === language.user) ?? random.pick(PEOPLE)
  return random.weighted(PEOPLE.map((person) => [person, person.team === repository.team ? 10 : 1]))
}

function branchOf({ task, title, language }: Assignment, random: Random): string {
  if (task.is === 'question' || (task.is === 'chore' && task.chore.is === 'review')) return 'main'
  const kind = task.is === 'bug' ? 'fix' : task.is === 'feature' ? 'feature' : 'chore'
  const words = language === null ? title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') : random.hex(6)
  return `${kind}/${words.slice(0, 34).replace(/-$/, '')}`
}

function tagsOf({ task }: Assignment): readonly string[] {
  switch (task.is) {
    case 'chore':
      return task.chore.is === 'incident' ? ['on-call'] : [task.chore.is]
    case 'bug':
    case 'feature':
      return [task.is]
    default:
      return []
  }
}
