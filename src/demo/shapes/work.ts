import { edit, plan, prompt, read, refused, run, say, think, type Moment } from '../moment.ts'
import { addTest, failingTest, lint, passingTest, wholeSuite } from '../parts/check.ts'
import { followUps } from '../parts/follow-up.ts'
import { look, lookAround } from '../parts/look.ts'
import { TROUBLES } from '../parts/trouble.ts'
import type { Area, Change, Check } from '../repository.ts'
import type { Scene } from '../scene.ts'

/** What is worked on: a change, and the check that shows it, where there is one. */
export interface Work {
  readonly is: 'bug' | 'feature' | 'refactoring'
  readonly area: Area
  readonly change: Change
  readonly check: Check | null
}

/** The change is made, tested and handed over; `later` is how much more the person asks for. */
export function straight(scene: Scene, work: Work, later: number, ships: boolean): readonly Moment[] {
  const { random } = scene
  return [
    ...beginning(scene, work),
    ...made(scene, work),
    ...(random.chance(0.4) ? wholeSuite(scene) : []),
    ...(random.chance(0.5) ? lint(scene, work.area) : []),
    closing(scene, work),
    ...followUps(scene, work.area, work.change, later, ships),
  ]
}

/** The first attempt isn't what the person meant. */
export function corrected(scene: Scene, work: Work, later: number, ships: boolean): readonly Moment[] {
  const { random } = scene
  const { area, change } = work
  const [first = ''] = change.from.split('\n')
  const wrong = `${first}  // TODO`
  return [
    ...beginning(scene, work),
    edit(area.file, change.from, change.from.replace(first, wrong)),
    say(`I have marked the place in \`${area.file}\` and added a guard around the callers.`),
    prompt(
      random.pick([
        `No, that's not what I meant. Don't touch the callers, change ${area.symbol} itself.`,
        `That is wrong: I asked you to change ${area.symbol}, not to put a comment there.`,
        `Not quite. You missed the point: the change belongs into ${area.symbol} and nowhere else.`,
        `Why did you leave ${area.symbol} as it was? Please revert that and do it properly.`,
      ]),
    ),
    think('I misread the request. Back to how it was, then the change itself.'),
    edit(area.file, change.from.replace(first, wrong), change.from),
    ...made(scene, work),
    closing(scene, work),
    ...followUps(scene, area, change, later, ships),
  ]
}

/** The tests go on failing while one edit after the other is tried. */
export function looping(
  scene: Scene,
  work: Work & { readonly check: Check },
  rounds: number,
  succeeds: boolean,
): readonly Moment[] {
  const { area, change, check } = work
  const guesses = Array.from({ length: rounds }, (_, index) => [
    say(
      [
        'Perhaps the input is the problem.',
        'Then it must be the comparison.',
        'One more idea.',
        'Let me try it the other way round.',
      ][index % 4] ?? '',
    ),
    edit(area.file, guess(change.from, index), guess(change.from, index + 1)),
    ...failingTest(scene, area, check),
  ])
  const end = succeeds
    ? [
        think('Guessing leads nowhere. I read the function line by line instead.'),
        read(area.file, area.code),
        say(`Now I see it. ${change.why}`),
        edit(area.file, guess(change.from, rounds), change.to),
        ...passingTest(scene, area),
        closing(scene, work),
      ]
    : [
        say(
          `I couldn't make the test pass: \`${check.call}\` is still ${check.got}. My edits are in the working copy.`,
        ),
      ]
  return [
    ...beginning(scene, work),
    ...addTest(scene, area, check),
    ...failingTest(scene, area, check),
    ...guesses.flat(),
    ...end,
  ]
}

/** Said to be done while the last test run failed. */
export function overclaimed(scene: Scene, work: Work & { readonly check: Check }): readonly Moment[] {
  const { area, change, check } = work
  return [
    ...beginning(scene, work),
    ...addTest(scene, area, check),
    edit(area.file, change.from, change.to),
    ...failingTest(scene, area, check),
    say(`All done! ${change.why} The remaining difference comes from the test's own data.`),
  ]
}

/** An approach is tried and taken back. */
export function undone(scene: Scene, work: Work, later: number): readonly Moment[] {
  const { area, change } = work
  return [
    ...beginning(scene, work),
    edit(area.file, change.from, change.to),
    think('This changes more than it should: two callers rest on the old behaviour.'),
    run(`git checkout -- ${area.file}`, 'Take the edit back', 'Updated 1 path from the index', {
      seconds: 0.4,
    }),
    say('I took that back: two callers rest on the old behaviour. I do it in a way that leaves them alone.'),
    ...made(scene, work),
    closing(scene, work),
    ...followUps(scene, area, change, later, false),
  ]
}

