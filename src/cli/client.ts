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
import { oneLine } from './terminal-text.ts'

/** The options of a command that talks to a server. */
export function addConnectionOptions(command: Command): Command {
  for (const option of connectionOptions()) command.addOption(option)
  return command
}

/** Talks to the server through the client; what it refuses becomes an exit code. */
export async function withClient(
  settings: ConnectionSettings,
  work: (client: MusterClient) => Promise<void>,
): Promise<void> {
  await withConnection(settings, async ({ baseUrl, key }) => {
    try {
      await work(new MusterClient({ url: baseUrl, key }))
    } catch (error) {
      throw explained(error)
    }
  })
}

function explained(error: unknown): unknown {
  const code =
    error instanceof ConnectionError ||
    error instanceof AuthenticationError ||
    error instanceof PermissionError
      ? EXIT.refused
      : error instanceof ValidationError
        ? EXIT.usage
        : EXIT.failed
  const isKnown = error instanceof ConnectionError || error instanceof ApiError
  return isKnown ? new ExitError(code, oneLine(error.message), { cause: error }) : error
}
