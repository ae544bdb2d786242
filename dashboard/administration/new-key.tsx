import { useState, type SubmitEvent } from 'react'
import { ValidationError, type NewApiKey, type Role } from '../../sdk/index.ts'
import { useCreateKey } from '../api/keys.ts'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field, Input, Select } from '../parts/field.tsx'
import { OrganizationOptions } from '../parts/organization-options.tsx'
import { roleName } from '../parts/role-name.ts'
import { Failure } from '../parts/state.tsx'

const KINDS = ['cog', 'apk', 'apk_user'] as const
const ORGANIZATION_ROLES = ['org_viewer', 'org_member', 'org_admin'] as const satisfies readonly Role[]
const ENTERPRISE_ROLES = ['enterprise_viewer', 'enterprise_admin'] as const satisfies readonly Role[]
const LIVES = [7, 30, 90, 365]

/** What is written in the form; empty for what is left to the server. */
interface Draft {
  readonly name: string
  readonly kind: (typeof KINDS)[number]
  readonly org_id: string
  readonly email: string
  readonly role: Role | ''
  readonly days: string
}

const BLANK: Draft = { name: '', kind: 'cog', org_id: '', email: '', role: '', days: '90' }

/** Keeps what is typed while it is closed, until a key was made: that is shown, whatever was closed meanwhile. */
export function NewKey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts()
  const create = useCreateKey()
  const [draft, setDraft] = useState(BLANK)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    create.mutate(requestOf(draft), { onSuccess: () => setDraft(BLANK) })
  }
  const close = () => {
    if (!create.isPending) create.reset()
    onClose()
  }
  const isUnknown = saysUnknown(create.error)
  // Shown once: closed by a button alone, never by accident.
  if (create.data)
    return (
      <Dialog title={t.keys.once} open onClose={close} easyToClose={false}>
        <Secret secret={create.data.key} onClose={close} />
      </Dialog>
    )
  if (!open) return null
  return (
    <Dialog title={t.keys.create} open onClose={close}>
      <form onSubmit={submit} className="space-y-4">
        <Fields
          draft={draft}
          isUnknown={isUnknown && create.variables?.email === draft.email}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {create.error && !isUnknown && <Failure error={create.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t.app.cancel}</Button>
          <Button type="submit" look="primary" disabled={create.isPending}>
            {t.keys.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface FieldsProps {
  readonly draft: Draft
  /** Whether nobody here has the address that is written. */
  readonly isUnknown: boolean
  readonly onChange: (change: Partial<Draft>) => void
}

function Fields({ draft, isUnknown, onChange }: FieldsProps) {
  const t = useTexts()
  const needsOrganization = draft.kind !== 'cog'
  const roles = draft.org_id === '' ? ENTERPRISE_ROLES : ORGANIZATION_ROLES
  return (
    <>
      <Field label={t.keys.name} hint={t.keys.nameHint}>
        {(id) => (
          <Input
            id={id}
            required
            autoFocus
            pattern=".*\S.*"
            maxLength={256}
            value={draft.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        )}
      </Field>
      <Field label={t.keys.kind}>
        {(id) => (
          <Select
            id={id}
            value={draft.kind}
            onChange={({ target }) => onChange({ kind: KINDS.find((one) => one === target.value) ?? 'cog' })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t.keys.kinds[kind]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t.keys.organization}>
        {(id) => (
          <Select
            id={id}
            required={needsOrganization}
            value={draft.org_id}
            onChange={({ target }) => onChange({ org_id: target.value, role: '' })}
          >
            <option value="" disabled={needsOrganization}>
              {t.keys.enterprise}
            </option>
            <OrganizationOptions />
          </Select>
        )}
      </Field>
      <Field
        label={t.keys.email}
        hint={t.keys.emailHint}
        {...(isUnknown && { error: <AddFirst draft={draft} /> })}
      >
        {(id) => (
          <Input
            id={id}
            type="email"
            required={draft.kind === 'apk_user'}
            aria-invalid={isUnknown}
            value={draft.email}
            onChange={({ target }) => onChange({ email: target.value })}
          />
        )}
      </Field>
      {draft.email === '' && (
        <Field label={t.keys.role}>
          {(id) => (
            <Select
              id={id}
              value={draft.role}
              onChange={({ target }) => onChange({ role: roles.find((one) => one === target.value) ?? '' })}
            >
              <option value="">{t.keys.usualRole}</option>
              {roles.map((role) => (
                <option key={role} value={role} title={role}>
                  {roleName(role, t)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={t.keys.expires}>
        {(id) => (
          <Select id={id} value={draft.days} onChange={({ target }) => onChange({ days: target.value })}>
            {LIVES.map((days) => (
              <option key={days} value={days}>
                {t.list.days(days)}
              </option>
            ))}
            <option value="">{t.keys.never}</option>
          </Select>
        )}
      </Field>
    </>
  )
}

/** No page adds people: the command does. */
function AddFirst({ draft: { email, org_id } }: { draft: Draft }) {
  const t = useTexts()
  const place = org_id === '' ? '--role enterprise_viewer' : `--org ${org_id} --role org_viewer`
  const command = `npx muster users add ${email} ${place}`
  return (
    <>
      <p>{t.keys.unknownEmail}</p>
      <p className="mt-1 flex items-center gap-1 rounded-md bg-sunk py-0.5 pr-1 pl-2 text-text">
        <code className="min-w-0 flex-1 font-mono break-all">{command}</code>
        <CopyButton text={command} />
      </p>
    </>
  )
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTexts()
  return (
    <>
      <p className="mb-3 text-soft">{t.keys.onceText}</p>
      <p className="mb-5 flex items-center gap-2 rounded-md border border-line bg-sunk p-2">
        <code className="min-w-0 flex-1 font-mono text-xs break-all">{secret}</code>
        <CopyButton text={secret} />
      </p>
      <div className="flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t.keys.done}
        </Button>
      </div>
    </>
  )
}

function saysUnknown(error: unknown): boolean {
  return error instanceof ValidationError && error.issues.some(({ type }) => type === 'email_unknown')
}

function requestOf({ name, kind, org_id, email, role, days }: Draft): NewApiKey {
  return {
    name,
    kind,
    ...(org_id !== '' && { org_id }),
    ...(email === '' ? role !== '' && { role } : { email }),
    ...(days !== '' && { expires_at: Math.floor(Date.now() / 1000) + Number(days) * 86_400 }),
  }
}
