import { findTranscripts } from '../machine/transcripts.ts'
import { ok, warn, type Check } from './check.ts'
import { tilde, transcriptFolders } from './config.ts'

const NAME = 'transcripts'

/** What an import would find on this machine, folder by folder. */
export async function checkTranscripts(): Promise<Check[]> {
  const checks: Check[] = []
  for (const folder of transcriptFolders()) {
    const { files, failed } = await findTranscripts([folder], { isOptional: true })
    const megabytes = files.reduce((sum, { size }) => sum + size, 0) / 1e6
    const found = `${files.length} in ${tilde(folder)} (${megabytes.toFixed(1)} MB)`
    if (failed.length > 0)
      checks.push(warn(NAME, `${found}, ${failed.length} unreadable`, 'see to their permissions'))
    else if (files.length > 0) checks.push(ok(NAME, found))
  }
  return checks.length > 0 ? checks : [ok(NAME, 'no agent has left any on this machine')]
}
