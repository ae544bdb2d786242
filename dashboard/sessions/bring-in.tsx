import { useState } from 'react'
import type { MachineTranscripts, NewMachineImport } from '../../sdk/index.ts'
import { useConnection } from '../api/context.tsx'
import { useMachineTranscripts, useStartImport } from '../api/machine.ts'
import { useLanguage, useTexts, type Language } from '../app/language.tsx'
import { agentName } from '../parts/agent-name.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Field, Select } from '../parts/field.tsx'
import { MissingRight } from '../parts/missing-right.tsx'
import { whole } from '../parts/number.ts'
import { OrganizationOptions } from '../parts/organization-options.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Empty, Failure, Loading } from '../parts/state.tsx'
import type { Texts } from '../texts/en.ts'
import { fill } from '../texts/fill.ts'
import { ImportProgress, type WatchedImport } from './import-progress.tsx'

interface BringInProps {
  readonly watched: WatchedImport | null
  /** Said where something was found. */
  readonly title: string
  /** Said where a command has to do it. */
  readonly byCommand: string
}

/** What can be brought in, on a click where the server can do it. */
export function BringIn(props: BringInProps) {
  const { access } = useConnection()
  return access.imports_from_machine ? <FromMachine {...props} /> : <ByCommand title={props.byCommand} />
}

const COMMAND = 'npx muster import'

function ByCommand({ title }: { title: string }) {
  const t = useTexts()
  const { organizations } = useConnection().access
  if (!organizations.some(({ permissions }) => permissions.includes('ManageOrgSessions')))
    return (
      <MissingRight title={title} what={t.rights.import} permission="ManageOrgSessions" role="org_admin" />
    )
  return (
    <Empty title={title}>
      <p className="mb-3">{t.first.byCommand}</p>
      <p className="inline-flex items-center gap-1 rounded-md bg-sunk py-0.5 pr-1 pl-3">
        <code className="font-mono text-[13px] text-text">{COMMAND}</code>
        <CopyButton text={COMMAND} />
      </p>
    </Empty>
  )
}

function FromMachine({ watched, title }: BringInProps) {
  const t = useTexts()
  const { data: found, error, refetch } = useMachineTranscripts()
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (found === undefined) return <Loading lines={3} />
  const isAnyThere = found.agents.length > 0
  return (
    <Empty title={isAnyThere ? title : t.first.nothing}>
      <Found found={found} />
      <div className="mt-6 w-full">
        {watched?.standing.state === 'running' ? <ImportProgress {...watched} /> : <Choice found={found} />}
      </div>
    </Empty>
  )
}

function Found({ found: { agents, folders, failed } }: { found: MachineTranscripts }) {
  const t = useTexts()
  const language = useLanguage()
  const sessions = agents.reduce((sum, one) => sum + one.sessions, 0)
  const said =
    agents.length === 0
      ? fill(t.first.looked, { folders: listed(folders, language) })
      : fill(t.first.found(sessions), {
          agents: listed(
            agents.map((one) => countOf(one, t, language)),
            language,
          ),
          folders: listed([...new Set(agents.flatMap((one) => one.folders))], language),
        })
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        <SafeText text={said} links={false} />
      </p>
      {agents.length > 0 && <p className="mt-2 text-xs">{t.first.onlyRead}</p>}
      {failed[0] !== undefined && (
        <p className="mt-2 text-xs">
          <SafeText
            text={fill(t.first.unreadable(failed.length), {
              reason: `${failed[0].path ?? ''}: ${failed[0].reason}`,
            })}
            links={false}
          />
        </p>
      )}
    </>
  )
}

function Choice({ found }: { found: MachineTranscripts }) {
  const t = useTexts()
  const { organizations } = useConnection().access
  const [orgId, setOrgId] = useState(organizations[0]?.org_id ?? null)
  const { mutate, isPending, error } = useStartImport()
  const start = (source: NewMachineImport['source']) => mutate({ source, org_id: orgId })
  const isAnyThere = found.agents.length > 0
  const hasNoDemo = found.demo_sessions === 0
  return (
    <div className="space-y-4">
      {organizations.length > 1 && (
        <Field label={t.first.organization}>
          {(id) => (
            <Select id={id} value={orgId ?? ''} onChange={({ target }) => setOrgId(target.value)}>
              <OrganizationOptions />
            </Select>
          )}
        </Field>
      )}
      <div className="flex flex-wrap items-center justify-center gap-2">
        {isAnyThere && (
          <Button look="primary" disabled={isPending} onClick={() => start('transcripts')}>
            {t.first.import}
          </Button>
        )}
        {found.demo_sessions < found.demo_size && (
          <Button look={isAnyThere ? 'quiet' : 'primary'} disabled={isPending} onClick={() => start('demo')}>
            {hasNoDemo ? t.first.demo : t.first.restOfDemo}
          </Button>
        )}
      </div>
      {hasNoDemo && <p className="text-xs">{t.first.demoHint}</p>}
      {error && <Failure error={error} />}
    </div>
  )
}

function countOf({ agent, sessions }: MachineTranscripts['agents'][number], t: Texts, language: Language) {
  return fill(t.first.ofAgent, { count: whole(sessions, language), agent: agentName(agent) })
}

function listed(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
}
