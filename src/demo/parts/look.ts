import { read, say, search, think, type Moment } from '../moment.ts'
import type { Area } from '../repository.ts'
import type { Scene } from '../scene.ts'

const THOUGHTS = [
  'The name says what it should do. I want to see the callers before I trust it.',
  'I should read the test beside it: it tells what was meant.',
  'This looks small, but other places may rest on the present behaviour.',
  'Before I change anything I need to know which inputs come in practice.',
]

/** Looks for the code that matters and reads it. */
export function look({ random, repository, speech }: Scene, area: Area): readonly Moment[] {
  const { file, symbol, code, test } = area
  const callers = [file, test, file.replace(/[^/]+$/, `index.${repository.toolchain.ending}`)]
  const found = callers.map((path, index) => `${path}:${4 + index * 9}:  ${symbol}(…)`).join('\n')
  return [
    ...(random.chance(0.5) ? [think(random.pick(THOUGHTS))] : []),
    say(random.pick(speech.openings)(`\`${symbol}\``)),
    search(symbol, found),
    read(file, code),
    ...(random.chance(0.7) ? [read(test, testFile(repository, area))] : []),
  ]
}

/** The tests that an area has before anybody works on it. */
export function testFile({ toolchain }: Scene['repository'], { feature, bug }: Area): string {
  const { check } = feature
  return toolchain.testCode({ ...check, name: `keeps what ${bug.check.name.split(' ').at(-1)} was before` })
}

/** A look at where things are, as agents take one in a repository that they don't know. */
export function lookAround({ repository }: Scene): readonly Moment[] {
  const files = repository.areas.flatMap(({ file, test }) => [file, test])
  const output = ['README.md', repository.toolchain.manifest, ...files].toSorted().join('\n')
  return [
    { is: 'run', command: 'git ls-files | head -40', why: 'See the layout', output, exit: 0, seconds: 0.4 },
  ]
}
