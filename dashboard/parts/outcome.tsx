import { useTexts } from '../app/language.tsx'
import type { Outcome as OutcomeName } from '../api/vocabulary.ts'
import { Badge, type Tone } from './badge.tsx'

const TONES: Readonly<Record<OutcomeName, Tone>> = {
  succeeded: 'good',
  partly: 'warn',
  failed: 'bad',
  abandoned: 'plain',
  unknown: 'plain',
}

export function Outcome({ outcome }: { outcome: OutcomeName }) {
  const t = useTexts()
  return <Badge tone={TONES[outcome]}>{t.outcome[outcome]}</Badge>
}
