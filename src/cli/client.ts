import type { Command } from 'commander'
import {
  ApiError,
  AuthenticationError,
  ConnectionError,
  MusterClient,
  PermissionError,
  ValidationError,
} from '../../sdk/index.ts'
import { connectionOptions, type ConnectionSettings } from './config.ts'
import { withConnection } from './connect.ts'
import { EXIT, ExitError } from './exit.ts'
import { refusalOf, type GivenAs } from './refusal.ts'
import { oneLine } from './terminal-text.ts'

interface ClientSettings extends ConnectionSettings {
  readonly givenAs?: GivenAs
}

/** The options of a command that talks to a server. */
export function addConnectionOptions(command: Command): Command {
  for (const option of connectionOptions()) command.addOption(option)
  return command
}

/** Talks to the server through the client; what it refuses becomes an exit code. */
export async function withClient(
  settings: ClientSettings,
  work: (client: MusterClient) => Promise<void>,
): Promise<void> {
  await withConnection(settings, async ({ baseUrl, key }) => {
    try {
      await work(new MusterClient({ url: baseUrl, key }))
    } catch (error) {
      throw explained(error, settings.givenAs ?? {})
    }
  })
}

function explained(error: unknown, givenAs: GivenAs): unknown {
  const code =
    error instanceof ConnectionError ||
    error instanceof AuthenticationError ||
    error instanceof PermissionError
      ? EXIT.refused
      : error instanceof ValidationError
        ? EXIT.usage
        : EXIT.failed
  if (error instanceof ApiError)
    return new ExitError(code, oneLine(refusalOf(error, givenAs)), { cause: error })
  if (error instanceof ConnectionError) return new ExitError(code, oneLine(error.message), { cause: error })
  return error
}
