import { answerOf, type Schemas, type V3 } from './transport.ts'

export type MachineTranscripts = Schemas['MachineTranscripts']
export type MachineImport = Schemas['MachineImport']
export type NewMachineImport = Schemas['MachineImportRequest']

/** The machine that the server runs on. Only a server on loopback over the embedded engine has it. */
export class Machine {
  readonly #v3: V3

  constructor(v3: V3) {
    this.#v3 = v3
  }

  /** What agents have left on it. */
  transcripts(): Promise<MachineTranscripts> {
    return answerOf(this.#v3.GET('/v3/enterprise/machine/transcripts'))
  }

  /** Begins an import, or joins the same that runs. */
  import(what: NewMachineImport): Promise<MachineImport> {
    return answerOf(this.#v3.POST('/v3/enterprise/machine/import', { body: what }))
  }

  /** Removes the demo set; tells how many sessions there were. */
  async removeDemo(): Promise<number> {
    return (await answerOf(this.#v3.DELETE('/v3/enterprise/machine/demo'))).sessions
  }

  /** How far the import is that runs, or the latest since the server started. */
  standing(): Promise<MachineImport> {
    return answerOf(this.#v3.GET('/v3/enterprise/machine/import'))
  }
}
