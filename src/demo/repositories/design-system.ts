import type { Repository } from '../repository.ts'
import { vitest } from '../toolchains/vitest.ts'

export const designSystem: Repository = {
  name: 'tidewheel/design-system',
  team: 'commerce',
  about: 'components that all pages share',
  toolchain: vitest,
  areas: [
    {
      name: 'the date picker',
      file: 'packages/date-picker/src/days.ts',
      test: 'packages/date-picker/src/days.test.ts',
      symbol: 'daysInMonth',
      code: `export function daysInMonth(year: number, month: number): number {
  return new Date(year, month, 0).getDate()
}

export function weekdayOfFirst(year: number, month: number): number {
  return new Date(year, month, 1).getDay()
}`,
      bug: {
        title: 'Date picker misses the last day of the month',
        prompt:
          'The date picker does not show the 31st of January. Months are counted from 0 in this package, please fix daysInMonth and add a test.',
        from: '  return new Date(year, month, 0).getDate()',
        to: '  return new Date(year, month + 1, 0).getDate()',
        why: 'Day 0 is the last of the month before, so it counted the days of the wrong month.',
        check: {
          name: 'counts the days of January',
          call: 'daysInMonth(2026, 0)',
          expected: '31',
          got: '30',
        },
      },
      feature: {
        title: 'Let the date picker begin weeks on Monday',
        prompt:
          'Add a prop firstDay to the date picker (0 Sunday, 1 Monday), taken from the locale by default.',
        from: '  return new Date(year, month, 1).getDay()',
        to: '  return (new Date(year, month, 1).getDay() - firstDay + 7) % 7',
        why: 'Weeks begin with the day that the locale says.',
        check: {
          name: 'begins weeks on Monday',
          call: 'weekdayOfFirst(2026, 1, 1)',
          expected: '6',
          got: '0',
        },
      },
      refactoring: {
        title: 'Use Intl in place of our own month names',
        prompt:
          'The date picker ships month names in nine languages. Replace them by Intl.DateTimeFormat and delete the tables.',
        from: 'export function weekdayOfFirst(year: number, month: number): number {',
        to: 'export function monthName(month: number, locale: string): string {\n  return new Intl.DateTimeFormat(locale, { month: "long" }).format(new Date(2026, month, 1))\n}\n\nexport function weekdayOfFirst(year: number, month: number): number {',
        why: 'The browser knows the names of months in every language.',
      },
      question: {
        title: 'Does the date picker work with a screen reader?',
        prompt: 'Is our date picker usable with a screen reader? Check the markup against the grid pattern.',
        answer:
          'Mostly. The grid has the right roles and the arrow keys move the focus. Two things are missing: the month isn’t announced when it changes (it needs `aria-live="polite"` on the heading), and disabled days are skipped by the arrows, though the pattern keeps them reachable. Both are small.',
      },
      testing: 'Leap years and month ends in the date picker’s tests',
    },
    {
      name: 'the colour tokens',
      file: 'packages/tokens/src/contrast.ts',
      test: 'packages/tokens/src/contrast.test.ts',
      symbol: 'contrast',
      code: `/** Contrast of two luminances by WCAG: from 1 to 21. */
export function contrast(one: number, other: number): number {
  return (one + 0.05) / (other + 0.05)
}

export function isReadable(ratio: number): boolean {
  return ratio > 4.5
}`,
      bug: {
        title: 'Contrast below one for dark text on light ground',
        prompt:
          'contrast() gives 0.05 for black on white. It has to take the lighter one first, whatever the order of the arguments.',
        from: '  return (one + 0.05) / (other + 0.05)',
        to: '  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)',
        why: 'The lighter colour belongs above, in whichever order they are given.',
        check: {
          name: 'takes the lighter colour first',
          call: 'Math.round(contrast(0, 1))',
          expected: '21',
          got: '0',
        },
      },
      feature: {
        title: 'Add a high contrast theme to the tokens',
        prompt:
          'Create a third theme "contrast" where every pair of text and ground reaches 7:1. Make the build fail when a pair does not.',
        from: '  return ratio > 4.5',
        to: "  return ratio >= (theme === 'contrast' ? 7 : 4.5)",
        why: 'There is a theme for high contrast, and the build checks its pairs.',
        check: {
          name: 'asks for seven to one in the contrast theme',
          call: "isReadable(5, 'contrast')",
          expected: 'false',
          got: 'true',
        },
      },
      refactoring: {
        title: 'Generate the CSS variables from the tokens',
        prompt:
          'Colours stand in tokens.json and again in theme.css. Generate the second from the first and check it in CI.',
        from: 'export function isReadable(ratio: number): boolean {',
        to: 'export function cssOf(tokens: Tokens): string {\n  return Object.entries(tokens).map(([name, value]) => "--" + name + ": " + value + ";").join(" ")\n}\n\nexport function isReadable(ratio: number): boolean {',
        why: 'Colours are written down once.',
      },
      question: {
        title: 'Which of our colours fail WCAG AA?',
        prompt: 'Which pairs of our colour tokens fail AA? A list with the ratios, worst first.',
        answer:
          'Three pairs fail:\n\n- `text-muted` on `ground-raised`: 3.9\n- `accent` on `ground`: 4.1 (dark theme)\n- `warning` on `ground`: 4.4\n\nAll others are above 4.5. Making `text-muted` eight percent darker mends the first; the others are used for large text only, where 3 is enough.',
      },
      testing: 'Snapshot the generated theme in a test',
    },
    {
      name: 'the table component',
      file: 'packages/table/src/sort.ts',
      test: 'packages/table/src/sort.test.ts',
      symbol: 'sortRows',
      code: `export function sortRows<Row>(rows: Row[], key: keyof Row): Row[] {
  return rows.sort((a, b) => (a[key] > b[key] ? 1 : -1))
}

export function visibleRows<Row>(rows: readonly Row[], from: number, count: number): readonly Row[] {
  return rows.slice(from, from + count)
}`,
      bug: {
        title: 'Sorting a table changes the caller’s data',
        prompt:
          'sortRows sorts in place and the parent’s array changes under React. Make it return a new array; equal rows should keep their order.',
        from: '  return rows.sort((a, b) => (a[key] > b[key] ? 1 : -1))',
        to: '  return rows.toSorted((a, b) => (a[key] === b[key] ? 0 : a[key] > b[key] ? 1 : -1))',
        why: 'The array that was handed in was sorted itself.',
        check: {
          name: 'leaves the given rows as they are',
          call: 'unsortedAfterSorting()',
          expected: '[3, 1, 2]',
          got: '[1, 2, 3]',
        },
      },
      feature: {
        title: 'Virtual rows for tables with more than 200 lines',
        prompt:
          'The table gets slow above a few hundred rows. Implement virtual rows, only from 200 rows on, and keep sticky headers.',
        from: '  return rows.slice(from, from + count)',
        to: '  const margin = Math.ceil(count / 2)\n  return rows.slice(Math.max(0, from - margin), from + count + margin)',
        why: 'Only the rows in sight, and some around them, are drawn.',
        check: {
          name: 'draws a margin around what is in sight',
          call: 'visibleRows(numbers(1000), 100, 20).length',
          expected: '40',
          got: '20',
        },
      },
      refactoring: {
        title: 'Remove the deprecated props of the table',
        prompt:
          'Remove the props that were deprecated in version 4 from the table, and mention it in the changelog.',
        from: 'export function visibleRows<Row>(rows: readonly Row[], from: number, count: number): readonly Row[] {',
        to: 'export function visibleRows<Row>(rows: readonly Row[], { from, count }: Range): readonly Row[] {',
        why: 'What was deprecated is gone.',
      },
      question: {
        title: 'Who still uses the old table?',
        prompt: 'Which packages and apps still import the old table? I would like to delete it.',
        answer:
          'Two places: `back-office/app/javascript/orders.tsx` (the export page) and `storefront/src/account/returns.tsx`. Both use nothing but `columns` and `rows`, so they move over without changes. After that `packages/table-legacy` can go.',
      },
      testing: 'Tests for stable sorting in the table',
    },
    {
      name: 'the toast messages',
      file: 'packages/toast/src/queue.ts',
      test: 'packages/toast/src/queue.test.ts',
      symbol: 'push',
      code: `const MOST = 3

export function push(toasts: readonly Toast[], toast: Toast): readonly Toast[] {
  return [...toasts, toast].slice(0, MOST)
}

export function lifetimeOf({ text }: Toast): number {
  return 4_000
}`,
      bug: {
        title: 'The newest toast is dropped when three are shown',
        prompt: 'With three toasts on the screen a fourth never appears. It should push the oldest out.',
        from: '  return [...toasts, toast].slice(0, MOST)',
        to: '  return [...toasts, toast].slice(-MOST)',
        why: 'The first three were kept in place of the last three.',
        check: {
          name: 'pushes the oldest out',
          call: 'push([a, b, c], d)',
          expected: '[b, c, d]',
          got: '[a, b, c]',
        },
      },
      feature: {
        title: 'Longer texts stay longer in toasts',
        prompt:
          'Long toasts disappear before one has read them. Add a lifetime by the length of the text, between 4 and 12 seconds.',
        from: '  return 4_000',
        to: '  return Math.min(12_000, Math.max(4_000, text.length * 60))',
        why: 'A toast stays as long as it takes to read it.',
        check: {
          name: 'gives a long text more time',
          call: "lifetimeOf({ text: 'a'.repeat(120) })",
          expected: '7200',
          got: '4000',
        },
      },
      refactoring: {
        title: 'Turn the toast queue into a reducer',
        prompt: 'The toast queue is half state, half effects. Refactor it into a plain reducer with tests.',
        from: 'export function push(toasts: readonly Toast[], toast: Toast): readonly Toast[] {',
        to: 'export function reduce(toasts: readonly Toast[], action: Action): readonly Toast[] {',
        why: 'What happens to the queue is one pure function.',
      },
      question: {
        title: 'Should errors be toasts at all?',
        prompt: 'We show form errors as toasts. Is that a good idea? What do others do?',
        answer:
          'For forms I would not. A toast stands away from the field, disappears by itself and can’t be found again, and WCAG 3.3.1 asks that the field in error is named in text. Keep toasts for things that happened elsewhere ("Export is ready"), and put form errors at the field, with `aria-describedby`.',
      },
      testing: 'Cover the toast queue with tests',
    },
  ],
  chores: [
    {
      is: 'upgrade',
      title: 'Move the design system to Tailwind 4',
      prompt: 'Upgrade tailwind to version 4 in all packages. Visual snapshots must not change.',
      of: 'tailwindcss',
      to: '4.1.14',
    },
    {
      is: 'pipeline',
      title: 'Visual tests are flaky in the pipeline',
      prompt:
        'The visual tests fail at random in the pipeline, usually with one pixel of difference. Make them reliable.',
      job: 'visual',
      cause: 'The font is loaded from the network and isn’t always there in time',
    },
    {
      is: 'review',
      title: 'Look over the new modal before release',
      prompt: 'Please review the modal rewrite: focus handling, scroll lock, nesting.',
      remarks: [
        'The focus isn’t given back to the button that opened it when Esc closes it.',
        'The scroll lock shifts the page by the width of the scroll bar.',
        'Two nested modals share one id for aria-labelledby.',
      ],
    },
    {
      is: 'documentation',
      title: 'Write the changelog for version 5 of the design system',
      prompt:
        'Write the changelog for version 5 from the merged pull requests since v4.9. Breaking changes first.',
      path: 'CHANGELOG.md',
      text: '# 5.0.0\n\n## Breaking\n\n- The table takes a `range` in place of `from` and `count`.\n- `Toast` has no `type` any more: use `tone`.\n\n## New\n\n- A theme with high contrast.\n- The date picker begins weeks as the locale says.\n',
    },
  ],
}
