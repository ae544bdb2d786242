import { prompt, read, say, search, think, write, type Delegation, type Moment } from '../moment.ts'
import { addTest, failingTest, passingTest, wholeSuite } from '../parts/check.ts'
import { followUps } from '../parts/follow-up.ts'
import { look, testFile } from '../parts/look.ts'
import { TROUBLES } from '../parts/trouble.ts'
import type { Area } from '../repository.ts'
import type { Scene } from '../scene.ts'

/** A question, answered from the code. */
export function answered(scene: Scene, area: Area, helpers: readonly Delegation[]): readonly Moment[] {
  const { random } = scene
  const { question, file, symbol, code } = area
  const trouble = random.chance(scene.trouble / 2) ? random.weighted(TROUBLES)(scene, area) : []
  return [
    prompt(question.prompt),
    think('A question, so nothing is to be changed. I look at the code and answer from it.'),
    ...trouble,
    ...helpers,
    search(symbol, `${file}:6: ${symbol}`),
    read(file, code),
    say(question.answer),
    ...(random.chance(0.35)
      ? [
          prompt(
            random.pick([
              'Thanks. Where would I change that?',
              'Good to know. Which file is it?',
              'Where do I find that?',
            ]),
          ),
          say(`All of it stands in \`${file}\`, around \`${symbol}\`.`),
        ]
      : []),
  ]
}

/** A sub-agent that looks for callers. */
export function callersOf({ repository }: Scene, area: Area): Delegation {
  const { symbol, file, test, code, name } = area
  const title = `Find every caller of ${symbol} in ${repository.name.split('/').at(-1)}`
  return {
    is: 'delegation',
    title,
    order: `${title}\n\nLook at the code around ${name}. Tell files and lines, and whether each rests on the present behaviour. Change nothing.`,
    moments: [
      search(symbol, `${file}:4: ${symbol}\n${test}:2: ${symbol}`),
      read(file, code),
      read(test, testFile(repository, area)),
      say(
        `Two places call \`${symbol}\`: \`${file}\` itself and \`${test}\`. Only the test rests on the present behaviour.`,
      ),
    ],
    answer: `Two places call ${symbol}: ${file} and ${test}. Only the test rests on the present behaviour.`,
  }
}

/** Tests are written for what is there. */
export function tested(scene: Scene, area: Area, later: number, ships: boolean): readonly Moment[] {
  const { random } = scene
  const { bug, feature } = area
  // The tests may find what nobody has reported yet.
  const isFaulty = random.chance(scene.trouble * 0.6)
  const change = { ...bug, title: area.testing, why: `${capital(area.name)} are covered by tests now.` }
  return [
    prompt(
      random.pick([
        `${area.testing}. ${capital(area.name)} broke twice this year, so please think of the edges.`,
        `${area.testing}, in the style of the tests that are there.`,
        `Please write tests: ${area.testing.charAt(0).toLowerCase()}${area.testing.slice(1)}. No changes to the code itself.`,
      ]),
    ),
    ...look(scene, area),
    ...addTest(scene, area, bug.check),
    ...(random.chance(0.4) ? failingTest(scene, area, feature.check) : []),
    write(
      area.test.replace(/(\.\w+)$/, '_edges$1'),
      [bug.check, feature.check].map((check) => scene.repository.toolchain.testCode(check)).join('\n\n'),
    ),
    ...(isFaulty ? failingTest(scene, area, bug.check) : passingTest(scene, area)),
    ...(random.chance(0.3) && !isFaulty ? wholeSuite(scene) : []),
    say(
      isFaulty
        ? `The tests are written. One of them fails, and it is right: \`${bug.check.call}\` is ${bug.check.got}. I left the code alone, as only tests were asked for.`
        : `${area.testing}: done. The new tests pass, and they fail when I break \`${area.symbol}\` on purpose.`,
    ),
    ...(isFaulty ? [] : followUps(scene, area, change, later, ships)),
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
