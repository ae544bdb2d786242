import { countLines, handWrittenFiles } from './hand-written.ts'

const LONGEST_ALLOWED = 400

type Size = { readonly file: string; readonly lines: number }

const sizes = handWrittenFiles()
  .map((file): Size => ({ file, lines: countLines(file) }))
  .toSorted((a, b) => a.lines - b.lines)
const tests = sizes.filter(({ file }) => file.startsWith('tests/'))

report(
  'source',
  sizes.filter((size) => !tests.includes(size)),
)
report('tests', tests)

for (const { file, lines } of sizes.filter(({ lines }) => lines > LONGEST_ALLOWED)) {
  console.error(`${file} has ${lines} lines; at most ${LONGEST_ALLOWED}: split it where the idea splits`)
  process.exitCode = 1
}

function report(name: string, ascending: readonly Size[]): void {
  const longest = ascending.at(-1)
  if (longest === undefined) return
  const total = ascending.reduce((sum, { lines }) => sum + lines, 0)
  console.log(
    `${name}: ${ascending.length} files, ${total} lines; median ${quantile(ascending, 0.5)}, ` +
      `nine in ten under ${quantile(ascending, 0.9)}, longest ${longest.lines} (${longest.file})`,
  )
}

function quantile(ascending: readonly Size[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))]?.lines ?? 0
}
