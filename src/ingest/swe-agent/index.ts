import { objectOf } from '../fields.ts'
import type { Importer } from '../importer.ts'
import type { Outline } from '../outline.ts'
import { SweAgentReading } from './reading.ts'

/** Reads the trajectories of SWE-agent (`.traj`): one run on one task each. What stands at a step's pointer: docs/import.md. */
export const sweAgent: Importer = {
  agent: 'swe-agent',
  version: 2,
  detects: () => false,
  document: { detects: isTrajectory, lists: ['history', 'trajectory'] },
  identify: () => null,
  open: (source, sink) => new SweAgentReading(source, sink),
}

function isTrajectory({ members, firsts }: Outline): boolean {
  const step = firsts.get('trajectory')
  if (step === undefined || !('action' in step && 'observation' in step)) return false
  return (
    'thought' in step ||
    'response' in step ||
    members.has('environment') ||
    objectOf(members.get('info')?.value) !== null
  )
}
