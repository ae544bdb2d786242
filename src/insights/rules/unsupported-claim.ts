import { ranIn, type CheckKind } from '../checks.ts'
import { claimsSuccess } from './claims.ts'
import type { Finding, Rule } from './rule.ts'
import { evidenceOf, notesFileOf, quoted } from './telling.ts'

const MOST = 20

export const unsupportedClaim: Rule = {
  label: 'unsupported_claim',
  finds:
    'the agent saying that it is done or works while the last run of a check failed and wasn’t run again; evidence are the failing run and the claim.',
  open({ agent }) {
    const failing = new Map<CheckKind, { key: string; eventId: string }>()
    const found: Finding[] = []
    let claim: { eventId: string; position: number; text: string } | null = null
    /** A claim counts when the turn ends with it: until then the agent may go on. */
    const settle = (): void => {
      const last = [...failing.values()].at(-1)
      if (claim === null || last === undefined || found.length >= MOST) return
      found.push({
        issue: `The agent says that it is done while ${quoted(last.key)} last failed.`,
        impact: 'Whoever trusts the word finds it broken later.',
        severity: 'red',
        position: claim.position,
        evidence: evidenceOf([last.eventId, claim.eventId]),
        title: 'Says done, and isn’t',
        advice: [
          {
            type: 'repo_config',
            text: `Add to ${notesFileOf(agent)}: "Before you say that you are done, run ${quoted(last.key)} and show that it passes; say so when it doesn't."`,
            key: `run ${last.key} before done`,
          },
        ],
      })
      failing.clear()
    }
    return {
      event(event) {
        if (event.kind === 'tool_result') {
          const ran = ranIn(event)
          if (ran === null) return
          const { check, failed } = ran
          if (failed) failing.set(check.kind, { key: check.key, eventId: event.eventId })
          else failing.delete(check.kind)
        } else if (event.kind === 'agent_message') {
          const { eventId, position, text } = event
          claim = claimsSuccess(text) ? { eventId, position, text } : null
        } else if (event.kind === 'tool_call') claim = null
        else if (event.kind === 'user_message') {
          settle()
          claim = null
        }
      },
      end() {
        settle()
        return found
      },
    }
  },
}
