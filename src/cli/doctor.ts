import { Command } from 'commander'
import {
  adminKeySetting,
  connectionOptions,
  listenOptions,
  type ConnectionSettings,
  type ServeSettings,
} from './config.ts'
import { checkDatabase } from './doctor-database.ts'
import { checkFolder } from './doctor-folder.ts'
import { checkPrivacy } from './doctor-privacy.ts'
import { checkKey, checkServer } from './doctor-server.ts'
import { checkTranscripts } from './doctor-transcripts.ts'
import type { Check } from './check.ts'
import { EXIT } from './exit.ts'
import { print, printJson } from './output.ts'
import { styled } from './table.ts'
import { version } from './version.ts'

export type DoctorSettings = ConnectionSettings & ServeSettings & { readonly json?: true }

const COLOURS = { ok: 'green', warn: 'yellow', problem: 'red' } as const

export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description('say what is set up, reachable, writable and out of date')
    .option('--json', 'print the checks as JSON')
    .action(examine)
  for (const option of [...connectionOptions(), ...listenOptions()]) command.addOption(option)
  return command
}

/** Looks, and makes or changes nothing. */
async function examine(settings: DoctorSettings): Promise<void> {
  adminKeySetting()
  const program: Check = {
    name: 'program',
    status: 'ok',
    message: `Muster ${version()} on Node ${process.versions.node}`,
    remedy: null,
  }
  const server = await checkServer(settings)
  const checks = [
    program,
    await checkFolder(settings.dataDir),
    ...(await checkPrivacy(settings.dataDir)),
    await checkDatabase(settings, server.url),
    server.check,
    await checkKey(settings, server.url),
    ...(await checkTranscripts()),
  ]
  await (settings.json ? printJson({ checks }) : print(textOf(checks)))
  if (checks.some(({ status }) => status === 'problem')) process.exitCode = EXIT.failed
}

function textOf(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length))
  const indent = ' '.repeat('problem'.length + width + 6)
  return checks
    .map(({ name, status, message, remedy }) => {
      const word = styled(COLOURS[status], status.padEnd('problem'.length))
      const line = `  ${word}  ${name.padEnd(width)}  ${message}\n`
      return remedy === null ? line : `${line}${indent}${styled('dim', `→ ${remedy}`)}\n`
    })
    .join('')
}
