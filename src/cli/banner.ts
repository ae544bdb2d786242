import { existsSync } from 'node:fs'
import { styleText } from 'node:util'
import { adminKeyFile } from './admin-key.ts'
import { tilde, withoutPassword, type ServeSettings } from './config.ts'
import type { Started } from './start.ts'
import { version } from './version.ts'

/**
 * What a person is told when the server has started, with a link to sign in by; the first time with the
 * administrator's key. Plain lines where nobody's terminal is on the other end.
 */
export function banner(
  { url, engine, newKey }: Started,
  link: string | undefined,
  { dataDir, databaseUrl }: ServeSettings,
  stream: NodeJS.WriteStream,
): string {
  const title = (text: string): string => styleText('bold', text, { stream })
  const quiet = (text: string): string => styleText('dim', text, { stream })
  const line = (label: string, value: string): string => `  ${quiet(label.padEnd(LABEL_WIDTH))}${value}`
  const note = (text: string): string => line('', quiet(text))

  const kept = engine === 'embedded' ? `${tilde(dataDir)} (embedded PostgreSQL)` : hostOf(databaseUrl)
  const lines = [`  ${title(`Muster ${version()}`)}`, '']
  if (link !== undefined)
    lines.push(line('Open', title(link)), note('signs you in, once, within the hour.'), '')
  lines.push(line('URL', title(url)), line('Data', kept))
  if (newKey !== undefined) {
    lines.push(
      line('Key', title(newKey)),
      note('The administrator’s, shown this once. Commands on this machine find it'),
      note(`in ${tilde(adminKeyFile(dataDir))}.`),
      '',
      line('Next', title('npx muster import')),
      note('brings in the agent sessions of this machine.'),
    )
  } else if (existsSync(adminKeyFile(dataDir))) lines.push(line('Key', `in ${tilde(adminKeyFile(dataDir))}`))
  if (stream.isTTY) lines.push('', `  ${quiet('Ctrl-C stops the server.')}`)
  const framed = stream.isTTY ? ['', ...lines, ''] : lines.filter((text) => text !== '')
  return framed.map((text) => `${text}\n`).join('')
}

const LABEL_WIDTH = 6

function hostOf(databaseUrl = ''): string {
  return `PostgreSQL at ${withoutPassword(databaseUrl)}`
}
