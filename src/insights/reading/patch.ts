import type { Change } from '../event.ts'

const FILE = /^\*\*\* (?:Add|Update|Delete) File: (.+)$/

/** The changes of a patch in the form that `apply_patch` takes: one for each file, lines without their sign. */
export function changesIn(patch: string): Change[] {
  const changes: { path: string; removed: string[]; added: string[] }[] = []
  for (const line of patch.split('\n')) {
    const path = FILE.exec(line)?.[1]
    if (path !== undefined) changes.push({ path: path.trim(), removed: [], added: [] })
    else if (line.startsWith('-')) changes.at(-1)?.removed.push(line.slice(1))
    else if (line.startsWith('+')) changes.at(-1)?.added.push(line.slice(1))
  }
  return changes.map(({ path, removed, added }) => ({
    path,
    removed: removed.length === 0 ? null : removed.join('\n'),
    added: added.join('\n'),
  }))
}
