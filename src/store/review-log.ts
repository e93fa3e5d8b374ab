// The log of what was decided beside one digest: `<state>/review/<16 hex>.jsonl`, appended to, for undo (disk door).
// The notes files alone say what holds: a log that cannot be read or written costs undo, never a decision.
import { constants } from 'node:fs';
import { mkdir, open, realpath, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { sha256 } from '../lib/canonical-hash.ts';
import { reasonOf, systemCode } from '../lib/errors.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';

export interface ReviewLog {
  /**
   * All whole lines, oldest first; one may begin with the rest of a torn one. Reads what was added since it was called last; gives the same
   * array then, and another one when the file is another one.
   */
  readonly read: () => Promise<readonly string[]>;
  /** Appends a line. Call it under the digest's lock. Never throws: what cannot be written lasts as long as the process. */
  readonly append: (line: string) => Promise<void>;
}

const { O_APPEND, O_CREAT, O_RDONLY, O_WRONLY, O_NONBLOCK } = constants;

/** What was read of the file so far. */
interface ReadSoFar {
  lines: string[];
  /** Bytes, up to the end of the last whole line. */
  size: number;
  file: bigint;
}

/**
 * The log for the notes of a folder. Nothing is made before the first line is appended.
 * @param log is told once when the file cannot be used
 */
export function openReviewLog(
  stateDir: string,
  folder: string,
  log: (line: Phrase) => void = () => undefined,
): ReviewLog {
  let path: Promise<string> | undefined;
  let known = nothingRead();
  let isBroken = false;
  const place = (): Promise<string> => (path ??= pathFor(stateDir, folder));
  const unlessBroken = async (use: () => Promise<void>): Promise<void> => {
    if (isBroken) return;
    try {
      await use();
    } catch (error) {
      isBroken = true;
      log(phrase`undo lasts only until this review ends: its log cannot be kept (${reasonOf(error)})`);
    }
  };
  const readMore = (): Promise<void> =>
    unlessBroken(async () => {
      known = await readOn(await place(), known);
    });
  // One after the other: two readers at once would both add what is new.
  const inTurn = pLimit(1);
  return {
    read: () => inTurn(async () => {
      await readMore();
      return known.lines;
    }),
    append: line => inTurn(async () => {
      await readMore();
      await unlessBroken(async () => append(await place(), `${line}\n`));
      if (isBroken) known.lines.push(line);
    }),
  }; // prettier-ignore
}

function nothingRead(): ReadSoFar {
  return { lines: [], size: 0, file: -1n };
}

/** By the folder itself, so that the digest may be named in several ways. It need not be there yet. */
async function pathFor(stateDir: string, folder: string): Promise<string> {
  const real = await realpath(folder).catch(async (error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    return join(await realpath(dirname(folder)), basename(folder));
  });
  return join(stateDir, 'review', `${sha256(real).slice(0, 16)}.jsonl`);
}

async function readOn(path: string, known: ReadSoFar): Promise<ReadSoFar> {
  // Not blocking: a pipe of that name must not hold up the review.
  const file = await open(path, O_RDONLY | O_NONBLOCK).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return known.size === 0 ? known : nothingRead();
  try {
    const { size, ino } = await file.stat({ bigint: true });
    const isSame = ino === known.file && Number(size) >= known.size;
    const from = isSame ? known : { ...nothingRead(), file: ino };
    const bytes = await readBytes(file, from.size, Number(size));
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    const text = bytes.subarray(0, end).toString('utf8');
    if (end > 0) for (const line of text.slice(0, -1).split('\n')) from.lines.push(line);
    return { ...from, size: from.size + end };
  } finally {
    await file.close();
  }
}

const LINE_FEED = 10;

async function readBytes(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function append(path: string, line: string): Promise<void> {
  const flags = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK;
  const file = await open(path, flags, 0o600).catch(async (error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return open(path, flags, 0o600);
  });
  try {
    await file.writeFile(line);
  } finally {
    await file.close();
  }
}
