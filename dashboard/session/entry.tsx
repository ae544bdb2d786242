import { Bot, Brain, Info, Paperclip, User } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionStep } from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'
import { Code } from '../parts/code.tsx'
import { Inline } from '../parts/inline.tsx'
import { Prose } from '../parts/prose.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { headlineOf, picturesOf, textOf } from './content.ts'
import type { EntryProps } from './entries.ts'
import { Folded } from './folded.tsx'
import { Pictures } from './pictures.tsx'
import { Cut, Meta } from './step-marks.tsx'
import { ToolCall } from './tool-call.tsx'

export function EntryOf({ entry, open, onToggle, subAgentOf }: EntryProps) {
  const t = useTexts()
  const { step } = entry
  switch (step.kind) {
    case 'user_message':
      return <Message step={step} who={t.transcript.person} icon={<User className="size-3.5" />} person />
    case 'agent_message':
      return <Message step={step} who={t.transcript.assistant} icon={<Bot className="size-3.5" />} />
    case 'tool_call':
      return <ToolCall entry={entry} open={open} onToggle={onToggle} subAgentOf={subAgentOf} />
    case 'tool_result':
      return (
        <Aside step={step} open={open} onToggle={onToggle} title={t.transcript.orphan} icon={Info} plain />
      )
    case 'reasoning':
      return <Aside step={step} open={open} onToggle={onToggle} title={t.transcript.reasoning} icon={Brain} />
    case 'context':
      return (
        <Aside
          step={step}
          open={open}
          onToggle={onToggle}
          title={t.transcript.context}
          icon={Paperclip}
          plain
        />
      )
    case 'notice':
      return (
        <Aside
          step={step}
          open={open}
          onToggle={onToggle}
          title={step.name === null ? t.transcript.notice : <SafeText text={step.name} links={false} />}
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
    <div className={person ? 'rounded-lg border border-line bg-raised px-4 py-3' : 'px-4 py-2'}>
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
    </div>
  )
}

interface AsideProps {
  readonly step: SessionStep
  readonly open: boolean
  readonly onToggle: () => void
  readonly title: ReactNode
  readonly icon: typeof Info
  /** As it stands, not as prose. */
  readonly plain?: boolean
}

/** What one reads when one looks for it. */
function Aside({ step, open, onToggle, title, icon: Icon, plain = false }: AsideProps) {
  const text = textOf(step.content)
  const headline = headlineOf(step.content)
  return (
    <Folded
      open={open}
      onToggle={onToggle}
      quiet={step.is_error !== true}
      icon={<Icon className="size-3.5" />}
      name={title}
      title={plain ? <SafeText text={headline} links={false} /> : <Inline text={headline} links={false} />}
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
