import type { Repository } from '../repository.ts'
import { vitest } from '../toolchains/vitest.ts'

export const mobileSync: Repository = {
  name: 'tidewheel/mobile-sync',
  team: 'platform',
  about: 'keeps the app’s data in step while it is offline',
  toolchain: vitest,
  areas: [
    {
      name: 'the conflict resolution',
      file: 'src/merge/merge.ts',
      test: 'src/merge/merge.test.ts',
      symbol: 'merge',
      code: `export interface Versioned<T> {
  readonly value: T
  readonly at: number
  readonly device: string
}

/** The version that wins: the later one. */
export function merge<T>(mine: Versioned<T>, theirs: Versioned<T>): Versioned<T> {
  return mine.at > theirs.at ? mine : theirs
}`,
      bug: {
        title: 'Two devices disagree after edits in the same millisecond',
        prompt:
          'When both devices write in the same millisecond each keeps the other’s value and they never agree. merge must not depend on which side calls it.',
        from: '  return mine.at > theirs.at ? mine : theirs',
        to: '  if (mine.at !== theirs.at) return mine.at > theirs.at ? mine : theirs\n  return mine.device > theirs.device ? mine : theirs',
        why: 'Of two equal times each side took the other’s; the device’s name settles it now.',
        check: {
          name: 'agrees on both devices',
          call: 'merge(a, b) === merge(b, a)',
          expected: 'true',
          got: 'false',
        },
      },
      feature: {
        title: 'Merge lists item by item in place of as a whole',
        prompt:
          'Shopping lists lose items when two people edit offline. Implement a merge for lists that works item by item; deletions must survive.',
        from: '/** The version that wins: the later one. */',
        to: 'export function mergeLists<T>(mine: List<T>, theirs: List<T>): List<T> {\n  return [...unionOf(mine, theirs).values()].filter((item) => !item.deleted)\n}\n\n/** The version that wins: the later one. */',
        why: 'Items of both sides are kept, and what was deleted stays deleted.',
        check: {
          name: 'keeps the items of both sides',
          call: "mergeLists(['milk'], ['bread'])",
          expected: "['bread', 'milk']",
          got: "['bread']",
        },
      },
      refactoring: {
        title: 'Replace wall clocks by logical ones in the merge',
        prompt:
          'Refactor the versions to hybrid logical clocks. Old records have only a time; treat their counter as 0.',
        from: '  readonly at: number\n',
        to: '  readonly at: Clock\n',
        why: 'A clock that is wrong can’t win any more.',
      },
      question: {
        title: 'What happens if a phone’s clock is a day ahead?',
        prompt:
          'A tester set the clock of the phone a day ahead and all her changes won for a day. Is that expected? What can we do?',
        answer:
          'It is what the code does: `merge` compares the devices’ own times. The usual remedy is a hybrid logical clock: a device never goes below the largest time that it has seen, and the server refuses times that are more than a few minutes ahead. The second alone is ten lines in `src/server/accept.ts` and would have stopped this.',
      },
      testing: 'Property test: merging is commutative and idempotent',
    },
    {
      name: 'the upload queue',
      file: 'src/upload/queue.ts',
      test: 'src/upload/queue.test.ts',
      symbol: 'nextBatch',
      code: `const BATCH = 50

export function nextBatch(waiting: readonly Change[]): readonly Change[] {
  return waiting.slice(0, BATCH)
}

export function isDone(waiting: readonly Change[]): boolean {
  return waiting.length == 0
}`,
      bug: {
        title: 'Upload fails for good when one change is too large',
        prompt:
          'One photo above 5 MB blocks everything behind it: the batch is refused with 413 and tried again forever. Batches should be bounded by bytes, and a change that is too large alone should be set aside.',
        from: '  return waiting.slice(0, BATCH)',
        to: '  return withinBytes(waiting.filter((change) => change.bytes <= LARGEST).slice(0, BATCH))',
        why: 'A batch was bounded by count alone.',
        check: {
          name: 'sets aside what is too large',
          call: 'nextBatch([huge, small]).length',
          expected: '1',
          got: '2',
        },
      },
      feature: {
        title: 'Pause uploads on metered connections',
        prompt: 'Add a setting "upload photos on Wi-Fi only". Text changes always go.',
        from: 'export function nextBatch(waiting: readonly Change[]): readonly Change[] {',
        to: 'export function nextBatch(waiting: readonly Change[], { metered = false } = {}): readonly Change[] {\n  if (metered) return nextBatch(waiting.filter((change) => change.kind !== "photo"))',
        why: 'Photos wait for a connection that isn’t metered.',
        check: {
          name: 'leaves photos on a metered connection',
          call: 'nextBatch([photo, text], { metered: true }).length',
          expected: '1',
          got: '2',
        },
      },
      refactoring: {
        title: 'Make the upload queue survive a crash of the app',
        prompt: 'The queue lives in memory. Move it into the local database without changing its interface.',
        from: 'export function isDone(waiting: readonly Change[]): boolean {\n  return waiting.length == 0',
        to: 'export async function isDone(store: Store): Promise<boolean> {\n  return (await store.count()) === 0',
        why: 'Changes wait in the database and not in memory.',
      },
      question: {
        title: 'How long can a phone be offline without losing data?',
        prompt: 'How long can a phone stay offline before we lose something? Product wants a number.',
        answer:
          'Nothing is lost on the phone: changes wait without a limit. The server keeps deletions for 30 days (`TOMBSTONE_DAYS`). A phone that comes back later than that may bring deleted items to life again. So the honest number is 30 days; raising it to 180 costs about 2 GB.',
      },
      testing: 'Simulate flaky connections in the upload tests',
    },
    {
      name: 'the change feed',
      file: 'src/feed/cursor.ts',
      test: 'src/feed/cursor.test.ts',
      symbol: 'decode',
      code: `export function encode(position: number): string {
  return position.toString(36)
}

export function decode(cursor: string): number {
  return parseInt(cursor, 36)
}`,
      bug: {
        title: 'A broken cursor starts the feed from nowhere',
        prompt:
          'A cursor that is not valid gives NaN and the feed answers an empty page, so the app believes it is up to date. decode should throw.',
        from: '  return parseInt(cursor, 36)',
        to: '  const position = parseInt(cursor, 36)\n  if (encode(position) !== cursor) throw new InvalidCursor(cursor)\n  return position',
        why: 'What is no cursor was read as NaN, and nothing is behind NaN.',
        check: {
          name: 'throws for what is no cursor',
          call: "throws(() => decode('-'))",
          expected: 'true',
          got: 'false',
        },
      },
      feature: {
        title: 'Long polling for the change feed',
        prompt:
          'Implement long polling: with wait=25 the feed answers when something comes or after 25 seconds.',
        from: 'export function decode(cursor: string): number {',
        to: 'export const LONGEST_WAIT = 25\n\nexport function decode(cursor: string): number {',
        why: 'The app learns of changes within a second without asking all the time.',
        check: {
          name: 'waits for the next change',
          call: 'await firstAfter(feed, 1)',
          expected: "'change'",
          got: "'empty'",
        },
      },
      refactoring: {
        title: 'Hide the position behind an opaque cursor',
        prompt: 'Clients have begun to compute with our cursors. Make them opaque and versioned.',
        from: '  return position.toString(36)',
        to: "  return Buffer.from('1:' + position).toString('base64url')",
        why: 'Nobody can compute with a cursor any more.',
      },
      question: {
        title: 'Can the feed skip a change?',
        prompt:
          'Is it possible that a client misses a change between two pages of the feed? Think about transactions that commit late.',
        answer:
          'Yes, in a rare case: positions are given when a row is inserted, and a transaction that began earlier may commit later. A client that read position 12 never sees 11 if it commits afterwards. The usual remedies are to hold back what is younger than the oldest open transaction, or to number changes at commit, under a lock. The first is simpler here.',
      },
      testing: 'Fuzz the cursor parser of the feed',
    },
    {
      name: 'the attachment cache',
      file: 'src/cache/evict.ts',
      test: 'src/cache/evict.test.ts',
      symbol: 'evict',
      code: `/** Files to delete, the longest unused first, until the rest fits. */
export function evict(files: readonly Cached[], limit: number): readonly Cached[] {
  const oldest = [...files].sort((a, b) => a.usedAt - b.usedAt)
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const gone: Cached[] = []
  while (bytes > limit) {
    const file = oldest.shift()
    bytes -= file.bytes
    gone.push(file)
  }
  return gone
}`,
      bug: {
        title: 'App crashes when the cache limit is zero',
        prompt:
          'Crash report: TypeError: Cannot read properties of undefined (reading bytes) in evict when the limit is 0 and a file is pinned. Fix it please.',
        from: '    const file = oldest.shift()\n',
        to: '    const file = oldest.shift()\n    if (file === undefined) break\n',
        why: 'It went on when nothing was left to delete.',
        check: {
          name: 'stops when nothing is left',
          call: 'evict([], -1)',
          expected: '[]',
          got: 'TypeError',
        },
      },
      feature: {
        title: 'Keep pinned attachments when the cache is full',
        prompt: 'Allow people to pin attachments; pinned ones are never evicted, and do not count.',
        from: '  const oldest = [...files].sort((a, b) => a.usedAt - b.usedAt)',
        to: '  const oldest = files.filter((file) => !file.pinned).sort((a, b) => a.usedAt - b.usedAt)',
        why: 'What is pinned stays.',
        check: {
          name: 'keeps what is pinned',
          call: 'evict([pinned, other], 0)',
          expected: '[other]',
          got: '[pinned, other]',
        },
      },
      refactoring: {
        title: 'Simplify the eviction loop',
        prompt: 'evict is harder to read than it should be. Simplify it, no change of behaviour.',
        from: '  let bytes = files.reduce((sum, file) => sum + file.bytes, 0)',
        to: '  let bytes = sumOf(files, (file) => file.bytes)',
        why: 'It reads from top to bottom.',
      },
      question: {
        title: 'How big does the cache get on a phone?',
        prompt: 'How big can the attachment cache become on a phone, and who decides that?',
        answer:
          'The limit is 5 % of the device’s storage, at most 2 GB, computed once at the start (`src/cache/limit.ts`). The system may clear it at any time on iOS, and the code copes: a missing file is loaded again.',
      },
      testing: 'Write tests for eviction under memory pressure',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Upgrade mobile-sync to TypeScript 6',
      prompt: 'Bump typescript to 6.0 and fix the new type errors without casts.',
      of: 'typescript',
      to: '6.0.2',
    },
    {
      is: 'pipeline',
      title: 'Nightly sync test fails every third night',
      prompt: 'The nightly sync test of the pipeline fails about every third night. Find the pattern.',
      job: 'nightly',
      cause: 'The test crosses midnight and compares dates without a time zone',
    },
    {
      is: 'incident',
      title: 'Sync backlog grew to 40,000 changes on Saturday',
      prompt:
        'On Saturday the sync backlog in production grew to 40k changes and came down only at noon. What was it?',
      service: 'mobile-sync',
      cause: 'one client that sent the same batch in a loop after a 413',
    },
    {
      is: 'documentation',
      title: 'Explain the sync protocol for the app team',
      prompt:
        'Write an explanation of the sync protocol for the app team: order of calls, cursors, conflicts. Two pages at most.',
      path: 'docs/protocol.md',
      text: '# The sync protocol\n\n1. Send what waits, in batches of at most 50 changes.\n2. Ask for what is new since your cursor, until a page is empty.\n3. Keep the cursor of the last page.\n\nA change that lost against another comes back with the version that won.\n',
    },
  ],
}
