import { CATEGORIES, type Category } from '../../domain/vocabulary.ts'
import type { Work } from '../telling/work.ts'
import { WORDS } from './words.ts'

export interface Categorised {
  readonly category: Category
  readonly subcategory: string | null
  /** From 0 to 1: how far the best is ahead. */
  readonly confidence: number
}

const LONGEST = 4_000
/** The first words say what is wanted; what follows explains it. */
const BEGINNING = 200

/** What a session was for: by what was asked for first of all, and by what was done. */
export function categorise(work: Work, title: string | null): Categorised {
  const scores = new Map<Category, number>(CATEGORIES.map((category) => [category, 0]))
  const add = (category: Category, score: number): void =>
    void scores.set(category, (scores.get(category) ?? 0) + score)
  const request = (work.request ?? work.task)?.text.slice(0, LONGEST) ?? ''
  for (const [category, patterns] of Object.entries(WORDS) as [Category, readonly RegExp[]][]) {
    for (const pattern of patterns) {
      add(category, 3 * Math.min(2, countOf(request.slice(0, BEGINNING), pattern)))
      add(category, Math.min(3, countOf(request.slice(BEGINNING), pattern)))
      add(category, Math.min(1, countOf(title ?? '', pattern)))
      for (const { text } of work.laterRequests.slice(0, 5))
        add(category, 0.5 * Math.min(1, countOf(text.slice(0, 500), pattern)))
    }
  }
  weighDeeds(work, add)

  const ranked = [...scores].toSorted(([, a], [, b]) => b - a)
  const [[category, best] = ['other', 0] as const, [, second] = ['other', 0] as const] = ranked
  if (best < 1) return { category: 'other', subcategory: null, confidence: 0.2 }
  const confidence =
    Math.round(Math.min(0.95, 0.35 + (best - second) / (2 * best) + Math.min(best, 10) / 40) * 100) / 100
  return { category, subcategory: subcategoryOf(category, work), confidence }
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Nothing changed: a question. Only tests, only prose, only pipelines: that. */
function weighDeeds(
  { changedFiles, changes, checks, looks }: Work,
  add: (category: Category, score: number) => void,
): void {
  if (changes === 0) {
    add('research_and_exploration', looks > 0 ? 3 : 2)
    add('code_review_and_analysis', 1)
    for (const category of ['feature_development', 'bug_fixing', 'refactoring_and_optimization'] as const)
      add(category, -2)
    return
  }
  const share = (pattern: RegExp): number =>
    changedFiles.filter((path) => pattern.test(path)).length / changedFiles.length
  if (share(TESTS) > 0.6) add('unit_test_generation', 3)
  if (share(PROSE) > 0.7) add('documentation_and_content', 4)
  if (share(PIPELINES) > 0.5) add('ci_cd_and_devops', 4)
  if (checks.some(({ wasMended }) => wasMended)) add('bug_fixing', 0.5)
}

const TESTS =
  /(?:^|[\\/])(?:tests?|spec|__tests__)[\\/]|[._-](?:test|spec)\.\w+$|(?:^|[\\/])test_\w+\.py$|_test\.go$/
const PROSE = /\.(?:mdx?|rst|adoc|txt)$/i
const PIPELINES =
  /(?:^|[\\/])\.(?:github|gitlab|circleci)[\\/]|Dockerfile|docker-compose|\.tf$|Jenkinsfile|(?:^|[\\/])\.(?:husky|lefthook|pre-commit)/

function subcategoryOf(category: Category, { checks, changedFiles, request }: Work): string | null {
  const text = request?.text.slice(0, LONGEST) ?? ''
  const kinds = new Set(
    checks.filter(({ passes, wasMended }) => !passes || wasMended).map(({ check }) => check.kind),
  )
  switch (category) {
    case 'bug_fixing':
      if (kinds.has('test') || /\btests?\b.{0,30}\bfail/i.test(text)) return 'Test failures'
      if (kinds.has('build')) return 'Build failures'
      if (kinds.has('types')) return 'Type errors'
      return /\b(?:ui|css|layout|button|page|render)\b/i.test(text) ? 'User interface' : null
    case 'feature_development':
      if (changedFiles.some((path) => /\.(?:tsx|jsx|vue|svelte|css|scss|html)$/.test(path)))
        return 'User interface'
      return /\b(?:cli|command|flag)\b/i.test(text)
        ? 'Command line'
        : /\b(?:api|endpoint|route)\b/i.test(text)
          ? 'API'
          : null
    case 'ci_cd_and_devops':
      return /\b(?:git hook|hooks?|pre-commit|prek)\b/i.test(text)
        ? 'Git hooks'
        : /\bdeploy/i.test(text)
          ? 'Deployment'
          : null
    case 'security':
      return /\b(?:ctf|flag)\b/i.test(text) ? 'Capture the flag' : null
    default:
      return null
  }
}
