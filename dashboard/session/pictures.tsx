import { ImageOff } from 'lucide-react'
import { useTexts } from '../app/language.tsx'
import type { Picture } from './content.ts'

export function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  const t = useTexts()
  return pictures.map(({ url }, at) =>
    url === null ? (
      <p key={at} className="mt-2 flex items-center gap-2 text-[13px] text-soft">
        <ImageOff className="size-4" />
        {t.transcript.imageHidden}
      </p>
    ) : (
      <img
        key={at}
        src={url}
        alt={t.transcript.image}
        className="mt-2 max-h-96 max-w-full rounded-md border border-line"
      />
    ),
  )
}
