import { ExitError } from './exit.ts'

/** The data folder belongs to another process. */
export class FolderInUse extends ExitError {}
