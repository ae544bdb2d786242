import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { Organization } from '../../sdk/index.ts'
import { useCreateOrganization, useDeleteOrganization, useOrganizations } from '../api/organizations.ts'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { Confirm } from '../parts/confirm.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field, Input } from '../parts/field.tsx'
import { Page } from '../parts/page.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Empty, Failure, Loading } from '../parts/state.tsx'
import { Table, TableCell, TableRow } from '../parts/table.tsx'
import { Time } from '../parts/time.tsx'
import { fill } from '../texts/fill.ts'
import { ForAdministrators } from './for-administrators.tsx'

export function OrganizationsPage() {
  const t = useTexts()
  return (
    <ForAdministrators
      permission="ManageOrganizations"
      title={t.organizations.title}
      what={t.rights.organizations}
    >
      <Organizations />
    </ForAdministrators>
  )
}

function Organizations() {
  const t = useTexts()
  const list = useOrganizations()
  const [making, setMaking] = useState(false)
  const [deleting, setDeleting] = useState<Organization | null>(null)
  return (
    <Page
      title={t.organizations.title}
      end={
        <Button look="primary" onClick={() => setMaking(true)}>
          <Plus className="size-3.5" />
          {t.organizations.create}
        </Button>
      }
    >
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data?.length === 0 && <Empty title={t.organizations.empty} />}
      {list.data && list.data.length > 0 && (
        <Table
          label={t.organizations.title}
          heads={[t.organizations.name, t.organizations.id, t.organizations.created]}
        >
          {list.data.map((organization) => (
            <TableRow key={organization.org_id}>
              <TableCell>
                <span className="font-medium">
                  <SafeText text={organization.name} links={false} />
                </span>
              </TableCell>
              <TableCell>
                <span className="flex items-center gap-1">
                  <code className="truncate font-mono text-xs text-soft">{organization.org_id}</code>
                  <CopyButton text={organization.org_id} />
                </span>
              </TableCell>
              <TableCell>
                <span className="text-soft">
                  <Time at={organization.created_at} />
                </span>
              </TableCell>
              <TableCell>
                <span className="flex items-center justify-end gap-4">
                  <Link
                    to="/sessions"
                    search={{ org_ids: [organization.org_id] }}
                    className="text-accent hover:underline"
                  >
                    {t.organizations.sessions}
                  </Link>
                  <Button look="danger" onClick={() => setDeleting(organization)}>
                    {t.organizations.delete}
                  </Button>
                </span>
              </TableCell>
            </TableRow>
          ))}
        </Table>
      )}
      <NewOrganization open={making} onClose={() => setMaking(false)} />
      {deleting && <Delete organization={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  )
}

/** Keeps what is typed while it is closed, until an organisation was made. */
function NewOrganization({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts()
  const create = useCreateOrganization()
  const [name, setName] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    create.mutate(name.trim(), {
      onSuccess: () => {
        setName('')
        onClose()
      },
    })
  }
  const close = () => {
    if (!create.isPending) create.reset()
    onClose()
  }
  if (!open) return null
  return (
    <Dialog title={t.organizations.create} open onClose={close}>
      <form onSubmit={submit} className="space-y-4">
        <Field label={t.organizations.name}>
          {(id) => (
            <Input
              id={id}
              required
              autoFocus
              pattern=".*\S.*"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        {create.error && <Failure error={create.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t.app.cancel}</Button>
          <Button type="submit" look="primary" disabled={create.isPending}>
            {t.organizations.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Delete({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const t = useTexts()
  const remove = useDeleteOrganization()
  return (
    <Confirm
      title={fill(t.organizations.deleteTitle, { name: organization.name })}
      text={t.organizations.deleteText}
      action={t.organizations.delete}
      underWay={t.organizations.deleting}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(organization.org_id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
