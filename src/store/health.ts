// How the disk is doing, for `summarize doctor`: looks, and mends nothing but the cache (door to the disk).
import cacache from 'cacache';
import { access, constants, mkdir, rmdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemCode } from '../lib/errors.ts';

/** Whether a folder can be written to; `code` is the system's reason when not. */
export type Writable =
  { readonly kind: 'yes' } | { readonly kind: 'to be made' } | { readonly kind: 'no'; readonly code: string };

/** Tries it when the folder is there; else looks at the nearest folder above, and makes nothing. */
export async function writableFolder(folder: string): Promise<Writable> {
  try {
    // A folder inside, not a file: it takes no room, and its name cannot be anybody's.
    const trial = join(folder, `.doctor-${process.pid}`);
    await mkdir(trial);
    await rmdir(trial);
    return { kind: 'yes' };
  } catch (error) {
    const code = systemCode(error) ?? String(error);
    if (code !== 'ENOENT') return { kind: 'no', code };
    return (await mayWrite(await nearestAbove(folder))) ?? { kind: 'to be made' };
  }
}

/** Null when the file or folder may be written; permission bits only, nothing is tried. */
export async function mayWrite(path: string): Promise<{ kind: 'no'; code: string } | null> {
  try {
    await access(path, constants.W_OK);
    return null;
  } catch (error) {
    return { kind: 'no', code: systemCode(error) ?? String(error) };
  }
}

async function nearestAbove(folder: string): Promise<string> {
  for (let above = resolve(folder); ; above = dirname(above)) {
    const isThere = await stat(above).then(
      () => true,
      () => false,
    );
    if (isThere || dirname(above) === above) return above;
  }
}

/** Bytes free for us where the folder is, or will be; null where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  return statfs(await nearestAbove(folder)).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

export type Kind = 'missing' | 'file' | 'folder';

/** What stands at a path, and how long nobody has touched it. Throws the system's error when it may not be looked at. */
export async function kindAt(path: string, now: number): Promise<{ kind: Kind; ageMs: number }> {
  try {
    const found = await stat(path);
    return { kind: found.isDirectory() ? 'folder' : 'file', ageMs: now - found.mtimeMs };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return { kind: 'missing', ageMs: 0 };
    throw error;
  }
}

export interface CacheHealth {
  readonly entries: number;
  readonly bytes: number;
  /** Entries whose bytes were compared with their hash. */
  readonly verified: number;
  /** Damaged ones that were removed: they are fetched or made anew. */
  readonly healed: readonly string[];
  /** Damaged ones that could not be removed. */
  readonly stuck: readonly string[];
}

/** Verifies up to `most` entries, taken by chance, until `deadline` is aborted. Throws the system's error. */
export async function cacheHealth(
  root: string,
  { most, deadline, random }: { most: number; deadline: AbortSignal; random: () => number },
): Promise<CacheHealth> {
  const index = await cacache.ls(root).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return {};
    throw error;
  });
  const entries = Object.values(index);
  const sample = entries
    .map(entry => ({ entry, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, most);
  const found = { verified: 0, healed: [] as string[], stuck: [] as string[] };
  for (const { entry } of sample) {
    if (deadline.aborted) break;
    const state = await lookAt(root, entry);
    found.verified += 1;
    if (state !== 'sound') found[state].push(entry.key);
  }
  const bytes = entries.reduce((sum, { size }) => sum + size, 0);
  return { entries: entries.length, bytes, ...found };
}

async function lookAt(
  root: string,
  { key, integrity }: { key: string; integrity: string },
): Promise<'sound' | 'healed' | 'stuck'> {
  try {
    await cacache.get(root, key, { memoize: false });
    return 'sound';
  } catch (error) {
    const code = systemCode(error) ?? '';
    const isDamaged = code === 'EINTEGRITY' || code === 'EBADSIZE';
    // Content that is gone was removed when a run found it damaged: its line in the index is all that is left.
    if (!isDamaged && code !== 'ENOENT') throw error;
    try {
      if (isDamaged) await cacache.rm.content(root, integrity);
      await cacache.rm.entry(root, key);
      return isDamaged ? 'healed' : 'sound';
    } catch {
      return isDamaged ? 'stuck' : 'sound';
    }
  }
}
