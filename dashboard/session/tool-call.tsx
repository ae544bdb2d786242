import { Link } from '@tanstack/react-router'
import {
  Bot,
  CircleHelp,
  Check,
  FileText,
  Globe,
  ListTodo,
  Minus,
  Pencil,
  Search,
  SquareTerminal,
  Wrench,
  X,
} from 'lucide-react'
import { use, useMemo } from 'react'
import type { SessionStep } from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'
import { Code } from '../parts/code.tsx'
import { LineDiff } from '../parts/diff.tsx'
import { FindContext } from '../parts/find.ts'
import { duration } from '../parts/number.ts'
import { Prose } from '../parts/prose.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { callOf, promptOf, type Deed, type Part } from './call.ts'
import { picturesOf, textOf } from './content.ts'
import type { EntryProps } from './entries.ts'
import { Folded } from './folded.tsx'
import { Pictures } from './pictures.tsx'
import { Plan } from './plan.tsx'
import { Cut, Meta } from './step-marks.tsx'

const ICONS: Readonly<Record<Deed, typeof Wrench>> = {
  run: SquareTerminal,
  read: FileText,
  search: Search,
  edit: Pencil,
  fetch: Globe,
  plan: ListTodo,
  ask: CircleHelp,
  delegate: Bot,
  other: Wrench,
}

export function ToolCall({ entry: { step, result }, open, onToggle, subAgentOf }: EntryProps) {
  const t = useTexts()
  const call = useMemo(() => callOf(step), [step])
  const Icon = ICONS[call.deed]
  const prompt = call.deed === 'delegate' ? promptOf(step) : null
  const child = prompt === null ? null : subAgentOf(prompt)
  return (
    <Folded
      open={open}
      onToggle={onToggle}
      icon={<Icon className="size-3.5" />}
      name={step.name === null ? t.session.toolCalls : <SafeText text={step.name} links={false} />}
      title={<SafeText text={call.title} links={false} />}
      end={
        <>
          {child !== null && (
            <Link
              to="/sessions/$id"
              params={{ id: child.id }}
              className="shrink-0 rounded bg-accent-soft px-1.5 text-xs text-accent hover:underline"
            >
              {t.list.isSubAgent}
            </Link>
          )}
          <Outcome step={step} result={result} />
          <Meta step={step} />
        </>
      }
    >
      {call.parts.map((part, at) => (
        <PartOf key={at} part={part} />
      ))}
      <Cut step={step} />
      {child?.transcript}
      {result !== null && <Result result={result} />}
    </Folded>
  )
}

function PartOf({ part }: { part: Part }) {
  const find = use(FindContext).toLowerCase()
  switch (part.kind) {
    case 'code': {
      // Colours cut the text into words, and a mark can't go over several.
      const isFound = find !== '' && part.code.toLowerCase().includes(find)
      return <Code code={part.code} language={isFound ? '' : part.language} />
    }
    case 'change':
      return (
        <div className="space-y-1">
          {part.path !== '' && (
            <p className="font-mono text-xs text-soft [overflow-wrap:anywhere]">
              <SafeText text={part.path} />
            </p>
          )}
          <LineDiff before={part.before} after={part.after} />
        </div>
      )
    case 'plan':
      return <Plan items={part.items} />
    case 'prose':
      return <Prose text={part.text} />
  }
}

function Result({ result }: { result: SessionStep }) {
  const t = useTexts()
  const text = textOf(result.content)
  const pictures = picturesOf(result.content)
  return (
    <div className="space-y-1">
      {text.trim() === '' && pictures.length === 0 ? (
        <p className="text-xs text-soft">{t.transcript.noOutput}</p>
      ) : (
        text !== '' && <Code code={text} tone={result.is_error === true ? 'bad' : 'plain'} />
      )}
      <Pictures pictures={pictures} />
      <Cut step={result} />
    </div>
  )
}

/** How a call ended, and how long it took where that is worth saying. */
function Outcome({ step, result }: { step: SessionStep; result: SessionStep | null }) {
  const t = useTexts()
  const seconds =
    result?.created_at != null && step.created_at !== null ? result.created_at - step.created_at : 0
  const [Icon, tone, said] =
    result === null
      ? ([Minus, 'text-soft', t.transcript.unanswered] as const)
      : result.is_error === true
        ? ([X, 'text-bad', t.transcript.failed] as const)
        : ([Check, 'text-good', t.transcript.succeeded] as const)
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-xs text-soft">
      {seconds >= 2 && <span className="max-sm:hidden">{duration(seconds)}</span>}
      <span title={said} className={tone}>
        <Icon className="size-3.5" aria-label={said} role="img" />
      </span>
    </span>
  )
}
