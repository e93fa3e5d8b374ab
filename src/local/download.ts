// A model file from the web: goes on where it stopped, and is judged by the checksum that its server gives.
// Order: what is it (HEAD), is there room, fetch the rest, judge, put it in its place.
import { mkdir, statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { downloadDiskError, DownloadError, gigabytes, noSpaceError } from './download-error.ts';
import { exchange, plainHeaders, sizeIn, type Asked } from './exchange.ts';
import { fetchRest } from './fetch-rest.ts';
import { hashOf, isThere, readChecksum, readPart, removePart, settlePart, withPart } from './part-file.ts';
import type { PartOf } from './part-file.ts';

export interface DownloadOptions {
  /** https, or http on this machine. */
  readonly url: string;
  /** Where the file shall be; beside it `.part` and `.part.json` while it is on its way, then `.sha256`. */
  readonly target: string;
  readonly signal: AbortSignal;
  /** Called once before the first byte: how much is to come, and what it will be judged by. */
  readonly onStart?: (start: { size: number | null; has: number; isVerifiable: boolean }) => void;
  readonly onProgress?: (done: number, size: number | null) => void;
  /** Pauses before the next try after a broken connection; without progress there are no more tries than these. */
  readonly backoffMs?: readonly number[];
  /** Without a byte for so long a connection counts as broken. */
  readonly stallMs?: number;
  /** Bytes that are free where a folder is. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

export interface Downloaded {
  readonly sha256: string;
  /** False when no server said what the checksum should be: then only length and kind were looked at. */
  readonly isVerified: boolean;
}

const BACKOFF_MS = [1000, 4000, 15_000];
/** Left free for others. */
const SPARE_BYTES = 100_000_000;

/**
 * Fetches the file, or what of it is missing. A file that is there already with the right checksum is taken as it is.
 * @throws DownloadError, ToolError for the disk, the signal's reason; whatever was fetched well is kept for the next time
 */
export async function downloadModel(options: DownloadOptions): Promise<Downloaded> {
  const { target, signal } = options;
  try {
    await mkdir(dirname(target), { recursive: true });
    if (await isThere(target)) return await judgeExisting(target);
    const file = await lookAt(options);
    const start = await startOf(options, file);
    await assertRoom(options, (file.size ?? 0) - start);
    options.onStart?.({ size: file.size, has: start, isVerifiable: file.sha256 !== null });
    return await fetchAll(options, file);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ToolError ? error : downloadDiskError(target, error);
  }
}

/** A whole file with its checksum beside it: nothing is to be fetched. */
async function judgeExisting(target: string): Promise<Downloaded> {
  const wanted = await readChecksum(target);
  const sha256 = (await hashOf(target)).digest('hex');
  if (sha256 === wanted) return { sha256, isVerified: true };
  const why =
    wanted === null
      ? phrase`there is such a file, and no checksum beside it`
      : phrase`there is such a file, and it does not have the checksum that is beside it`;
  const error = new DownloadError({ code: 'E_DOWNLOAD_CHECKSUM', name: basename(target), why });
  error.kept = phrase`the file is as it was`;
  error.next = phrase`use it as it is with --model-file, or remove it and type the same command again: ${target}`;
  throw error;
}

/** Size and checksum, before a byte of the file is asked for. */
async function lookAt(options: DownloadOptions): Promise<PartOf> {
  const { response, sha256, size } = await patiently(options, () =>
    exchange(askedOf(options), 'HEAD', plainHeaders()),
  );
  await response.body?.cancel();
  return {
    url: options.url,
    sha256,
    size: size ?? sizeIn(response.headers.get('content-length')),
    etag: null,
  };
}

/** Bytes that are on the disk of this very file; a part of another one is removed. */
async function startOf({ target }: DownloadOptions, file: PartOf): Promise<number> {
  const part = await readPart(target);
  if (part === null) return 0;
  const isSame = file.sha256 === null ? part.url === file.url : part.sha256 === file.sha256;
  if (isSame && part.size === file.size && part.bytes <= (file.size ?? Infinity)) return part.bytes;
  await removePart(target);
  return 0;
}

async function assertRoom(options: DownloadOptions, needed: number): Promise<void> {
  const free = await (options.freeBytes ?? freeBytes)(dirname(options.target));
  if (needed > 0 && free < needed + SPARE_BYTES) throw noSpaceError(options.target, { needed, free });
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function fetchAll(options: DownloadOptions, file: PartOf): Promise<Downloaded> {
  const { target } = options;
  const sha256 = await withPart(target, async part => {
    await patiently(options, () => fetchRest(part, { ...options, asked: askedOf(options), file }));
    await part.handle.sync();
    return part.hash.digest('hex');
  });
  if (file.sha256 !== null && sha256 !== file.sha256) {
    await removePart(target);
    throw new DownloadError({
      code: 'E_DOWNLOAD_CHECKSUM',
      name: basename(target),
      why: phrase`its sha256 is ${sha256}, and the server said ${file.sha256}`,
    });
  }
  await settlePart(target, sha256);
  return { sha256, isVerified: file.sha256 !== null };
}

/** Tries again after what may pass. Each time something arrived, the pauses begin anew. */
async function patiently<T>(options: DownloadOptions, task: () => Promise<T>): Promise<T> {
  const { signal, backoffMs = BACKOFF_MS, target } = options;
  let before = (await readPart(target))?.bytes ?? 0;
  for (let failures = 0; ; failures += 1) {
    try {
      return await task();
    } catch (error) {
      signal.throwIfAborted();
      const has = (await readPart(target))?.bytes ?? 0;
      if (has > before) failures = 0;
      before = has;
      const pause = backoffMs[failures];
      if (!(error instanceof DownloadError) || !error.isRetryable || pause === undefined)
        throw withKept(error, has);
      await sleep(pause, undefined, { signal });
    }
  }
}

function withKept(error: unknown, bytes: number): unknown {
  if (error instanceof ToolError && bytes > 0)
    error.kept = phrase`${gigabytes(bytes)} GB of it, in a file that ends in .part`;
  return error;
}

function askedOf({ url, target, signal }: DownloadOptions): Asked {
  return { url, name: basename(target), signal };
}
