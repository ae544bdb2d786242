import { edit, prompt, read, run, say, search, write, type Moment } from '../moment.ts'
import type { Area, Change } from '../repository.ts'
import type { Scene } from '../scene.ts'
import { addTest, failingTest, lint, passingTest, wholeSuite } from './check.ts'
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
    say(
      `\`${symbol}\` is called in two places, and both go through \`${file}\`, so there is nothing else to change.`,
    ),
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
    const before = random.int(120, 480)
    const after = before + random.int(-6, 6)
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
  ({ random, branch }) => [
    prompt(random.pick(['Rebase on main please, something was merged.', 'main has moved. Rebase.'])),
    run(
      'git pull --rebase origin main',
      'Rebase on main',
      `From git.example.com\n * branch            main       -> FETCH_HEAD\nSuccessfully rebased and updated refs/heads/${branch}.`,
      { seconds: random.int(2, 9) },
    ),
    say('Rebased without conflicts.'),
  ],
  ({ random }, { file, symbol }) => {
    const hash = random.hex(7)
    return [
      prompt(
        random.pick([
          'Which commit brought this in?',
          'Since when is it like that?',
          'Who wrote it that way, and when?',
        ]),
      ),
      run(
        `git log -S '${symbol}' --oneline -- ${file}`,
        'Find the commit',
        `${hash} Move ${symbol} into a file of its own\n${random.hex(7)} First version`,
        { seconds: random.int(1, 6) },
      ),
      run(
        `git show --stat ${hash}`,
        'Look at the commit',
        `commit ${hash}\n\n ${file} | 24 ++++++++\n 1 file changed, 24 insertions(+)`,
        {
          seconds: 0.5,
        },
      ),
      say(`It came with ${hash}, which moved \`${symbol}\` into \`${file}\`. Nobody has touched it since.`),
    ]
  },
  ({ random }, { symbol }, { title }) => [
    prompt(random.pick(['Is there a ticket for it already?', 'Look whether somebody has reported that.'])),
    run(
      `gh issue list --search '${symbol}' --state all --limit 5`,
      'Search the tickets',
      `${random.int(40, 900)}\tCLOSED\t${title}\tabout 2 years ago`,
      { seconds: 2 },
    ),
    say('There was one, closed two years ago without a fix. I would link it in the pull request.'),
  ],
  ({ random }, { name, symbol }, { why }) => [
    prompt(
      random.pick([
        'Write a short note on it for the team’s docs.',
        'Put that into docs/notes, five lines at most.',
      ]),
    ),
    write(
      `docs/notes/${symbol.toLowerCase().replaceAll(/[^a-z]/g, '')}.md`,
      `# About ${name}\n\n${why}\n\nThe tests beside the code show the cases that matter.\n`,
    ),
    say('The note is written: what was the matter, and where the tests are.'),
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
  const others = scene.repository.areas.filter((one) => one !== area)
  const kinds = random.shuffled([...FOLLOW_UPS, ...others.map(alsoMended)])
  // Beyond that people come back to what they asked before.
  const asked = [...kinds, ...random.shuffled(FOLLOW_UPS)].slice(0, count)
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

/** Another part of the repository, since the agent is at it. */
function alsoMended(area: Area): FollowUp {
  const { name, file, code, bug } = area
  return (scene) => [
    prompt(
      scene.random.pick([
        `While you are here, have a look at ${name} too: “${bug.title}”.`,
        `Next one. ${bug.title}: is that the same kind of problem? Fix it if it is.`,
        `And ${name}? Somebody reported “${bug.title}”.`,
      ]),
    ),
    read(file, code),
    ...addTest(scene, area, bug.check),
    ...failingTest(scene, area, bug.check),
    say(bug.why),
    edit(file, bug.from, bug.to),
    ...passingTest(scene, area),
    commit(scene, bug.title),
    say(`That is mended as well, in a commit of its own. ${bug.why}`),
  ]
}
