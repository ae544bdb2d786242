import { Bot, Brain, Hash, Info, Paperclip, User } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionStep } from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'
import { Code } from '../parts/code.tsx'
import { Prose } from '../parts/prose.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Time } from '../parts/time.tsx'
import { picturesOf, textOf } from './content.ts'
import type { Entry } from './entries.ts'
import { Folded } from './folded.tsx'
import { Pictures } from './pictures.tsx'
import { StepLink } from './step-link.tsx'
import { ToolCall } from './tool-call.tsx'

export interface EntryProps {
  readonly entry: Entry
  readonly open: boolean
  readonly onToggle: () => void
  /** The session of the sub-agent that a call started, by what it was asked. */
  readonly subAgentOf: (prompt: string) => string | null
}

export function EntryOf({ entry, open, onToggle, subAgentOf }: EntryProps) {
  const t = useTexts()
  const { step } = entry
  switch (step.kind) {
    case 'user_message':
      return (
        <Message step={step} who={t.transcript.person} icon={<User className="size-3.5" />} person />
      )
    case 'agent_message':
      return <Message step={step} who={t.transcript.assistant} icon={<Bot className="size-3.5" />} />
    case 'tool_call':
      return <ToolCall entry={entry} open={open} onToggle={onToggle} subAgentOf={subAgentOf} />
    case 'tool_result':
      return <Aside step={step} open={open} onToggle={onToggle} title={t.transcript.orphan} icon={Info} plain />
    case 'reasoning':
      return <Aside step={step} open={open} onToggle={onToggle} title={t.transcript.reasoning} icon={Brain} />
    case 'context':
      return (
        <Aside step={step} open={open} onToggle={onToggle} title={t.transcript.context} icon={Paperclip} plain />
      )
    case 'notice':
      return (
        <Aside
          step={step}
          open={open}
          onToggle={onToggle}
          title={step.name ?? t.transcript.notice}
          icon={Info}
          plain
        />
      )
  }
}

interface MessageProps {
  readonly step: SessionStep
  readonly who: string
  readonly icon: ReactNode
  readonly person?: boolean
}

function Message({ step, who, icon, person = false }: MessageProps) {
  return (
    <article
      className={person ? 'rounded-lg border border-line bg-raised px-4 py-3' : 'px-4 py-2'}
      aria-label={who}
    >
      <header className="mb-1.5 flex items-center gap-2 text-xs text-soft">
        <span
          className={`inline-flex size-5 items-center justify-center rounded-full ${person ? 'bg-accent-soft text-accent' : 'bg-sunk'}`}
        >
          {icon}
        </span>
        <span className="font-medium text-text">{who}</span>
        <Meta step={step} />
      </header>
      <Prose text={textOf(step.content)} />
      <Pictures pictures={picturesOf(step.content)} />
      <Cut step={step} />
    </article>
  )
}

interface AsideProps {
  readonly step: SessionStep
  readonly open: boolean
  readonly onToggle: () => void
  readonly title: string
  readonly icon: typeof Info
  /** As it stands, not as prose. */
  readonly plain?: boolean
}

/** What one reads when one looks for it. */
function Aside({ step, open, onToggle, title, icon: Icon, plain = false }: AsideProps) {
  const text = textOf(step.content)
  return (
    <Folded
      open={open}
      onToggle={onToggle}
      quiet={step.is_error !== true}
      icon={<Icon className="size-3.5" />}
      name={title}
      title={<SafeText text={text.trim().split('\n', 1)[0]?.slice(0, 300) ?? ''} links={false} />}
      end={<Meta step={step} />}
    >
      {plain ? (
        <Code code={text} tone={step.is_error === true ? 'bad' : 'plain'} />
      ) : (
        <div className="text-soft">
          <Prose text={text} />
        </div>
      )}
      <Pictures pictures={picturesOf(step.content)} />
      <Cut step={step} />
    </Folded>
  )
}

/** When it was, and a link to it. */
export function Meta({ step }: { step: SessionStep }) {
  const t = useTexts()
  return (
    <span className="flex items-center gap-2 text-xs text-soft">
      {step.created_at !== null && <Time at={step.created_at} />}
      <StepLink
        step={step.step_id}
        label={t.transcript.link}
        className="rounded p-0.5 opacity-0 group-hover/entry:opacity-100 hover:text-text focus-visible:opacity-100"
      >
        <Hash className="size-3.5" />
      </StepLink>
    </span>
  )
}

export function Cut({ step }: { step: SessionStep }) {
  const t = useTexts()
  return step.content_truncated ? <p className="mt-1.5 text-xs text-warn">{t.transcript.truncated}</p> : null
}
