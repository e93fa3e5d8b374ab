// PDF bytes → the text of the paper with its places. Door: the parser runs in a child process of its own, without
// environment, under a deadline and a memory limit, since a PDF of 2 kB can take gigabytes and block for minutes.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { PaperTextSchema, textOf, type PaperText } from '../domain/page.ts';
import { looksCutOff, refuseBytes } from './bytes.ts';
import type { ChildLimits } from './child.ts';
import { ExtractionError, REFUSAL_CODES, type Refusal } from './refusals.ts';

export interface ExtractOptions {
  /** Paper id or file, as messages name it. */
  readonly name: string;
  readonly deadlineMs?: number;
  readonly memoryMb?: number;
  readonly maxPages?: number;
  readonly maxBytes?: number;
  /** Kills the child at once; the call then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** The built child.js; only tests that run from src name another. */
  readonly childFile?: URL;
}

/** The longest text measured, a book of 702 pages, is a reply of 15 MB. */
const MAX_REPLY_BYTES = 64_000_000;
/** So much of what the child wrote to stderr is read for the message. */
const MAX_COMPLAINT = 2_000;

const ReplySchema = z.union([
  z.object({ reading: PaperTextSchema.omit({ body: true }) }),
  z.object({ refusal: z.object({ code: z.enum(REFUSAL_CODES), seen: z.string() }) }),
]);
type Reply = z.infer<typeof ReplySchema>;

/**
 * Reads a PDF. `bytes` stay as they are. Defaults: 60 s, 1,000 MB resident, 500 pages, 50 MB of file.
 * Throws ExtractionError (codes E_PDF_…) when no text can be had, and the signal's reason when aborted.
 */
export async function extractText(bytes: Uint8Array, options: ExtractOptions): Promise<PaperText> {
  options.signal?.throwIfAborted();
  const { name, maxBytes = 50_000_000 } = options;
  const refusal = refuseBytes(bytes, maxBytes);
  if (refusal) throw new ExtractionError(name, refusal);
  const reply = await askChild(bytes, options);
  if ('refusal' in reply) throw new ExtractionError(name, explained(reply.refusal, bytes));
  const { reading } = reply;
  const lines = reading.pages.flatMap(page => page.lines);
  return { ...reading, body: textOf(lines.filter(line => line.section !== 'references')) };
}

function explained(refusal: Refusal, bytes: Uint8Array): Refusal {
  if (refusal.code !== 'E_PDF_DAMAGED' || !looksCutOff(bytes)) return refusal;
  return { ...refusal, seen: `the file was cut off, its last 1,024 bytes have no "%%EOF" (${refusal.seen})` };
}

/** Runs one child to its end. Settles only when the process is gone, whoever ended it. */
function askChild(bytes: Uint8Array, options: ExtractOptions): Promise<Reply> {
  const { deadlineMs = 60_000, memoryMb = 1_000, maxPages = 500, signal } = options;
  const child = startChild({ deadlineMs, memoryMb, maxPages }, options.childFile);
  let verdict: Refusal | undefined;
  const kill = (reason?: Refusal): void => {
    verdict ??= reason;
    child.kill('SIGKILL');
  };
  const stop = (): void => kill();
  const deadline = setTimeout(() => {
    kill({ code: 'E_PDF_TIMEOUT', seen: `still reading after ${deadlineMs / 1000} s` });
  }, deadlineMs);
  signal?.addEventListener('abort', stop, { once: true });
  const output = collect(child, () => {
    kill({ code: 'E_PDF_TOO_LARGE', seen: `its text is over ${MAX_REPLY_BYTES / 1_000_000} MB` });
  });
  child.stdin?.on('error', ignore);
  child.stdin?.end(bytes);

  return new Promise<Reply>((resolve, reject) => {
    child.once('error', error => {
      verdict ??= {
        code: 'E_PDF_CRASHED',
        seen: `the parser process could not be started: ${error.message}`,
      };
    });
    child.once('close', (code, killedBy) => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted) reject(signal.reason);
      else if (verdict) resolve({ refusal: verdict });
      else resolve(replyIn(output()) ?? { refusal: crashed(output(), code, killedBy) });
    });
  });
}

function startChild(limits: ChildLimits, file = new URL('./child.js', import.meta.url)): ChildProcess {
  return fork(fileURLToPath(file), [JSON.stringify(limits)], {
    // No key, no proxy, no NODE_OPTIONS in reach of the parser.
    env: {},
    execArgv: [],
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
}

interface Output {
  readonly reply: string;
  readonly complaint: string;
}

/** Gathers what the child writes; calls `tooMuch` instead of keeping more than the cap. */
function collect(child: ChildProcess, tooMuch: () => void): () => Output {
  const chunks: Buffer[] = [];
  let length = 0;
  let complaint = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > MAX_REPLY_BYTES) tooMuch();
    else chunks.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(0, MAX_COMPLAINT);
  });
  return () => ({ reply: Buffer.concat(chunks).toString(), complaint });
}

/** The child's whole and valid reply; undefined when it ended before, in the middle, or said something else. */
function replyIn({ reply }: Output): Reply | undefined {
  try {
    return ReplySchema.safeParse(JSON.parse(reply)).data;
  } catch {
    return undefined;
  }
}

function crashed({ complaint }: Output, code: number | null, killedBy: string | null): Refusal {
  const silent = code === 0 ? ' and no valid reply' : '';
  const end =
    killedBy === null ? `ended with exit code ${code ?? 'unknown'}${silent}` : `was ended by ${killedBy}`;
  const error = complaint.split('\n').find(line => /^\w*(?:Error|Exception)\b/.test(line));
  return { code: 'E_PDF_CRASHED', seen: `the parser process ${end}${error ? `: ${error}` : ''}` };
}

function ignore(): void {
  // A child that died early closes its stdin; `close` tells why.
}
