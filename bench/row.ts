/** One line of the results. */
export interface Row {
  readonly what: string
  /** `null` where it wasn't measured in this run; the note says why. */
  readonly figure: number | null
  /** `×` is a ratio inside one run. */
  readonly unit: '×' | 's' | 'ms' | 'kB' | 'MB'
  /** What the first release aims at, and the goal behind it; none for a figure that is there for information. */
  readonly aim?: number
  readonly goal?: number
  readonly better: 'higher' | 'lower'
  readonly note?: string
}

export interface Group {
  /** As `--only` takes it. */
  readonly name: string
  readonly title: string
  measure(bench: Bench): Promise<readonly Row[]>
}

/** What groups measure on, and how long. */
export interface Bench {
  readonly isQuick: boolean
  /** Sessions in the large PostgreSQL database, in the small one, and in the embedded one. */
  readonly large: number
  readonly small: number
  readonly embedded: number
  readonly rounds: number
  /** Of load, each round. */
  readonly seconds: number
  /** URL of a seeded database of so many sessions; made at its first use. */
  postgres(sessions: number): Promise<string>
  /** URL of an empty database that nothing else uses. */
  emptyPostgres(): Promise<string>
  /** Folder of a seeded embedded database; made at its first use. Whoever opens it closes it again. */
  embeddedFolder(sessions: number): Promise<string>
  emptyFolder(): string
  /** Tells what goes on. */
  say(text: string): void
}

export function isReached({ figure, aim, better }: Row): boolean | null {
  if (figure === null || aim === undefined) return null
  return better === 'higher' ? figure >= aim : figure <= aim
}

/** Two significant places at least, no more than three decimals. */
export function figureText({ figure, unit }: Pick<Row, 'figure' | 'unit'>): string {
  if (figure === null) return '–'
  const digits = figure >= 100 ? 0 : figure >= 10 ? 1 : figure >= 1 ? 2 : 3
  return `${figure.toFixed(digits)} ${unit}`
}
