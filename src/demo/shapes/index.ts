import type { Moment } from '../moment.ts'
import type { Scene, Task } from '../scene.ts'
import { answered, callersOf, tested } from './answer.ts'
import { chore } from './chores.ts'
import * as work from './work.ts'

/** How a session stands at the end: over, still at work, or waiting for its person. */
export type Standing = 'over' | 'works' | 'asks'

/** What happens in a session that works on a task. */
export function momentsOf(
  scene: Scene,
  task: Task,
  standing: Standing,
  isEnglish: boolean,
): readonly Moment[] {
  const { random, agent } = scene
  switch (task.is) {
    case 'chore':
      return chore(scene, task.chore)
    case 'question': {
      const delegates = (agent === 'claude-code' || agent === 'codex') && random.chance(0.4)
      return answered(scene, task.area, delegates ? [callersOf(scene, task.area)] : [])
    }
    case 'testing':
      return tested(scene, task.area, laterOf(scene), random.chance(0.5))
    case 'refactoring':
      return changed(scene, { ...task, check: null }, standing, isEnglish)
    case 'bug':
    case 'feature':
      return changed(scene, { ...task, check: task.change.check }, standing, isEnglish)
  }
}

function changed(scene: Scene, of: work.Work, standing: Standing, isEnglish: boolean): readonly Moment[] {
  const { random } = scene
  const { check } = of
  if (standing !== 'over') return work.open(scene, of, standing)
  // What people say on the way is English.
  if (!isEnglish) return work.straight(scene, of, 0, false)
  const often = 0.3 + 3 * scene.trouble
  const shapes: (readonly [() => readonly Moment[], number])[] = [
    [() => work.straight(scene, of, laterOf(scene), random.chance(0.6)), 32],
    [() => work.corrected(scene, of, laterOf(scene), random.chance(0.5)), 10 * often],
    [() => work.undone(scene, of, laterOf(scene)), 6 * often],
    [() => work.interrupted(scene, of, random.chance(0.4)), 8 * often],
    [() => work.brokenOff(scene, of), 8 * often],
    [() => work.awaited(scene, of), 6],
    [() => work.open(scene, of, random.pick(['asks', 'works', 'refused'])), 4 * often],
    [() => work.costly(scene, of), 4 * often],
  ]
  if (check !== null) {
    const checked = { ...of, check }
    shapes.push([() => work.looping(scene, checked, random.int(2, 6), random.chance(0.45)), 16 * often])
    shapes.push([() => work.overclaimed(scene, checked), 10 * often])
  }
  return random.weighted(shapes)()
}

/** How much more a person asks for: most often nothing or little. */
function laterOf({ random }: Scene): number {
  return random.weighted([
    [0, 24],
    [1, 20],
    [2, 18],
    [3, 14],
    [4, 10],
    [6, 9],
    [9, 6],
    [13, 4],
    [19, 2],
  ])
}
