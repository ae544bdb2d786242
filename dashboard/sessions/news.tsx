import { ArrowUp } from 'lucide-react'
import type { Live } from '../api/live.ts'
import { useTexts } from '../app/language.tsx'

const PILL = 'inline-flex h-8 items-center gap-1.5 rounded-full px-3.5 text-[13px] shadow-md'

interface NewsProps {
  readonly live: Live
  /** Whether the rows are those of the list before, as long as those of this one can't be asked for. */
  readonly waits: boolean
  readonly onShow: () => void
}

/** What came while rows may not move, or that nothing can come; it takes no room. */
export function News({ live, waits, onShow }: NewsProps) {
  const t = useTexts()
  const said = live.isOther ? t.list.isOther : live.entered > 0 ? t.list.entered(live.entered) : null
  return (
    <div role="status" className="sticky top-10 left-0 z-30 h-0 text-center">
      {waits ? (
        <span className={`${PILL} bg-warn-soft text-warn`}>{t.list.waits}</span>
      ) : said === null ? null : (
        <button type="button" onClick={onShow} className={`${PILL} bg-accent font-medium text-on-accent`}>
          <ArrowUp className="size-3.5" />
          {said}
        </button>
      )}
    </div>
  )
}
