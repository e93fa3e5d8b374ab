// Whether an open file has the bytes that it is thought to have (disk door, read only).
// It is read in pieces, because the other half of the comparison is in memory already.
import type { FileHandle } from 'node:fs/promises';

/** A digest of a thousand papers has 8 MB: it is not held in memory once more to be compared. */
const PIECE = 256 * 1024;

/** True when the file has these very bytes. Throws the system's error. */
export async function holds(handle: FileHandle, expected: Uint8Array): Promise<boolean> {
  if ((await handle.stat()).size !== expected.length) return false;
  const piece = Buffer.allocUnsafe(Math.min(PIECE, expected.length));
  for (let at = 0; at < expected.length;) {
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead === 0 || !piece.subarray(0, bytesRead).equals(expected.subarray(at, at + bytesRead)))
      return false;
    at += bytesRead;
  }
  return true;
}
