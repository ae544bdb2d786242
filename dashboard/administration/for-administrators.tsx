import type { ReactNode } from 'react'
import type { Access } from '../../sdk/index.ts'
import { useMay } from '../api/context.tsx'
import { useTexts } from '../app/language.tsx'
import { MissingRight } from '../parts/missing-right.tsx'
import { Page } from '../parts/page.tsx'

interface ForAdministratorsProps {
  readonly permission: Access['permissions'][number]
  readonly title: string
  /** What takes that right, in words. */
  readonly what: string
  readonly children: ReactNode
}

/** A page for who has the right to it; else one that says which it takes. */
export function ForAdministrators({ permission, title, what, children }: ForAdministratorsProps) {
  const t = useTexts()
  if (useMay(permission)) return children
  return (
    <Page title={title}>
      <MissingRight title={t.rights.title} what={what} permission={permission} role="enterprise_admin" />
    </Page>
  )
}
