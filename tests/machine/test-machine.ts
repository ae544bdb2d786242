import { Machine, type Demo } from '../../src/machine/machine.ts'

/** A machine whose agents keep their transcripts in these folders; its demo is empty but for what is given. */
export function machineWith(folders: readonly string[], demo: Partial<Demo> = {}): Machine {
  return new Machine({
    folders,
    shown: (path) => path,
    demo: { ...EMPTY, ...demo },
    onImported: () => {},
    onError: (error) => {
      throw error
    },
  })
}

const EMPTY: Demo = {
  load: async () => {},
  count: async () => ({ sessions: 0, size: 0 }),
  remove: async () => 0,
}
