import { ArrowUp } from 'lucide-react'
import type { Live } from '../api/live.ts'
import { useTexts } from '../app/language.tsx'

/** What came while rows may not move; it takes no room. */
export function News({ live, onShow }: { live: Live; onShow: () => void }) {
  const t = useTexts()
  const said = live.isOther ? t.list.isOther : live.entered > 0 ? t.list.entered(live.entered) : null
  return (
    <div role="status" className="sticky top-10 left-0 z-30 h-0 text-center">
      {said !== null && (
        <button
          type="button"
          onClick={onShow}
          className="inline-flex h-8 items-center gap-1.5 rounded-full bg-accent px-3.5 text-[13px] font-medium text-on-accent shadow-md"
        >
          <ArrowUp className="size-3.5" />
          {said}
        </button>
      )}
    </div>
  )
}
