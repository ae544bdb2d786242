import Type from 'typebox'
import { STEP_KINDS } from '../../domain/vocabulary.ts'
import { named } from '../members.ts'
import { count, enumOf, nullable, seconds, text } from '../primitives.ts'

const StepSource = named('StepSource', { line: Type.Integer({ minimum: 1 }), offset: count, length: count })

export const SessionStep = named('SessionStep', {
  step_id: text,
  position: count,
  kind: enumOf(STEP_KINDS),
  name: nullable(text),
  call_id: nullable(text),
  is_error: nullable(Type.Boolean()),
  created_at: nullable(seconds),
  content: Type.Unknown(),
  content_truncated: Type.Boolean(),
  source: StepSource,
})
