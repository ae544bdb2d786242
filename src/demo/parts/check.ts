import { edit, run, say, type Moment } from '../moment.ts'
import type { Area, Check } from '../repository.ts'
import type { Scene } from '../scene.ts'
import { testFile } from './look.ts'

/** Adds a test that shows the change. */
export function addTest({ repository }: Scene, area: Area, check: Check): readonly Moment[] {
  const before = testFile(repository, area)
  return [edit(area.test, before, `${before}\n\n${repository.toolchain.testCode(check)}`)]
}

export function failingTest(scene: Scene, area: Area, check: Check): readonly Moment[] {
  const { failed } = scene.repository.toolchain
  return testRun(scene, area, (tests, seconds) => failed(area.test, check, tests, seconds), 1)
}

export function passingTest(scene: Scene, area: Area): readonly Moment[] {
  const { passed } = scene.repository.toolchain
  return testRun(scene, area, (tests, seconds) => passed(area.test, tests, seconds), 0)
}

function testRun(
  scene: Scene,
  area: Area,
  outputOf: (tests: number, seconds: number) => string,
  exit: number,
): readonly Moment[] {
  const { tests, seconds } = figuresOf(scene)
  const command = scene.repository.toolchain.test(area.test)
  const output = outputOf(tests, seconds)
  return [run(command, `Run the tests of ${area.symbol}`, output, { exit, seconds: seconds + 3 })]
}

/** The whole suite, which takes its time. */
export function wholeSuite({ repository, random }: Scene): readonly Moment[] {
  const { toolchain } = repository
  const seconds = random.int(40, 280)
  const output = toolchain.passed(null, random.int(180, 940), seconds)
  return [run(toolchain.testAll, 'Run the whole suite', output, { seconds })]
}

/** The linter, which may have something to say first. */
export function lint(scene: Scene, area: Area): readonly Moment[] {
  const { random, repository } = scene
  const { lint: command, clean, unused } = repository.toolchain
  const passes = run(command, 'Run the linter', clean, { seconds: random.int(4, 30) })
  if (!random.chance(scene.trouble * 0.6)) return [passes]
  const name = random.pick(['previous', 'helper', 'options', 'result'])
  return [
    run(command, 'Run the linter', unused(area.file, name), { exit: 1, seconds: random.int(4, 30) }),
    say(`The linter is right: \`${name}\` is left over. I'll take it out.`),
    edit(area.file, `  ${name},\n`, ''),
    passes,
  ]
}

function figuresOf({ random }: Scene): { readonly tests: number; readonly seconds: number } {
  return { tests: random.int(5, 38), seconds: 0.6 + random.next() * 42 }
}
