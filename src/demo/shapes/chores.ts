import {
  edit,
  plan,
  prompt,
  read,
  refused,
  run,
  say,
  think,
  write,
  type Delegation,
  type Moment,
} from '../moment.ts'
import { lint, wholeSuite } from '../parts/check.ts'
import { commit, merge, openPullRequest } from '../parts/ship.ts'
import { missingTool, offline, signedOut, wrongManager } from '../parts/trouble.ts'
import type { Area, Chore } from '../repository.ts'
import type { Scene } from '../scene.ts'

type Of<Is extends Chore['is']> = Extract<Chore, { readonly is: Is }>

/** Work on a repository as a whole. */
export function chore(scene: Scene, task: Chore): readonly Moment[] {
  const [area] = scene.repository.areas
  if (area === undefined) return []
  switch (task.is) {
    case 'upgrade':
      return upgrade(scene, area, task)
    case 'pipeline':
      return pipeline(scene, area, task)
    case 'incident':
      return incident(scene, task)
    case 'review':
      return review(scene, task)
    case 'documentation':
      return documentation(scene, area, task)
    case 'migration':
      return migration(scene, task)
  }
}

function upgrade(
  scene: Scene,
  area: Area,
  { title, prompt: asked, of, to }: Of<'upgrade'>,
): readonly Moment[] {
  const { random, repository } = scene
  const { toolchain } = repository
  const before = `"${of}": "${random.int(1, 3)}.${random.int(0, 9)}"`
  const broken = toolchain.failed(area.test, area.bug.check, random.int(20, 60), 8 + random.int(0, 30))
  return [
    prompt(asked),
    say(`I read what ${of} ${to} changes, then raise the version and see what breaks.`),
    ...(random.chance(scene.trouble) ? wrongManager(scene, area) : []),
    read(toolchain.manifest, `{ ${before} }`),
    edit(toolchain.manifest, before, `"${of}": "${to}"`),
    ...(random.chance(scene.trouble) ? offline(scene, area) : []),
    run(toolchain.install, 'Install', `+ ${of} ${to}\nDone in ${random.int(4, 40)}s`, {
      seconds: random.int(10, 90),
    }),
    run(toolchain.testAll, 'Run the whole suite', broken, { exit: 1, seconds: random.int(40, 200) }),
    think('One failure, and it looks like a changed default and not like a bug of ours.'),
    read(area.file, area.code),
    edit(area.file, area.refactoring.from, area.refactoring.to),
    ...wholeSuite(scene),
    ...lint(scene, area),
    say(`${of} is at ${to}. One call had to change, in \`${area.file}\`; everything passes.`),
    prompt(random.pick(['Great, PR please.', 'Open the pull request, and merge when green.'])),
    ...openPullRequest(scene, title),
    ...(random.chance(0.6) ? merge(scene) : []),
    say('Done.'),
  ]
}

function pipeline(
  scene: Scene,
  area: Area,
  { title, prompt: asked, job, cause }: Of<'pipeline'>,
): readonly Moment[] {
  const { random, repository } = scene
  const id = random.int(180_000, 990_000)
  const path = '.github/workflows/ci.yml'
  const workflow = `jobs:\n  ${job}:\n    runs-on: ubuntu-latest\n    timeout-minutes: 10\n    steps:\n      - uses: actions/checkout@v5\n      - run: ${repository.toolchain.testAll}`
  const log = Array.from(
    { length: random.int(60, 420) },
    (_, line) =>
      `${job}\tstep ${1 + (line % 7)}\t${random.pick(['setup', 'restore', 'compile', 'run', 'wait'])} ${random.hex(6)}`,
  )
  return [
    prompt(asked),
    ...(random.chance(scene.trouble) ? signedOut(scene, area) : []),
    run(
      'gh run list --branch main --limit 5',
      'See the last runs',
      `X  main  ${job}  ${id}\nX  main  ${job}  ${id - 7}\n✓  main  ${job}  ${id - 19}`,
      { seconds: 2 },
    ),
    run(
      `gh run view ${id} --log-failed`,
      'Read the log of the failed run',
      `${log.join('\n')}\n${job}\tError: Process completed with exit code 1.`,
      { seconds: 5 },
    ),
    ...(random.chance(scene.trouble) ? missingTool(scene, area) : []),
    think('The last lines only say that it failed. What came before the first of them matters.'),
    read(path, workflow),
    say(`${cause}. That fits the time at which it began.`),
    edit(path, '    timeout-minutes: 10\n', '    timeout-minutes: 20\n'),
    run(`act -j ${job}`, 'Run the job locally', `[ci/${job}] 🏁  Job succeeded`, {
      seconds: random.int(60, 240),
    }),
    ...openPullRequest(scene, title),
    ...(random.chance(0.5) ? merge(scene) : []),
    say(`The job \`${job}\` passes again. Cause: ${cause.charAt(0).toLowerCase()}${cause.slice(1)}.`),
  ]
}

