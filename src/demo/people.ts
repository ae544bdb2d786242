import type { Agent } from '../domain/vocabulary.ts'
import type { Repository } from './repository.ts'

export interface Person {
  readonly name: string
  readonly email: string
  readonly team: Repository['team']
  /** Hours that their clocks are ahead of UTC. */
  readonly zone: number
  /** The agents they use, the usual one several times. */
  readonly agents: readonly Agent[]
}

/** Who works at the demo's company. */
export const PEOPLE: readonly Person[] = [
  {
    name: 'Ada Winter',
    email: 'ada@example.com',
    team: 'commerce',
    zone: 1,
    agents: ['claude-code', 'claude-code', 'codex'],
  },
  { name: 'Bruno Falk', email: 'bruno@example.com', team: 'commerce', zone: 1, agents: ['claude-code'] },
  {
    name: 'Camille Aubry',
    email: 'camille@example.com',
    team: 'commerce',
    zone: 1,
    agents: ['claude-code', 'gemini-cli'],
  },
  {
    name: 'Dana Kowal',
    email: 'dana@example.com',
    team: 'commerce',
    zone: -5,
    agents: ['copilot-cli', 'codex'],
  },
  {
    name: 'Emre Tal',
    email: 'emre@example.com',
    team: 'platform',
    zone: 3,
    agents: ['codex', 'codex', 'claude-code'],
  },
  { name: 'Farah Noor', email: 'farah@example.com', team: 'platform', zone: 0, agents: ['claude-code'] },
  {
    name: 'Goran Ilic',
    email: 'goran@example.com',
    team: 'platform',
    zone: 1,
    agents: ['codex', 'gemini-cli'],
  },
  {
    name: 'Haruto Sano',
    email: 'haruto@example.com',
    team: 'platform',
    zone: 9,
    agents: ['claude-code', 'gemini-cli'],
  },
  {
    name: 'Imani Odera',
    email: 'imani@example.com',
    team: 'data',
    zone: 3,
    agents: ['gemini-cli', 'claude-code'],
  },
  {
    name: 'Jules Perrin',
    email: 'jules@example.com',
    team: 'data',
    zone: 1,
    agents: ['copilot-cli', 'claude-code'],
  },
  { name: 'Mei Lin', email: 'mei@example.com', team: 'data', zone: 8, agents: ['claude-code', 'codex'] },
]
