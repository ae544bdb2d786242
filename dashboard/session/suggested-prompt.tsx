import type { SessionWithInsights } from '../../sdk/index.ts'
import { WordDiff } from '../parts/diff.tsx'
import { Inline } from '../parts/inline.tsx'

type Prompt = NonNullable<NonNullable<SessionWithInsights['analysis']>['suggested_prompt']>

/** The prompt that would have worked better, as a change of the one that was written. */
export function SuggestedPrompt({ prompt }: { prompt: Prompt }) {
  return (
    <div className="space-y-3">
      {/* Keys scroll what has the focus. */}
      <div
        tabIndex={0}
        role="group"
        className="max-h-96 overflow-auto rounded-lg border border-line bg-raised p-3"
      >
        <WordDiff before={prompt.original_prompt} after={prompt.suggested_prompt} />
      </div>
      <ul className="space-y-2 text-[13px]">
        {prompt.feedback_items.map((item, at) => (
          <li key={at}>
            <span className="font-medium">
              <Inline text={item.summary} />
            </span>{' '}
            <span className="text-soft">
              <Inline text={item.details} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