/** The person stops the agent; it may go on after that. */
export function interrupted(scene: Scene, work: Work, goesOn: boolean): readonly Moment[] {
  const { random } = scene
  const { area, change } = work
  return [
    ...beginning(scene, work),
    plan(['Rework the module', 'Move the callers', 'Rewrite the tests', 'Update the documentation'], 0),
    say('I begin with a larger rework of the module, then the callers follow.'),
    { is: 'interruption' },
    ...(goesOn
      ? [
          prompt(
            random.pick([
              'Stop. A small change please, no rework of the module.',
              'Don’t rework anything. Only what I asked for.',
            ]),
          ),
          ...made(scene, work),
          closing(scene, work),
          ...followUps(scene, area, change, 1, true),
        ]
      : []),
  ]
}

/** The model's provider can't go on. */
export function brokenOff(scene: Scene, work: Work): readonly Moment[] {
  const { random } = scene
  const [status, text] = random.pick([
    [529, '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'],
    [429, 'rate limit exceeded: you have used your quota of this hour'],
    [500, '{"type":"error","error":{"type":"api_error","message":"Internal server error"}}'],
  ] as const)
  return [
    ...beginning(scene, work),
    edit(work.area.file, work.change.from, work.change.to),
    { is: 'failure', status, text },
  ]
}

/** The person comes back after a long while, and asks again. */
export function awaited(scene: Scene, work: Work): readonly Moment[] {
  const { random } = scene
  const { area, change } = work
  return [
    ...beginning(scene, work),
    ...made(scene, work),
    closing(scene, work),
    prompt(
      random.pick([
        'Sorry, was in meetings. Go on with the pull request then.',
        'Back again. Please run everything once more before I push.',
      ]),
      random.int(2_400, 19_000),
    ),
    ...wholeSuite(scene),
    say('Everything passes, on the current main too.'),
    prompt(change.prompt, random.int(60, 300)),
    say(`That is what I did: ${change.why} You see it in \`${area.file}\`; the test beside it passes.`),
    ...followUps(scene, area, change, 0, true),
  ]
}

/** It stops in the middle, with a question or a call that nobody answers. */
export function open(scene: Scene, work: Work, how: 'asks' | 'works' | 'refused'): readonly Moment[] {
  const { area, change } = work
  const begun = [...beginning(scene, work), edit(area.file, change.from, change.to)]
  switch (how) {
    case 'asks':
      return [
        ...begun,
        {
          is: 'question',
          text: `Two callers rest on the old behaviour of ${area.symbol}. Shall I change them as well?`,
          options: [
            'Change them too',
            'Leave them, and keep the old behaviour behind a flag',
            'Show them to me first',
          ],
          answer: null,
        },
      ]
    case 'works': {
      const { testAll } = scene.repository.toolchain
      return [...begun, { is: 'run', command: testAll, why: 'Run the whole suite', output: '', exit: null }]
    }
    case 'refused':
      return [
        ...begun,
        refused('npm publish --dry-run', 'See what would be published', ''),
        say('I stop here, since that wasn’t wanted. Tell me how to go on.'),
      ]
  }
}

/** Long work on a small change: everything is looked at before the one line is found. */
export function costly(scene: Scene, work: Work): readonly Moment[] {
  const { repository, random } = scene
  const searching = Array.from({ length: 16 }, (_, round) => {
    const area = repository.areas[round % repository.areas.length] ?? work.area
    return [
      think(
        random.pick([
          'It could come from here.',
          'This path is taken on every request.',
          'Let me rule this out first.',
        ]),
      ),
      read(area.file, area.code),
      run(`git log --oneline -5 -- ${area.file}`, 'See what changed here', historyOf(scene), {
        seconds: random.int(60, 200),
      }),
      ...wholeSuite(scene),
    ]
  })
  return [
    ...beginning(scene, work),
    ...searching.flat(),
    ...made(scene, { ...work, check: null }),
    closing(scene, work),
  ]
}

function beginning(scene: Scene, { is, area, change }: Work): readonly Moment[] {
  const { random, speech } = scene
  const trouble = random.chance(scene.trouble) ? random.weighted(TROUBLES)(scene, area) : []
  return [
    prompt(change.prompt),
    ...(random.chance(0.15) ? lookAround(scene) : []),
    ...trouble,
    ...look(scene, area),
    say(is === 'bug' ? random.pick(speech.findings)(change.why) : random.pick(speech.intentions)),
  ]
}

function made(scene: Scene, { area, change, check }: Work): readonly Moment[] {
  const testsFirst = check !== null && scene.random.chance(0.3)
  return [
    ...(check !== null ? addTest(scene, area, check) : []),
    ...(testsFirst ? failingTest(scene, area, check) : []),
    edit(area.file, change.from, change.to),
    ...passingTest(scene, area),
  ]
}

function closing({ random, speech, repository }: Scene, { is, area, change }: Work): Moment {
  const passes = `\`${repository.toolchain.test(area.test)}\` ✓`
  return say(random.pick(speech.closings)(is === 'bug' ? passes : `${change.why} ${passes}`))
}

/** One of the ways in which a line is written while the right one isn't found. */
function guess(line: string, index: number): string {
  return index === 0 ? line : `${line}  // attempt ${index}`
}

function historyOf({ random, repository }: Scene): string {
  return repository.areas.map(({ bug }) => `${random.hex(7)} ${bug.title}`).join('\n')
}
