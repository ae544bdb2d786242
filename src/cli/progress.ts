import { SingleBar } from 'cli-progress'
import type { Progress } from '../machine/import-files.ts'
import type { Counts } from '../machine/tally.ts'

/** How far an import is. Shown where standard error is a terminal, and nowhere else. */
interface Shown extends Progress {
  end(): void
}

const SILENT: Shown = { done() {}, sent() {}, end() {} }

const BAR_FROM = 12
const BAR_MOST = 32

export function showProgress(
  total: { readonly items: number; readonly bytes?: number; readonly what: string },
  counts: () => Counts,
): Shown {
  if (!process.stderr.isTTY || total.items === 0) return SILENT
  let items = 0
  let bytes = 0
  const part = (): number => {
    const part = total.bytes ? bytes / total.bytes : items / total.items
    return Math.min(1, Math.max(0, part))
  }
  const text = (): string => {
    const { created, updated, failed } = counts()
    return [
      `${Math.floor(part() * 100)} %`.padStart(5),
      `${items}/${total.items} ${total.what}`,
      ...(total.bytes ? [`${megabytes(bytes)}/${megabytes(total.bytes)} MB`] : []),
      `${created} new`,
      ...(updated > 0 ? [`${updated} changed`] : []),
      ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ].join('  ')
  }
  const bar = startBar(total.items, () => {
    const told = text()
    const room = (process.stderr.columns || 80) - told.length - 4
    const width = Math.min(BAR_MOST, room)
    if (width < BAR_FROM) return `  ${told}`
    const full = Math.round(part() * width)
    return `  ${'█'.repeat(full)}${'░'.repeat(width - full)}${told}`
  })
  return {
    done: () => bar.update(++items),
    sent(n) {
      bytes += n
      bar.update(items)
    },
    end: () => bar.stop(),
  }
}

/** A line on standard error that is drawn anew as its text changes. */
export function startBar(total: number, text: () => string): SingleBar {
  const bar = new SingleBar({
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    // Ctrl-C is the command's own affair.
    gracefulExit: false,
    format: text,
  })
  bar.start(total, 0)
  return bar
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)
}
