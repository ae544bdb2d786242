import type { Rule } from './rule.ts'
import { evidenceOf } from './telling.ts'

const MOST = 100
const FEWEST_WORDS = 5
const ALIKE = 0.6

/** The words of a request that carry it; characters in pairs where words aren't set apart. */
function wordsOf(text: string): Set<string> {
  const own = text.toLowerCase().slice(0, 2_000)
  const words = own.match(/[\p{L}\p{N}_./-]{3,}/gu) ?? []
  const pairs = [
    ...own.matchAll(/(?=([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}))/gu),
  ]
  return new Set([...words, ...pairs.map(([, pair]) => pair ?? '')].filter((word) => !COMMON.has(word)))
}

const COMMON = new Set(
  'the and for you that this with can please now also from have are but not its was will use should would could just into when what make add there then them'.split(
    ' ',
  ),
)

export const repeatedRequest: Rule = {
  label: 'repeated_request',
  finds:
    'a person asking again for what was asked before, in mostly the same words; evidence are the two messages.',
  open() {
    const asked: { eventId: string; words: Set<string> }[] = []
    const found: { ids: string[]; position: number }[] = []
    return {
      event(event) {
        if (event.kind !== 'user_message') return
        const words = wordsOf(event.text)
        if (words.size < FEWEST_WORDS) return
        const earlier = asked.find((one) => areAlike(one.words, words))
        if (earlier !== undefined && found.length < MOST) {
          found.push({ ids: [earlier.eventId, event.eventId], position: event.position })
        }
        if (asked.length < MOST) asked.push({ eventId: event.eventId, words })
      },
      end() {
        const [first] = found
        if (first === undefined) return []
        return [
          {
            issue: `A person asked for the same thing again${found.length > 1 ? `, ${found.length} times` : ''}.`,
            impact: 'What was asked for first wasn’t done, or not seen to be done.',
            severity: 'red',
            position: first.position,
            evidence: evidenceOf(found.flatMap(({ ids }) => ids)),
            title: 'Asked again',
            advice: [
              {
                type: 'prompt_improvement',
                text: 'Say how it will be seen that the request is met, so that the agent can check it before it says so.',
                key: 'say how it will be seen that it is done',
              },
            ],
          },
        ]
      },
    }
  },
}

function areAlike(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const shared = [...some].filter((word) => others.has(word)).length
  return shared / (some.size + others.size - shared) >= ALIKE
}
