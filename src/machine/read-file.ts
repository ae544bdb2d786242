import { open, type FileHandle } from 'node:fs/promises'

/** The file itself can't be read; `cause` says why. */
export class UnreadableFile extends Error {}

const PIECE_BYTES = 256 * 1024

/** @throws UnreadableFile */
export async function openFile(path: string): Promise<FileHandle> {
  return open(path).catch(unreadable)
}

/**
 * The first `size` bytes of a file, however it grows meanwhile.
 * @throws UnreadableFile
 */
export async function* piecesOf(
  handle: FileHandle,
  size: number,
  onBytes: (n: number) => void,
): AsyncGenerator<Buffer> {
  for (let position = 0; position < size;) {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, size - position))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position).catch(unreadable)
    // It has become shorter.
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    position += bytesRead
    onBytes(bytesRead)
  }
}

/** The beginning of a file, as much as that of it. */
export async function beginningOf(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function unreadable(error: unknown): never {
  throw new UnreadableFile('the file cannot be read', { cause: error })
}
