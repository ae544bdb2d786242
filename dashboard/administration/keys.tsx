import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ApiKey } from '../../sdk/index.ts'
import { useOrganizationName } from '../api/context.tsx'
import { useKeyList, useRevokeKey } from '../api/keys.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { Page } from '../parts/page.tsx'
import { roleName } from '../parts/role-name.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { Empty, Failure, Loading } from '../parts/state.tsx'
import { Table, TableCell, TableRow } from '../parts/table.tsx'
import { day, Time } from '../parts/time.tsx'
import { fill } from '../texts/fill.ts'
import { ForAdministrators } from './for-administrators.tsx'
import { NewKey } from './new-key.tsx'

export function KeysPage() {
  const t = useTexts()
  return (
    <ForAdministrators permission="ManageAccountServiceUsers" title={t.keys.title} what={t.rights.keys}>
      <Keys />
    </ForAdministrators>
  )
}

function Keys() {
  const t = useTexts()
  const list = useKeyList()
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const [all, setAll] = useState(false)
  const keys = (list.data ?? []).filter((key) => all || stateOf(key) === 'valid')
  return (
    <Page
      title={t.keys.title}
      end={
        <div className="flex items-center gap-4">
          <label className="flex items-center gap-2 text-[13px] text-soft">
            <input
              type="checkbox"
              checked={all}
              onChange={({ target }) => setAll(target.checked)}
              className="accent-accent"
            />
            {t.keys.showEnded}
          </label>
          <Button look="primary" onClick={() => setMaking(true)}>
            <Plus className="size-3.5" />
            {t.keys.create}
          </Button>
        </div>
      }
    >
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && keys.length === 0 && <Empty title={t.keys.empty} />}
      {keys.length > 0 && (
        <Table
          label={t.keys.title}
          heads={[t.keys.name, t.keys.kind, t.keys.holder, t.keys.role, t.keys.state, t.keys.created]}
        >
          {keys.map((key) => (
            <KeyRow key={key.key_id} of={key} onRevoke={() => setRevoking(key)} />
          ))}
        </Table>
      )}
      <NewKey open={making} onClose={() => setMaking(false)} />
      {revoking && <Revoke of={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  )
}

function KeyRow({ of: key, onRevoke }: { of: ApiKey; onRevoke: () => void }) {
  const t = useTexts()
  const organization = useOrganizationName()
  const place = key.org_id === null ? t.keys.enterprise : organization(key.org_id)
  return (
    <TableRow>
      <TableCell>
        <span className="font-medium">
          <SafeText text={key.name} links={false} />
        </span>
      </TableCell>
      <TableCell>
        <code className="font-mono text-xs">{key.kind}_</code>
      </TableCell>
      <TableCell>
        <SafeText text={[key.user_email, place].filter(Boolean).join(', ')} links={false} />
      </TableCell>
      <TableCell>
        <span className="text-soft" {...(key.role !== null && { title: key.role })}>
          {key.role === null ? key.permissions?.join(', ') : roleName(key.role, t)}
        </span>
      </TableCell>
      <TableCell>
        <State of={key} />
      </TableCell>
      <TableCell>
        <span className="text-soft">
          <Time at={key.created_at} />
        </span>
      </TableCell>
      <TableCell>
        {stateOf(key) === 'valid' && (
          <Button look="danger" onClick={onRevoke}>
            {t.keys.revoke}
          </Button>
        )}
      </TableCell>
    </TableRow>
  )
}

function State({ of: key }: { of: ApiKey }) {
  const t = useTexts()
  const language = useLanguage()
  const state = stateOf(key)
  if (state !== 'valid') return <Badge tone="bad">{t.keys[state]}</Badge>
  return (
    <Badge tone="good">
      {key.expires_at === null ? t.keys.valid : fill(t.keys.until, { date: day(key.expires_at, language) })}
    </Badge>
  )
}

function Revoke({ of: { key_id, name }, onClose }: { of: ApiKey; onClose: () => void }) {
  const t = useTexts()
  const revoke = useRevokeKey()
  return (
    <Confirm
      title={fill(t.keys.revokeTitle, { name })}
      text={t.keys.revokeText}
      action={t.keys.revoke}
      underWay={t.keys.revoking}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate(key_id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

function stateOf({ revoked_at, expires_at }: ApiKey): 'valid' | 'expired' | 'revoked' {
  if (revoked_at !== null) return 'revoked'
  return expires_at !== null && expires_at <= Date.now() / 1000 ? 'expired' : 'valid'
}
