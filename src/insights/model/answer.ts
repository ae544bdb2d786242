import { Ajv2020 } from 'ajv/dist/2020.js'
import Type, { type Static } from 'typebox'
import { enumOf, nullable } from '../../contract/primitives.ts'
import { ACTION_ITEM_TYPES, ANALYSIS_COLORS, CATEGORIES, OUTCOMES } from '../../domain/vocabulary.ts'

// What a model is asked to write: the published analysis, with evidence, within bounds. Every member is demanded, as strict
// structured output wants it, and what may be absent is null.

const closed = { additionalProperties: false } as const
const line = Type.String({ minLength: 1, maxLength: 500 })
const prose = Type.String({ maxLength: 2_000 })
const evidence = Type.Array(Type.String({ maxLength: 20 }), {
  maxItems: 20,
  description: 'ids of events that show it, such as e12',
})
const issueId = nullable(Type.String({ maxLength: 100 }))

export const Answer = Type.Object(
  {
    outcome: Type.Object({ outcome: enumOf(OUTCOMES), reason: prose, evidence }, closed),
    timeline: list(15, {
      title: line,
      description: prose,
      color: enumOf(ANALYSIS_COLORS),
      issue_id: issueId,
      evidence,
    }),
    issues: list(20, {
      id: Type.String({ minLength: 1, maxLength: 100 }),
      issue: line,
      impact: prose,
      label: Type.String({ pattern: '^[a-z][a-z_]{1,39}$' }),
      evidence,
    }),
    action_items: list(10, { action_item: prose, type: enumOf(ACTION_ITEM_TYPES), issue_id: issueId }),
    classification: Type.Object(
      {
        category: enumOf(CATEGORIES),
        subcategory: nullable(Type.String({ maxLength: 60 })),
        confidence: Type.Number({ minimum: 0, maximum: 1 }),
        programming_languages: names(),
        tools_and_frameworks: names(),
      },
      closed,
    ),
    suggested_prompt: nullable(
      Type.Object(
        {
          suggested_prompt: Type.String({ minLength: 1, maxLength: 10_000 }),
          feedback_items: list(10, { summary: line, excerpt: prose, details: prose, issue_id: issueId }),
        },
        closed,
      ),
    ),
  },
  closed,
)
export type Answer = Static<typeof Answer>

const validate = new Ajv2020({ allErrors: true, strict: false }).compile<Answer>(Answer)

/** The answer in a model's text, or what is wrong with it, line by line. */
export function readAnswer(
  text: string,
): { readonly answer: Answer } | { readonly problems: readonly string[] } {
  let value: unknown
  try {
    value = JSON.parse(withoutFence(text))
  } catch (error) {
    return { problems: [`it is not JSON: ${(error as Error).message.slice(0, 200)}`] }
  }
  if (validate(value)) return { answer: value }
  const problems = (validate.errors ?? []).map(
    ({ instancePath, message = 'is wrong' }) => `${instancePath || '/'} ${message}`,
  )
  return { problems: [...new Set(problems)].slice(0, 20) }
}

/** Models put JSON between fences, asked or not. */
function withoutFence(text: string): string {
  return text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1')
}

function list<const P extends Parameters<typeof Type.Object>[0]>(maxItems: number, properties: P) {
  return Type.Array(Type.Object(properties, closed), { maxItems })
}

function names() {
  return Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 20 })
}
