import type { Access, Role } from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'
import { fill } from '../texts/fill.ts'
import { roleName } from './role-name.ts'
import { Empty } from './state.tsx'

interface MissingRightProps {
  readonly title: string
  /** What takes which right, in words. */
  readonly what: string
  readonly permission: Access['permissions'][number]
  /** The role that has it. */
  readonly role: Role
}

/** Stands in place of what one may not see or do. */
export function MissingRight({ title, what, permission, role }: MissingRightProps) {
  const t = useTexts()
  return (
    <Empty title={title}>
      <p className="mb-3">{what}</p>
      <p>{fill(t.rights.ask, { role: roleName(role, t), permission })}</p>
    </Empty>
  )
}
