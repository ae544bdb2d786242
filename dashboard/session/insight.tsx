import { RefreshCw, Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionWithInsights } from '../../sdk/index.ts'
import { useMayIn } from '../api/context.tsx'
import { useGenerate } from '../api/session.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Inline } from '../parts/inline.tsx'
import { units } from '../parts/number.ts'
import { Outcome } from '../parts/outcome.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Empty, Failure } from '../parts/state.tsx'
import { Time } from '../parts/time.tsx'
import { fill } from '../texts/fill.ts'
import { Evidence } from './evidence.tsx'
import { Issues } from './issues.tsx'
import { SuggestedPrompt } from './suggested-prompt.tsx'
import { Timeline } from './timeline.tsx'

type Analysis = NonNullable<SessionWithInsights['analysis']>

export function Insight({ session }: { session: SessionWithInsights }) {
  const t = useTexts()
  const language = useLanguage()
  const generation = useGenerate(session)
  const may = useMayIn(session.org_id, 'ManageOrgSessions')
  const { analysis, analysis_provenance: provenance } = session
  // It was analysed, and shows too little to say anything of it.
  const saysNothing = provenance !== null && provenance.failure === null && !provenance.is_stale
  const button = may ? (
    <Button
      look={analysis ? 'plain' : 'primary'}
      // Not disabled: that would take the focus from it.
      aria-disabled={generation.busy}
      onClick={() => !generation.busy && generation.generate()}
    >
      {analysis ? (
        <RefreshCw className={`size-3.5 ${generation.busy ? 'animate-spin' : ''}`} />
      ) : (
        <Sparkles className="size-3.5" />
      )}
      {generation.busy ? t.insight.generating : analysis ? t.insight.regenerate : t.insight.generate}
    </Button>
  ) : (
    <p className="text-xs text-soft">{t.insight.mayNot}</p>
  )
  return (
    <div className="space-y-7 p-4 [overflow-wrap:anywhere]">
      {analysis ? (
        <Known session={session} analysis={analysis} />
      ) : (
        <Empty title={saysNothing ? t.insight.tooLittle : t.insight.none}>
          <p className="mb-4">{saysNothing ? t.insight.tooLittleHint : t.insight.noneHint}</p>
          {!saysNothing && button}
        </Empty>
      )}
      {analysis && provenance && (
        <footer className="space-y-2 border-t border-line pt-4 text-xs text-soft">
          <p>
            {provenance.model === null
              ? fill(t.insight.byRules, { version: provenance.version })
              : fill(t.insight.byModel, { model: provenance.model })}
            {', '}
            <Time at={provenance.analyzed_at} />{' '}
            {fill(t.insight.took, { seconds: units(provenance.duration_seconds, language) })}
          </p>
          {button}
          {/* Below the button, which stays where it was pressed. */}
          {provenance.is_stale && <p className="text-warn">{t.insight.stale}</p>}
          <p role="status">{generation.wasFresh && !generation.busy && t.insight.fresh}</p>
        </footer>
      )}
      {generation.error && <Failure error={generation.error} />}
      {provenance?.failure && (
        <p className="text-[13px] text-bad [overflow-wrap:anywhere]">
          {fill(t.insight.failure, { detail: provenance.failure })}
        </p>
      )}
    </div>
  )
}

function Known({ session, analysis }: { session: SessionWithInsights; analysis: Analysis }) {
  const t = useTexts()
  const { outcome, action_items, classification, note_usage, suggested_prompt } = analysis
  return (
    <>
      {session.status_detail === 'working' && <p className="text-[13px] text-soft">{t.insight.soFar}</p>}
      <Section title={t.insight.outcome} end={<Outcome outcome={outcome.outcome} />}>
        <p className="text-[13px]">
          <Inline text={outcome.reason} /> <Evidence steps={outcome.evidence} />
        </p>
      </Section>
      <Section title={t.insight.timeline}>
        <Timeline events={analysis.timeline} />
      </Section>
      <Section title={t.insight.issues}>
        <Issues issues={analysis.issues} />
      </Section>
      {action_items.length > 0 && (
        <Section
          title={t.insight.actions}
          end={
            <CopyButton
              label={t.insight.copyAll}
              text={() => action_items.map((item) => `- ${item.action_item}`).join('\n')}
            />
          }
        >
          <ul className="space-y-2">
            {action_items.map((item, at) => (
              <li key={at} className="flex items-start gap-2 text-[13px]">
                <span className="min-w-0 flex-1">
                  <Inline text={item.action_item} />
                </span>
                <Badge>{t.actionType[item.type]}</Badge>
                <CopyButton text={item.action_item} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {suggested_prompt && (
        <Section
          title={t.insight.prompt}
          end={<CopyButton label={t.insight.copyPrompt} text={suggested_prompt.suggested_prompt} />}
        >
          <SuggestedPrompt prompt={suggested_prompt} />
        </Section>
      )}
      {note_usage && note_usage.good_usages.length + note_usage.bad_usages.length > 0 && (
        <Section title={t.insight.notes}>
          {(['good_usages', 'bad_usages'] as const).map((kind) =>
            note_usage[kind].map((usage, at) => (
              <p key={`${kind}-${at}`} className="mb-2 text-[13px]">
                <Badge tone={kind === 'good_usages' ? 'good' : 'warn'}>
                  {kind === 'good_usages' ? t.insight.followed : t.insight.ignored}
                </Badge>{' '}
                <Inline text={`${usage.message} ${usage.reason}`} /> <Evidence steps={usage.evidence} />
              </p>
            )),
          )}
        </Section>
      )}
      {classification && (
        <Section title={t.insight.kind}>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-[13px]">
            <dt className="text-soft">{t.column.category}</dt>
            <dd>{session.category ? t.category[session.category] : classification.category}</dd>
            <Words name={t.insight.languages} words={classification.programming_languages} />
            <Words name={t.insight.tools} words={classification.tools_and_frameworks} />
          </dl>
        </Section>
      )}
    </>
  )
}

function Words({ name, words }: { name: string; words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd>
        <SafeText text={words.join(', ')} links={false} />
      </dd>
    </>
  )
}

function Section({ title, end, children }: { title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <div className="mb-2 flex min-h-7 items-center justify-between gap-2">
        <h2 className="text-[13px] font-semibold">{title}</h2>
        {end}
      </div>
      {children}
    </section>
  )
}
