import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import { Tabs } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useFollowSession } from '../api/follow-session.ts'
import { useDetails, useSession, useSteps } from '../api/session.ts'
import { useKeys } from '../app/keyboard.ts'
import { useTexts } from '../app/language.tsx'
import { useMedia } from '../app/media.ts'
import { Page } from '../parts/page.tsx'
import { Failure, Loading } from '../parts/state.tsx'
import { lastSearch } from '../sessions/last-search.ts'
import { Details } from './details.tsx'
import { Header } from './header.tsx'
import { Insight } from './insight.tsx'
import { Transcript } from './transcript.tsx'

const route = getRouteApi('/sessions/$id')

type Tab = 'transcript' | 'insight' | 'details'

export function SessionPage() {
  const t = useTexts()
  const { id } = route.useParams()
  const wide = useMedia('(min-width: 1100px)')
  const session = useSession(id)
  const details = useDetails(session.data)
  const steps = useSteps(session.data)
  useFollowSession(session.data)
  const [tab, setTab] = useTab(wide)
  const navigate = useNavigate()
  useKeys({ Escape: () => void navigate({ to: '/sessions', search: lastSearch.get() }) })

  if (session.isPending) return <Loading lines={12} />
  if (!session.data)
    return (
      <Page title={t.list.title}>
        <Failure error={session.error} onRetry={() => void session.refetch()} />
      </Page>
    )
  // What the header says of them would push the transcript down. They come as soon as the first steps.
  if (details.isPending) return <Loading lines={12} />

  const transcript = (
    <Transcript key={id} session={session.data} steps={steps} count={details.data?.num_steps ?? null} />
  )
  const beside = wide ? (['insight', 'details'] as const) : (['transcript', 'insight', 'details'] as const)
  return (
    <>
      <Header session={session.data} details={details.data} />
      <div className="flex min-h-0 flex-1">
        {wide && <div className="flex min-w-0 flex-1 flex-col">{transcript}</div>}
        <Tabs.Root
          value={tab}
          onValueChange={(next) => setTab(next as Tab)}
          className={`flex min-h-0 min-w-0 flex-col ${wide ? 'w-[400px] shrink-0 border-l border-line' : 'flex-1'}`}
        >
          <Tabs.List className="flex shrink-0 gap-4 border-b border-line px-4">
            {beside.map((one) => (
              <Tabs.Trigger
                key={one}
                value={one}
                className="-mb-px h-12 border-b-2 border-transparent text-[13px] text-soft -outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-text"
              >
                {t.session[one]}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {!wide && (
            <Tabs.Content
              value="transcript"
              tabIndex={-1}
              className="flex min-h-0 flex-1 flex-col data-[state=inactive]:hidden"
            >
              {transcript}
            </Tabs.Content>
          )}
          <Tabs.Content
            value="insight"
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-auto data-[state=inactive]:hidden"
          >
            <Insight session={session.data} />
          </Tabs.Content>
          <Tabs.Content
            value="details"
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-auto data-[state=inactive]:hidden"
          >
            <Details session={session.data} details={details} />
          </Tabs.Content>
        </Tabs.Root>
      </div>
    </>
  )
}

/** Beside the transcript stands the insight; where there is no room beside, a link to a step brings the transcript back. */
function useTab(wide: boolean) {
  const [tab, setTab] = useState<Tab>(wide ? 'insight' : 'transcript')
  const location = useLocation()
  useEffect(() => {
    if (!wide && location.hash !== '') setTab('transcript')
  }, [wide, location])
  return [wide && tab === 'transcript' ? 'insight' : tab, setTab] as const
}
