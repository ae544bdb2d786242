import { run, say, type Moment } from '../moment.ts'
import type { Scene } from '../scene.ts'

/** Commits the work. */
export function commit({ branch, random }: Scene, message: string, files = 2): Moment {
  const output = `[${branch} ${random.hex(7)}] ${message}\n ${files} files changed, ${random.int(4, 60)} insertions(+), ${random.int(1, 14)} deletions(-)`
  return run(`git add -A && git commit -m '${message.replaceAll("'", '’')}'`, 'Commit the change', output, {
    seconds: 2,
  })
}

/** Commits, pushes and opens a pull request. */
export function openPullRequest(scene: Scene, message: string): readonly Moment[] {
  const { branch, repository, pullRequest, random } = scene
  const url = pullRequestUrl(scene)
  return [
    commit(scene, message),
    run(
      `git push -u origin ${branch}`,
      'Push the branch',
      `To git.example.com:${repository.name}.git\n * [new branch]      ${branch} -> ${branch}\nbranch '${branch}' set up to track 'origin/${branch}'.`,
      { seconds: random.int(2, 6) },
    ),
    run(
      `gh pr create --fill --title '${message.replaceAll("'", '’')}'`,
      'Open a pull request',
      `Creating pull request for ${branch} into main in ${repository.name}\n\n${url}`,
      { seconds: random.int(2, 7) },
    ),
    say(`I opened pull request #${pullRequest}: ${url}`),
  ]
}

export function merge({ pullRequest, random, branch }: Scene): readonly Moment[] {
  return [
    run(
      `gh pr checks ${pullRequest} --watch`,
      'Wait for the checks',
      'All checks were successful\n0 cancelled, 0 failing, 7 successful, 1 skipped, and 0 pending checks',
      { seconds: random.int(60, 280) },
    ),
    run(
      `gh pr merge ${pullRequest} --squash --delete-branch`,
      'Merge the pull request',
      `✓ Squashed and merged pull request #${pullRequest}\n✓ Deleted local branch ${branch} and switched to branch main`,
      { seconds: 4 },
    ),
  ]
}

function pullRequestUrl({ repository, pullRequest }: Scene): string {
  return `https://git.example.com/${repository.name}/pull/${pullRequest}`
}
