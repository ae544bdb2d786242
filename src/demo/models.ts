import type { Agent } from '../domain/vocabulary.ts'
import type { Random } from './random.ts'

/** What an agent ran on in a week, counted from the oldest of ten. */
interface Release {
  readonly from: number
  readonly version: string
  readonly models: readonly string[]
}

const RELEASES: Partial<Record<Agent, readonly Release[]>> = {
  'claude-code': [
    {
      from: 0,
      version: '2.1.71',
      models: [
        'claude-sonnet-4-6',
        'claude-sonnet-4-6',
        'claude-sonnet-4-6',
        'claude-opus-4-6',
        'claude-opus-4-6',
        'claude-haiku-4-5-20251001',
      ],
    },
    {
      from: 4,
      version: '2.1.102',
      models: [
        'claude-sonnet-4-6',
        'claude-sonnet-4-6',
        'claude-opus-4-7',
        'claude-opus-4-7',
        'claude-haiku-4-5-20251001',
      ],
    },
    {
      from: 7,
      version: '2.1.118',
      models: [
        'claude-sonnet-5',
        'claude-sonnet-5',
        'claude-sonnet-5',
        'claude-opus-4-8',
        'claude-opus-4-8',
        'claude-haiku-4-5-20251001',
      ],
    },
  ],
  codex: [
    { from: 0, version: '0.118.0', models: ['gpt-5.3-codex', 'gpt-5.4'] },
    { from: 6, version: '0.126.0', models: ['gpt-5.4', 'gpt-5.5'] },
  ],
  'gemini-cli': [
    {
      from: 0,
      version: '0.34.0',
      models: ['gemini-3.1-pro-preview', 'gemini-3-flash-preview', 'gemini-2.5-pro'],
    },
  ],
  'copilot-cli': [
    { from: 0, version: '1.0.14', models: ['claude-sonnet-4.6', 'gpt-5.4'] },
    { from: 5, version: '1.0.31', models: ['gpt-5.4', 'claude-sonnet-4.6', 'gpt-5-mini'] },
  ],
}

/** The agent's version in a week, and one of the models that it ran on. */
export function releaseOf(agent: Agent, week: number, random: Random): { version: string; model: string } {
  const release = RELEASES[agent]?.findLast(({ from }) => from <= week)
  if (release === undefined) throw new Error(`The demo has no release of ${agent}.`)
  return { version: release.version, model: random.pick(release.models) }
}
