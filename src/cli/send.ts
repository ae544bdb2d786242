import {
  ApiError,
  AuthenticationError,
  NotFoundError,
  PermissionError,
  type ImportReport,
} from '../../sdk/index.ts'
import type { ImportReport as Report } from '../ingest/import.ts'
import { RefusedFile, type Send } from '../machine/import-files.ts'
import { refusalOf, type GivenAs } from './refusal.ts'
import { upload, type ImportTarget } from './upload.ts'

const GIVEN_AS: GivenAs = { user: '--user' }

/** Sends files to a server. */
export function sendTo(target: ImportTarget): Send {
  return async (file, options) => {
    try {
      return reportOf(await upload(target, file, options))
    } catch (error) {
      if (error instanceof ApiError && !isRefusal(error))
        throw new RefusedFile(refusalOf(error, GIVEN_AS), { cause: error })
      throw error
    }
  }
}

export function reportOf({ agent, sessions, records_not_understood }: ImportReport): Report {
  return {
    agent,
    sessions: sessions.map(({ session_id, result }) => ({ sessionId: session_id, outcome: result })),
    recordsNotUnderstood: records_not_understood,
  }
}

/** The key or the organisation is refused, whatever the file. */
function isRefusal(error: ApiError): boolean {
  return [AuthenticationError, PermissionError, NotFoundError].some((Refusal) => error instanceof Refusal)
}
