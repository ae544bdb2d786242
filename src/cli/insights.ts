import { Command } from 'commander'
import type { SessionWithInsights } from '../../sdk/index.ts'
import { addConnectionOptions, withClient } from './client.ts'
import type { ConnectionSettings } from './config.ts'
import { findSession, sessionsOf } from './find-session.ts'
import { generate } from './generate.ts'
import { insightsText } from './insights-text.ts'
import { notice, print, printJson } from './output.ts'

interface Settings extends ConnectionSettings {
  readonly org?: string
  readonly generate?: true
  readonly json?: true
}

export function insightsCommand(): Command {
  const command = new Command('insights')
    .description('say of a session how it went, with evidence, and what would help')
    .argument('<id>', 'id of the session, or the end of it as `sessions list` shows it')
    .option('--org <org>', 'of this organisation (id or name)')
    .option('--generate', 'have it analysed first, unless that was done for what it is now')
    .option('--json', 'print the insights as the server answers them')
    .action(showInsights)
  addConnectionOptions(command)
  return command
}

function showInsights(id: string, settings: Settings): Promise<void> {
  return withClient(settings, async (client) => {
    const sessions = await sessionsOf(client, settings.org)
    const { org_id: orgId, session_id: sessionId } = await findSession(sessions, id)
    const ofOrganization = client.organization(orgId).sessions
    if (settings.generate) await generate(ofOrganization, sessionId)
    const insights: SessionWithInsights = await sessions.insights(sessionId)
    if (settings.json) return printJson(insights)
    await print(insightsText(insights))
    if (insights.analysis_provenance === null) {
      notice(`not analysed yet; --generate has it done`)
    }
  })
}
