import { Machine, type LoadDemo } from '../../src/machine/machine.ts'

/** A machine whose agents keep their transcripts in these folders; without a demo to load, its demo is empty. */
export function machineWith(folders: readonly string[], loadDemo: LoadDemo = EMPTY): Machine {
  return new Machine({
    folders,
    shown: (path) => path,
    loadDemo,
    onImported: () => {},
    onError: (error) => {
      throw error
    },
  })
}

const EMPTY: LoadDemo = async () => {}
