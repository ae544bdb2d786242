import Type from 'typebox'
import { STEP_KINDS } from '../../domain/vocabulary.ts'
import { count, enumOf, named, nullable, text } from '../primitives.ts'

const StepSource = named('StepSource', 'Where a step stands in the original transcript.', {
  line: Type.Integer({ minimum: 1, description: 'Line of its record, from 1.' }),
  offset: count('Byte at which its record starts.'),
  length: count('Bytes of its record, without the line end.'),
})

export const SessionStep = named('SessionStep', 'One step of a transcript.', {
  step_id: text('Id of the step in its session, from the source record.'),
  position: count('Place of the step in its session.'),
  kind: enumOf(STEP_KINDS, { description: 'What the step is.' }),
  name: nullable(Type.String(), { description: 'Name of the tool of a call, or kind of a notice.' }),
  call_id: nullable(Type.String(), { description: 'Joins a call of a tool with its result.' }),
  is_error: nullable(Type.Boolean(), {
    description: 'Whether it failed; null where the transcript does not say.',
  }),
  created_at: nullable(Type.Integer(), {
    description: 'When it happened; null where the transcript does not say. Unix seconds.',
  }),
  content: Type.Unknown({ description: 'Its content as the transcript has it: any JSON.' }),
  content_truncated: Type.Boolean({ description: 'Whether `content` was cut because of its length.' }),
  source: StepSource,
})
