import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import type { Scope } from '../domain/principal.ts'
import type { Step } from '../domain/session.ts'
import type { Context } from '../storage/context.ts'
import { findOriginal } from '../storage/originals.ts'
import { findReadFrom } from '../storage/session-details.ts'
import { listSteps as selectSteps } from '../storage/steps.ts'
import { contentReader, type Content } from './content.ts'
import { getSession } from './get.ts'
import { storedChunkStore } from './originals.ts'
import { endOfPage, type Page } from '../domain/page.ts'

export type StepWithContent = Step & Content

/**
 * One page of what happened in an imported session, in the order of its records; contents are read out of the kept
 * original.
 * @throws MusterError `not_found`, or `invalid` for a broken cursor or one of another session.
 */
export async function listSteps(
  context: Context,
  input: {
    readonly scope: Scope
    readonly id: string
    readonly after: string | undefined
    readonly first: number
  },
): Promise<Page<StepWithContent>> {
  const { orgId, sessionId } = await getSession(context, input.scope, input.id)
  const list = `steps ${sessionId}`
  const cursor = input.after === undefined ? undefined : decodeCursor(input.after, list, ['integer'])
  const after = cursor ? Number(cursor.position[0]) : -1
  const rows = await selectSteps(context.db, { orgId, sessionId, after, limit: input.first + 1 })
  const from = await findReadFrom(context.db, orgId, sessionId)
  const original = from && (await findOriginal(context.db, orgId, from.originalId))
  const contentOf = contentReader(original?.chunks ?? [], storedChunkStore(context.db, orgId))
  const page = endOfPage(rows, input.first, null, (last) =>
    encodeCursor({ list, position: [last.position], total: null, digest: '' }),
  )
  const items: StepWithContent[] = []
  for (const step of page.items) items.push({ ...step, ...(await contentOf(step)) })
  return { ...page, items }
}
