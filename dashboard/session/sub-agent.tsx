import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { SessionWithInsights } from '../../sdk/index.ts'
import { useSession, useSteps } from '../api/session.ts'
import { useChildren } from '../api/sessions.ts'
import { useTexts } from '../app/language.tsx'
import { Failure, Loading } from '../parts/state.tsx'
import { entriesOf, type EntryProps } from './entries.ts'
import { EntryOf } from './entry.tsx'

/** Which of a session's sub-agents was asked what: a session's title is the beginning of its first request. */
export function useSubAgents(session: SessionWithInsights | undefined): EntryProps['subAgentOf'] {
  const { session_id = '', child_session_ids } = session ?? {}
  const has = (child_session_ids?.length ?? 0) > 0
  const children = useChildren(useMemo(() => (has ? [session_id] : []), [has, session_id])).get(session_id)
  return useMemo(
    () => (prompt: string) => {
      const asked = fromFirstLetter(prompt)
      const child = children?.find(({ title }) => {
        const beginning = fromFirstLetter(title ?? '')
          .replace(/…$/, '')
          .trim()
        return beginning !== '' && asked.startsWith(beginning)
      })
      return child ? { id: child.session_id, transcript: <InPlace id={child.session_id} /> } : null
    },
    [children],
  )
}

/** In one line. What comes before is marks, such as those of Markdown, that a title leaves out. */
function fromFirstLetter(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replace(/^\P{L}+/u, '')
    .trim()
}

/** More than so many steps are read on a page of their own. */
const MOST_IN_PLACE = 100
const NONE: ReadonlySet<string> = new Set()

function InPlace({ id }: { id: string }) {
  const t = useTexts()
  const session = useSession(id)
  const { steps, query } = useSteps(session.data)
  const subAgentOf = useSubAgents(session.data)
  const [open, setOpen] = useState(NONE)
  const entries = useMemo(() => entriesOf(steps), [steps])
  const error = session.error ?? query.error
  if (error) return <Failure error={error} />
  if (query.isPending) return <Loading lines={3} />
  const toggle = (step: string) => {
    const next = new Set(open)
    if (!next.delete(step)) next.add(step)
    setOpen(next)
  }
  return (
    <div className="rounded-lg border border-line">
      {entries.slice(0, MOST_IN_PLACE).map((entry) => {
        const { step_id } = entry.step
        return (
          <div key={step_id} className="px-1 py-1">
            <EntryOf
              entry={entry}
              open={open.has(step_id)}
              onToggle={() => toggle(step_id)}
              subAgentOf={subAgentOf}
            />
          </div>
        )
      })}
      {entries.length > MOST_IN_PLACE && (
        <Link
          to="/sessions/$id"
          params={{ id }}
          className="block border-t border-line px-5 py-2 text-[13px] text-accent hover:underline"
        >
          {t.transcript.restOfSubAgent}
        </Link>
      )}
    </div>
  )
}
