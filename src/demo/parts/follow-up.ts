import { edit, prompt, read, run, say, search, type Moment } from '../moment.ts'
import type { Area, Change } from '../repository.ts'
import type { Scene } from '../scene.ts'
import { lint, wholeSuite } from './check.ts'
import { commit, merge, openPullRequest } from './ship.ts'

/** Something that a person asks for once the first thing is done. */
type FollowUp = (scene: Scene, area: Area, change: Change) => readonly Moment[]

const FOLLOW_UPS: readonly FollowUp[] = [
  (scene, area) => [
    prompt(
      scene.random.pick([
        'Now run the whole suite and the linter too.',
        'Whole suite and lint please.',
        'Does everything else still pass?',
      ]),
    ),
    ...wholeSuite(scene),
    ...lint(scene, area),
    say('The whole suite passes, and the linter has nothing to say.'),
  ],
  ({ random }, { symbol, file }) => [
    prompt(
      random.pick([
        'Are there other places with the same problem?',
        'Do we do this elsewhere as well?',
        `Who else calls ${symbol}?`,
      ]),
    ),
    search(symbol, `${file}:8: ${symbol}\n${file.replace(/[^/]+$/, '')}README.md:14: ${symbol}`),
    say(`No. \`${symbol}\` is called in two places, and both go through \`${file}\`.`),
  ],
  ({ random }, _, { why }) => [
    prompt(
      random.pick([
        'Summarise it in two sentences for the ticket.',
        'Explain it to me as for somebody who doesn’t know the code.',
        'What do I write into the release notes?',
      ]),
    ),
    say(`${why} Nothing changes for anybody who didn’t meet it.`),
  ],
  (scene, _, { title }) => [
    prompt(
      scene.random.pick([
        'Add a line to the changelog.',
        'Changelog please.',
        'One line in CHANGELOG.md, then commit.',
      ]),
    ),
    read('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n- Faster start.'),
    edit('CHANGELOG.md', '## Unreleased\n', `## Unreleased\n\n- ${title}.`),
    commit(scene, `Changelog: ${title}`),
    say('The line stands under “Unreleased”, and is committed.'),
  ],
  ({ random }, { symbol }) => {
    const [before, after] = [random.int(120, 480), random.int(60, 470)]
    return [
      prompt(
        random.pick([
          'Is it still fast enough on large input? Measure it.',
          'Does that cost anything at run time?',
        ]),
      ),
      run(
        `hyperfine --warmup 3 './bench ${symbol} before' './bench ${symbol} after'`,
        'Measure before and after',
        `before: ${before}.${random.int(0, 9)} ms ± 2.1 ms\nafter:  ${after}.${random.int(0, 9)} ms ± 1.8 ms`,
        { seconds: random.int(20, 70) },
      ),
      say(
        `${before} ms before and ${after} ms after for 100,000 entries: no difference that anybody would notice.`,
      ),
    ]
  },
  ({ random }, { file, test }) => [
    prompt(
      random.pick(['Show me the diff once more.', 'What exactly did you change?', 'Let me see the diff.']),
    ),
    run(
      'git diff --stat main',
      'Show what changed',
      ` ${file} | 4 ++--\n ${test} | 10 ++++++++++\n 2 files changed, 12 insertions(+), 2 deletions(-)`,
      { seconds: 0.4 },
    ),
    say('Two files: the code itself and its test. Nothing else.'),
  ],
  ({ random, repository }) => [
    prompt(
      random.pick([
        'Is there something like this in the README?',
        'Should the README say something about it?',
      ]),
    ),
    read('README.md', `# ${repository.name.split('/').at(-1)}\n\nThis is ${repository.about}.`),
    say('The README doesn’t go into that much detail, so I would leave it as it is.'),
  ],
]

const ASKS = [
  'Good. Open a pull request.',
  'Looks right to me. PR please.',
  'Commit this and open a PR.',
  'Ship it.',
]

/** What is asked for afterwards: so many things, the pull request behind them. */
export function followUps(
  scene: Scene,
  area: Area,
  change: Change,
  count: number,
  ships: boolean,
): readonly Moment[] {
  const { random } = scene
  // Beyond that people come back to what they asked before.
  const asked = [...random.shuffled(FOLLOW_UPS), ...random.shuffled(FOLLOW_UPS)].slice(0, count)
  const shipped = ships
    ? [
        prompt(random.pick(ASKS)),
        ...openPullRequest(scene, change.title),
        ...(random.chance(0.4)
          ? [
              prompt('Merge it when the checks are green.', random.int(60, 900)),
              ...merge(scene),
              say('Merged, and the branch is gone.'),
            ]
          : []),
      ]
    : []
  return [...asked.flatMap((one) => one(scene, area, change)), ...shipped]
}
