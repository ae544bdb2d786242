import { read, refused, run, say, think, type Moment } from '../moment.ts'
import type { Area } from '../repository.ts'
import type { Scene } from '../scene.ts'

/** Something that goes wrong on the way, and how the agent gets over it. */
export type Trouble = (scene: Scene, area: Area) => readonly Moment[]

/** A program that the machine doesn't have. */
export const missingTool: Trouble = ({ random }, { symbol, file }) => {
  const [program, command, instead] = random.pick([
    ['rg', `rg -n "${symbol}" --stats`, `grep -rn "${symbol}" .`],
    ['jq', `jq '.scripts' package.json`, 'cat package.json'],
    ['tree', 'tree -L 3', 'find . -maxdepth 3 -not -path "*/.*"'],
    ['fd', `fd ${symbol}`, `find . -name "*${symbol}*"`],
    ['yq', `yq '.jobs' .github/workflows/ci.yml`, 'cat .github/workflows/ci.yml'],
  ] as const)
  return [
    run(command, 'Look around', `bash: line 1: ${program}: command not found`, { exit: 127, seconds: 0.3 }),
    say(`\`${program}\` isn't installed here; I'll do without.`),
    run(instead, 'Look around', `${file}:12: ${symbol}`, { seconds: 0.5 }),
  ]
}

/** Folders that are guessed. */
const wrongPath: Trouble = ({ random }, { file }) => {
  const name = file.split('/').at(-1) ?? file
  const guesses = random.shuffled([`lib/${name}`, `app/${name}`, `packages/core/${name}`]).slice(0, 2)
  return [
    ...guesses.map((path) => read(path, null)),
    say('It lies elsewhere than I thought. Let me search for it.'),
    run(`find . -name '${name}' -not -path '*/node_modules/*'`, 'Find the file', `./${file}`, {
      seconds: 0.6,
    }),
  ]
}

/** The habit of another project. */
export const wrongManager: Trouble = ({ repository, random }) => {
  const { install, wrongInstall } = repository.toolchain
  if (wrongInstall === null) return []
  return [
    refused(
      wrongInstall,
      'Install the dependencies',
      `No, we use \`${install}\` here. ${random.pick(['The other one writes a second lock file.', 'Please look at the README before you install things.', 'It stands in the README.'])}`,
    ),
    say(`Understood, \`${install}\` it is.`),
    run(install, 'Install the dependencies', 'Already up to date.\nDone in 2.4s', {
      seconds: random.int(4, 30),
    }),
  ]
}

/** A login that has run out. */
export const signedOut: Trouble = ({ pullRequest }) => [
  run(
    `gh pr view ${pullRequest - 3} --comments`,
    'Read the earlier discussion',
    'HTTP 401: Bad credentials (https://git.example.com/api/graphql)\nTry authenticating with:  gh auth login -h git.example.com',
    { exit: 1, seconds: 1.4 },
  ),
  say('I am not signed in there, so I go on without the earlier discussion.'),
]

/** A registry that can't be reached. */
export const offline: Trouble = ({ repository }) => {
  const { install } = repository.toolchain
  const result =
    'request to https://packages.example.com failed, reason: getaddrinfo ENOTFOUND packages.example.com'
  return [
    run(install, 'Install the dependencies', result, { exit: 1, seconds: 31 }),
    say('The package registry can’t be reached from here. What is installed already will do for the tests.'),
  ]
}

/** A person who doesn't want a command to run. */
const refusal: Trouble = ({ random, branch }) => [
  refused(
    random.pick([
      `git push --force origin ${branch}`,
      'git stash drop',
      'docker compose down -v',
      'git rebase -i main',
    ]),
    'Tidy up before the change',
    random.pick(['', 'Leave that alone, other people work on it.', 'Not that. Just make the change.']),
  ),
  say('All right, I leave it as it is.'),
]

/** The same command, again and again. */
const stubborn: Trouble = ({ repository }) => {
  const start = run(
    'docker compose up -d db',
    'Start the database for the tests',
    `Error response from daemon: driver failed programming external connectivity on endpoint ${repository.name.split('/').at(-1)}-db-1: Bind for 0.0.0.0:5432 failed: port is already allocated`,
    { exit: 1, seconds: 6 },
  )
  return [
    start,
    think('Perhaps it was still stopping. Once more.'),
    start,
    start,
    say('Another database holds the port. I use that one.'),
  ]
}

/** An output that is far too long. */
const flood: Trouble = ({ random, repository }) => {
  const names = ['request', 'cache', 'session', 'upstream', 'worker', 'queue']
  const lines = Array.from({ length: 420 }, (_, index) => {
    const level = random.chance(0.1) ? 'warn' : 'debug'
    return `2026-01-01T00:${String(index % 60).padStart(2, '0')}:00Z ${level} ${random.pick(names)} handled id=${random.hex(8)} in ${random.int(1, 900)} ms`
  })
  return [
    run(`cat logs/${repository.name.split('/').at(-1)}.log`, 'Read the log', lines.join('\n'), {
      seconds: 0.8,
    }),
    say('That was more than I can use. I’ll filter for warnings.'),
    run(
      `grep warn logs/${repository.name.split('/').at(-1)}.log | tail -5`,
      'Filter the log',
      lines
        .filter((line) => line.includes(' warn '))
        .slice(-5)
        .join('\n'),
      { seconds: 0.4 },
    ),
  ]
}

/** What goes wrong before the work proper, with how often each does. */
export const TROUBLES: readonly (readonly [Trouble, number])[] = [
  [missingTool, 7],
  [wrongPath, 5],
  [wrongManager, 5],
  [signedOut, 3],
  [offline, 3],
  [refusal, 3],
  [stubborn, 4],
  [flood, 3],
]