function incident(scene: Scene, { prompt: asked, service, cause }: Of<'incident'>): readonly Moment[] {
  const { random } = scene
  const line = (): string =>
    `{"level":"${random.pick(['info', 'info', 'warn', 'error'])}","service":"${service}","ms":${random.int(2, 4000)},"status":${random.pick([200, 200, 200, 499, 502, 503])},"trace":"${random.hex(12)}"}`
  const lines = (count: number): string => Array.from({ length: count }, line).join('\n')
  return [
    prompt(asked),
    say('I look at the logs of that time first, then at what changed before it.'),
    run(`kubectl logs deploy/${service} --since=12h | tail -200`, 'Read the logs', lines(200), {
      seconds: 9,
    }),
    run(
      `kubectl get events -n ${service} --sort-by=.lastTimestamp | tail -20`,
      'See the events',
      'LAST SEEN   TYPE      REASON      OBJECT\n9h          Warning   Unhealthy   pod/' + `${service}-7d9f`,
      { seconds: 3 },
    ),
    refused(
      `kubectl exec deploy/${service} -- sh`,
      'Look inside the pod',
      random.pick(['No shells in production, please.', 'Not in production. Use the logs.']),
    ),
    say('Understood, logs only.'),
    run(
      `git log --since='2 days ago' --oneline`,
      'See what changed before',
      `${random.hex(7)} Release of ${service}\n${random.hex(7)} Raise limits`,
      { seconds: 0.5 },
    ),
    run(
      `kubectl logs deploy/${service} --since=12h | grep '"error"' | cut -c1-160 | head -40`,
      'Read the errors alone',
      lines(40),
      { seconds: 7 },
    ),
    think('The errors begin before the load does, so the load isn’t the cause.'),
    say(
      `Root cause: ${cause}.\n\n- It began within a minute of the change, and ended with the restart.\n- The alert came late because it looks at averages over five minutes.\n\nI would add an alert on the 99th percentile, and a test for this case.`,
    ),
    ...(random.chance(0.5)
      ? [
          prompt('Write it up as a post-mortem in docs/incidents, please.', random.int(60, 2_600)),
          write(
            `docs/incidents/${service}.md`,
            `# ${service}\n\n## What happened\n\nRoot cause: ${cause}.\n\n## What we change\n\n- An alert on the 99th percentile.\n- A test for this case.\n`,
          ),
          say('It stands in `docs/incidents`.'),
        ]
      : []),
  ]
}

function review(scene: Scene, { prompt: asked, remarks }: Of<'review'>): readonly Moment[] {
  const { random, repository, pullRequest } = scene
  const diff = repository.areas
    .map(
      ({ file, feature }) =>
        `diff --git a/${file} b/${file}\n@@ -8,6 +8,9 @@\n${feature.from.replaceAll(/^/gm, '-')}\n${feature.to.replaceAll(/^/gm, '+')}`,
    )
    .join('\n')
  const helpers =
    scene.agent === 'claude-code' || scene.agent === 'codex'
      ? [auditor(scene, 'permissions'), auditor(scene, 'tests')]
      : []
  return [
    prompt(asked),
    run(`gh pr diff ${pullRequest}`, 'Read the change', diff, { seconds: 2 }),
    ...helpers,
    think('I go through it with three questions: is it right, is it safe, would I understand it in a year.'),
    ...repository.areas.slice(0, 2).map(({ file, code }) => read(file, code)),
    say(
      `I have ${remarks.length} remarks, the most important first:\n\n${remarks.map((remark, index) => `${index + 1}. ${remark}`).join('\n')}\n\nThe rest is fine: small commits, and names that say what they do.`,
    ),
    ...(random.chance(0.5)
      ? [
          prompt('Thanks! Post the first one as a comment.'),
          run(
            `gh pr comment ${pullRequest} --body-file -`,
            'Comment on the pull request',
            `https://git.example.com/${repository.name}/pull/${pullRequest}#issuecomment-${random.int(1000, 9999)}`,
            { seconds: 2 },
          ),
          say('Posted.'),
        ]
      : []),
  ]
}

