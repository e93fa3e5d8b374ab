// The cache: what was fetched, read or paid for, by content. Door to the disk (cacache).
// The format's version is in the path, so another version never misreads it. A damaged entry is a miss that heals:
// cacache finds every flipped byte but does not mend, so we drop the content and the caller puts it again.
import cacache from 'cacache';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { systemCode, ToolError } from '../lib/errors.ts';
import { DiskError } from './write-file.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** Raised when the layout of keys or values changes. */
const FORMAT = 'v1';

/** What is kept; also the first part of a key, and what `cache ls` groups by. */
export type CacheKind = 'metadata' | 'pdf' | 'pages' | 'reply' | 'notes' | 'pace';

export interface CacheEntry {
  readonly kind: string;
  readonly key: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}

export interface Cache {
  /** Folder that holds everything, format version included. */
  readonly folder: string;
  getBytes(kind: CacheKind, key: string): Promise<Uint8Array | null>;
  /** Null when absent, damaged, or not of the schema (an older shape is a miss). */
  getJson<T>(kind: CacheKind, key: string, schema: z.ZodType<T>): Promise<T | null>;
  /** True when an entry of the right size is there; whether its bytes are sound is seen when it is read. */
  has(kind: CacheKind, key: string): Promise<boolean>;
  putBytes(kind: CacheKind, key: string, bytes: Uint8Array): Promise<void>;
  putJson(kind: CacheKind, key: string, value: unknown): Promise<void>;
  list(): Promise<CacheEntry[]>;
  /** Drops entries older than `before`, then everything damaged or no longer referred to. */
  prune(before: number): Promise<{ removed: number; bytesFreed: number }>;
  clear(): Promise<void>;
}

/** Opens the cache below `folder`; nothing is created before the first put. */
export function openCache(folder: string, log: (line: Told) => void): Cache {
  const root = join(folder, FORMAT);
  const getBytes = (kind: CacheKind, key: string) => readEntry(root, `${kind}:${key}`, log);
  const putBytes = (kind: CacheKind, key: string, bytes: Uint8Array) =>
    writeEntry(root, `${kind}:${key}`, bytes);
  return {
    folder: root,
    getBytes,
    async getJson(kind, key, schema) {
      const bytes = await getBytes(kind, key);
      if (bytes === null) return null;
      const parsed = schema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
      if (!parsed.success) log(phrase`cache: ${kind} ${key} has an older shape; made anew`);
      return parsed.success ? parsed.data : null;
    },
    has: (kind, key) => hasEntry(root, `${kind}:${key}`),
    putBytes,
    putJson: (kind, key, value) => putBytes(kind, key, new TextEncoder().encode(JSON.stringify(value))),
    list: () => listEntries(root),
    prune: before => pruneEntries(root, before),
    clear: () => rm(root, { recursive: true, force: true }),
  };
}

async function hasEntry(root: string, key: string): Promise<boolean> {
  try {
    const entry = await cacache.get.info(root, key);
    return entry !== null && (await stat(entry.path)).size === entry.size;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new DiskError(root, error);
  }
}

async function readEntry(root: string, key: string, log: (line: Told) => void): Promise<Uint8Array | null> {
  try {
    const entry = await cacache.get(root, key, { memoize: false });
    return entry.data;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code !== 'EINTEGRITY' && code !== 'EBADSIZE') throw new DiskError(root, error);
    log(phrase`cache: ${key} is damaged; made anew`);
    const info = (await cacache.get.info(root, key)) as { integrity: string } | null;
    if (info !== null) await cacache.rm.content(root, info.integrity);
    return null;
  }
}

async function writeEntry(root: string, key: string, bytes: Uint8Array): Promise<void> {
  try {
    await cacache.put(root, key, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      algorithms: ['sha256'],
    });
  } catch (error) {
    throw new DiskError(root, error);
  }
}

async function listEntries(root: string): Promise<CacheEntry[]> {
  const index = await cacache.ls(root).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return {};
    throw new DiskError(root, error);
  });
  return Object.values(index)
    .map(({ key, size, time }) => ({
      kind: key.slice(0, key.indexOf(':')),
      key: key.slice(key.indexOf(':') + 1),
      bytes: size,
      storedAt: time,
    }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.key.localeCompare(b.key));
}

async function pruneEntries(root: string, before: number): Promise<{ removed: number; bytesFreed: number }> {
  const old = (await listEntries(root)).filter(entry => entry.storedAt < before);
  for (const { kind, key } of old) await cacache.rm.entry(root, `${kind}:${key}`);
  try {
    const { reclaimedSize } = (await cacache.verify(root)) as { reclaimedSize: number };
    return { removed: old.length, bytesFreed: reclaimedSize };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { removed: 0, bytesFreed: 0 };
    throw new ToolError({
      code: 'E_DISK',
      category: 'disk',
      what: phrase`the cache ${root} could not be checked`,
      why: error instanceof Error ? error.message : String(error),
      kept: phrase`every sound entry`,
      next: phrase`summarize cache clear, then run the command again`,
      cause: error,
    });
  }
}
