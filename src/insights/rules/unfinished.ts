import type { SessionEvent } from '../event.ts'
import { announcesMore } from './claims.ts'
import type { Rule } from './rule.ts'
import { evidenceOf } from './telling.ts'

/** Items of a plan that aren't done yet, as agents keep them in the call that writes the plan. */
function openItemsIn(text: string): number {
  const statuses = [
    ...text.matchAll(/"status":\s*"(pending|in_progress|completed|todo|done|cancelled)"/g),
  ].map(([, one]) => one)
  return statuses.filter((status) => status === 'pending' || status === 'in_progress' || status === 'todo')
    .length
}

export const unfinished: Rule = {
  label: 'unfinished',
  finds:
    'a session that ends inside a turn, with an error, an unanswered request, open items of its plan or announced steps that don’t come; evidence are its last events.',
  open(facts) {
    let last: SessionEvent | null = null
    let lastPlan: { eventId: string; open: number } | null = null
    let ended: SessionEvent | null = null
    /** What happened since a person spoke last. */
    let sinceRequest = 0
    return {
      event(event) {
        if (event.kind === 'user_message') {
          sinceRequest = 0
          lastPlan = null
        } else if (event.kind !== 'context') sinceRequest++
        if (event.kind === 'tool_call' && event.does === 'plan') {
          lastPlan = { eventId: event.eventId, open: openItemsIn(event.text) }
        }
        if (event.kind === 'notice' && event.means === 'ended_badly') ended = event
        // Statistics of the client come behind the end.
        const tells =
          event.kind !== 'context' && (event.kind !== 'notice' || event.means !== null || event.isError)
        if (tells) last = event
      },
      end() {
        const reason = reasonOf(last, lastPlan, ended, sinceRequest, facts.status === 'error')
        if (reason === null || last === null) return []
        return [
          {
            issue: `The session ends before its work is done: ${reason.why}.`,
            impact: 'Somebody has to see what is left and take it up again.',
            severity: 'red',
            position: last.position,
            evidence: evidenceOf(reason.ids),
            title: 'Left unfinished',
            advice: [
              {
                type: 'prompt_improvement',
                text: `Take the session up again, or ask in a new one for what is left: ${reason.why}.`,
                key: 'take up what was left',
              },
            ],
          },
        ]
      },
    }
  },
}

function reasonOf(
  last: SessionEvent | null,
  plan: { eventId: string; open: number } | null,
  ended: SessionEvent | null,
  sinceRequest: number,
  isError: boolean,
): { why: string; ids: string[] } | null {
  if (last === null) return null
  const ids = [last.eventId]
  if (ended !== null) return { why: 'the run is recorded as not completed', ids: [ended.eventId] }
  if (isError) return { why: 'it ends with an error', ids }
  switch (last.kind) {
    case 'user_message':
      return { why: 'the last request has no answer', ids }
    case 'tool_call':
      return /^(?:submit|plan|ask)$/.test(last.does)
        ? null
        : { why: `a call of ${last.tool} has no result`, ids }
    case 'tool_result':
      if (last.call?.does === 'plan' && plan !== null && plan.open > 0) {
        return { why: `it breaks off with ${plan.open} items of its plan open`, ids: [plan.eventId, ...ids] }
      }
      if (last.call !== null && /^(?:submit|ask|plan)$/.test(last.call.does)) return null
      return { why: 'it breaks off after a call, without a word of the agent', ids }
    case 'notice':
      if (last.means === 'interrupted') return { why: 'a person broke it off', ids }
      return last.isError || last.means === 'rate_limited' ? { why: 'it ends with an error', ids } : null
    case 'agent_message':
      if (announcesMore(last.text)) return { why: 'it announces steps that don’t come', ids }
      if (plan !== null && plan.open > 0 && sinceRequest > 0) {
        return { why: `${plan.open} items of its plan are open`, ids: [plan.eventId, last.eventId] }
      }
      return null
    default:
      return null
  }
}