/** A sub-agent that reads a change with one thing in mind. */
function auditor({ repository, pullRequest }: Scene, what: string): Delegation {
  const title = `Read the change for ${what} (#${pullRequest} of ${repository.name.split('/').at(-1)})`
  return {
    is: 'delegation',
    title,
    order: `${title}\n\nReport what is missing or wrong, with files and lines. No remarks on style.`,
    moments: [
      ...repository.areas.slice(0, 3).flatMap(({ file, code }) => [read(file, code)]),
      say(`I read three files for ${what}. One thing to look at: ${repository.areas[0]?.file}.`),
    ],
    answer: `One thing to look at: ${repository.areas[0]?.file}.`,
  }
}

function documentation(
  scene: Scene,
  area: Area,
  { title, prompt: asked, path, text }: Of<'documentation'>,
): readonly Moment[] {
  const { random } = scene
  const short = text.replace(/\n[^\n]*\n$/, '\n')
  return [
    prompt(asked),
    say('I take it from the code, so that it says what is and not what was meant.'),
    read(area.file, area.code),
    ...scene.repository.areas.slice(1, 3).map(({ file, code }) => read(file, code)),
    write(path, short),
    say(`I wrote \`${path}\`. Please read it with the eyes of somebody new.`),
    prompt(
      random.pick([
        'Good, but the last paragraph is missing something. Add it, then commit.',
        'Nice. One more line at the end, and commit.',
      ]),
    ),
    write(path, text),
    commit(scene, title, 1),
    say('Committed.'),
  ]
}

function migration(scene: Scene, { title, prompt: asked, from, to }: Of<'migration'>): readonly Moment[] {
  const { random, repository } = scene
  const steps = ['Catalogue', 'Accounts', 'Orders', 'Payments', 'Search', 'Messages', 'Exports', 'Settings']
  const rounds = steps.flatMap((step, index) => {
    const inThisStep = repository.areas
      .map((area) => within(area, step))
      .flatMap((area) => [
        think(`${step}: ${area.name} next.`),
        read(area.file, area.code),
        edit(area.file, area.refactoring.from, area.refactoring.to),
        ...(random.chance(0.3) ? lint(scene, area) : []),
        run(
          repository.toolchain.test(area.test),
          'Run its tests',
          repository.toolchain.passed(area.test, random.int(6, 30), random.int(2, 20)),
          { seconds: random.int(5, 60) },
        ),
        edit(area.file, area.feature.from, area.feature.to),
      ])
    return [
      ...inThisStep,
      ...wholeSuite(scene),
      commit(scene, `${step}: from ${from} to ${to}`, 4),
      plan(steps, index + 1),
      say(`${step} is over. ${steps.length - index - 1} left.`),
      ...(index < steps.length - 1
        ? [
            prompt(
              random.pick([
                'Go on.',
                'Good, next one.',
                'Continue please.',
                'Next.',
                'Looks fine so far. Keep going.',
              ]),
            ),
          ]
        : []),
      ...(index === 2 || index === 5
        ? [
            {
              is: 'compaction' as const,
              summary: `The work: ${title}. Done so far: ${steps.slice(0, index + 1).join(', ')}. Left: ${steps.slice(index + 1).join(', ')}. The tests pass.`,
            },
          ]
        : []),
    ]
  })
  const helpers = scene.agent === 'claude-code' || scene.agent === 'codex' ? [surveyor(scene, from)] : []
  return [
    prompt(asked),
    say(`I make a list of what uses ${from} first.`),
    ...helpers,
    plan(steps, 0),
    ...rounds,
    prompt('Open the pull request. I will read it tonight.'),
    ...openPullRequest(scene, title),
    say(
      `Nothing uses ${from} any more. All ${steps.length} steps are commits of their own, so that you can read them one by one.`,
    ),
  ]
}

/** An area as it looks in a part of the product: the same habits in files of its own. */
function within(area: Area, part: string): Area {
  const moved = (path: string): string => path.replace(/([^/]+)$/, `${part.toLowerCase()}/$1`)
  return { ...area, file: moved(area.file), test: moved(area.test) }
}

/** A sub-agent that counts what is left of the old. */
function surveyor({ repository }: Scene, from: string): Delegation {
  const title = `List what still uses ${from} in ${repository.name.split('/').at(-1)}`
  return {
    is: 'delegation',
    title,
    order: `${title}\n\nGroup it by part of the product, the simplest first. Change nothing.`,
    moments: [
      run(
        `git grep -c '${from.split(' ')[0]}'`,
        'Count what is left',
        repository.areas.map(({ file }, index) => `${file}:${3 + index * 4}`).join('\n'),
        { seconds: 1 },
      ),
      ...repository.areas.map(({ file, code }) => read(file, code)),
      say('Eight parts use it. The catalogue is the simplest, the settings come last.'),
    ],
    answer: 'Eight parts use it. The catalogue is the simplest, the settings come last.',
  }
}
