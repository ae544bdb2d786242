import { LANGUAGES, type Language } from './foreign.ts'
import type { Random } from './random.ts'
import { REPOSITORIES } from './repositories/index.ts'
import type { Repository } from './repository.ts'
import type { Task } from './scene.ts'

/** Something that is to be done, and in which language it is asked for. */
export interface Assignment {
  readonly repository: Repository
  readonly task: Task
  readonly title: string
  /** `null` for English. */
  readonly language: Language | null
}

/** Everything that the company worked on, in the order in which it was done. */
export function assignments(random: Random): readonly Assignment[] {
  return random.shuffled([...REPOSITORIES.flatMap(assignmentsOf), ...LANGUAGES.flatMap(foreignOf)])
}

function assignmentsOf(repository: Repository): Assignment[] {
  const assigned = (task: Task, title: string): Assignment => ({ repository, task, title, language: null })
  const ofAreas = repository.areas.flatMap((area) => [
    assigned({ is: 'bug', area, change: area.bug }, area.bug.title),
    assigned({ is: 'feature', area, change: area.feature }, area.feature.title),
    assigned({ is: 'refactoring', area, change: area.refactoring }, area.refactoring.title),
    assigned({ is: 'question', area }, area.question.title),
    assigned({ is: 'testing', area }, area.testing),
  ])
  return [...ofAreas, ...repository.chores.map((chore) => assigned({ is: 'chore', chore }, chore.title))]
}

function foreignOf(language: Language): Assignment[] {
  return language.tasks.map(({ repository: name, area: index, is, ...words }) => {
    const repository = REPOSITORIES.find((one) => one.name === name)
    const area = repository?.areas[index]
    if (repository === undefined || area === undefined) throw new Error(`${name} has no area ${index}.`)
    const task: Task =
      is === 'refactoring'
        ? { is, area, change: { ...area.refactoring, ...words } }
        : { is, area, change: { ...area[is], ...words } }
    return { repository, task, title: words.title, language }
  })
}
