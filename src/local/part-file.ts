// The part of a model file that was fetched so far: `<name>.part`, and `<name>.part.json` which says of what.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { systemCode } from '../lib/errors.ts';

/** What the servers said of the file that the part is of; null where they said nothing. */
const PartOfSchema = z.object({
  url: z.string(),
  /** sha256 of the whole file. */
  sha256: z.string().nullable(),
  size: z.number().nullable(),
  /** Tag of the answer that the part came with; null for one that says nothing about bytes. */
  etag: z.string().nullable(),
});
export type PartOf = z.infer<typeof PartOfSchema>;

export const partPath = (target: string): string => `${target}.part`;
const notePath = (target: string): string => `${target}.part.json`;

/** What a part is of; null when there is none, or nobody knows. */
export async function readPart(target: string): Promise<(PartOf & { bytes: number }) | null> {
  const note = await readFile(notePath(target), 'utf8').catch(() => '');
  const bytes = await stat(partPath(target)).then(
    found => found.size,
    () => null,
  );
  const parsed = PartOfSchema.safeParse(parsedJson(note));
  return bytes === null || !parsed.success ? null : { ...parsed.data, bytes };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Says of what the part is. */
export async function notePart(target: string, of: PartOf): Promise<void> {
  await writeFile(notePath(target), JSON.stringify(of));
}

/** Nothing of it is left. */
export async function removePart(target: string): Promise<void> {
  await rm(partPath(target), { force: true });
  await rm(notePath(target), { force: true });
}

/** The part while it is written: the hash is of its first `bytes` bytes. */
export interface OpenPart {
  readonly handle: FileHandle;
  hash: Hash;
  bytes: number;
  /** Tag of the answer that it came with, for If-Range. */
  etag: string | null;
}

/** Opens the part at its end, or an empty one, for as long as `use` takes. */
export async function withPart<T>(target: string, use: (part: OpenPart) => Promise<T>): Promise<T> {
  const path = partPath(target);
  const has = await readPart(target);
  const handle = await open(path, has === null ? 'w+' : 'r+');
  try {
    return await use({ handle, hash: await hashOf(path), bytes: has?.bytes ?? 0, etag: has?.etag ?? null });
  } finally {
    await handle.close();
  }
}

/** From its first byte again. */
export async function emptyPart(part: OpenPart): Promise<void> {
  await part.handle.truncate(0);
  part.hash = createHash('sha256');
  part.bytes = 0;
}

/** The whole file is where it belongs, with its checksum beside it (`sha256sum -c` reads it). */
export async function settlePart(target: string, sha256: string): Promise<void> {
  const name = target.slice(dirname(target).length + 1);
  await writeFile(checksumPath(target), `${sha256}  ${name}\n`);
  await rename(partPath(target), target);
  await rm(notePath(target), { force: true });
}

export const checksumPath = (target: string): string => `${target}.sha256`;

/** The sha256 that was written beside a model file; null when there is none. */
export async function readChecksum(target: string): Promise<string | null> {
  const text = await readFile(checksumPath(target), 'utf8').catch(() => '');
  return /^([0-9a-f]{64})(?:\s|$)/i.exec(text)?.[1]?.toLowerCase() ?? null;
}

/** The running hash of a file's bytes. Throws what the disk says, or that `signal` was aborted. */
export async function hashOf(path: string, signal?: AbortSignal): Promise<Hash> {
  const hash = createHash('sha256');
  const bytes = createReadStream(path, {
    highWaterMark: 1 << 20,
    ...(signal === undefined ? {} : { signal }),
  });
  for await (const chunk of bytes) hash.update(chunk as Buffer);
  return hash;
}

/** True when there is such a file. Throws what the disk says else. */
export async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
