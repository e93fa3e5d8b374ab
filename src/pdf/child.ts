// The child process in which the PDF parser runs: PDFs as frames on stdin → a frame of JSON on stdout for each.
// pdf.js blocks its thread, and only the resident size of a process shows what it takes. So the parser runs in a
// worker thread, and the main thread stays free to watch size and time and to end the whole process.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compileLater, widenNewSpace } from '../lib/v8-flags.ts';
import { frameHeader, openFrames, type Frame } from './frames.ts';
import { Refused, type Refusal } from './refusals.ts';
import { phrase } from '../lib/phrase.ts';

/** Handed over as JSON in argv[2]. */
export interface ChildLimits {
  readonly deadlineMs: number;
  readonly memoryMb: number;
  readonly maxPages: number;
}

const WATCH_MS = 50;

if (isMainThread) superviseParser();
else parentPort?.on('message', (bytes: Uint8Array) => void replyTo(bytes, workerData as ChildLimits));

function superviseParser(): void {
  // Written by parser-process.ts, the only one who starts this file.
  const limits = JSON.parse(process.argv[2] ?? '{}') as ChildLimits;
  compileLater();
  widenNewSpace();
  let watch: NodeJS.Timeout | undefined;
  const worker = startWorker(limits, reply => {
    clearInterval(watch);
    process.stdout.write(frameHeader(reply.length, residentMb()));
    process.stdout.write(reply);
  });
  const onFrame = ({ bytes }: Frame): void => {
    watch = watchLimits(limits);
    worker.postMessage(bytes, [bytes.buffer]);
  };
  process.stdin.on('data', openFrames({ onFrame, maxBytes: Infinity, onTooLong: dieNow }));
  // The parent is gone, or done with this process.
  process.stdin.once('close', dieNow);
}

/** One worker for all PDFs: what it has loaded and compiled is most of what reading a paper costs. */
function startWorker(limits: ChildLimits, onReply: (reply: Uint8Array) => void): Worker {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: limits,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    // What a library prints must not stand between the frames.
    stdout: true,
  });
  worker.stdout.resume();
  worker.on('message', onReply);
  worker.once('error', error => {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    dieWith({ code: 'E_PDF_MEMORY', seen: phrase`reading it took over ${limits.memoryMb} MB` });
  });
  return worker;
}

/** The parent has a deadline as well, but may be too busy to keep it. */
function watchLimits({ deadlineMs, memoryMb }: ChildLimits): NodeJS.Timeout {
  const start = performance.now();
  return setInterval(() => {
    const used = residentMb();
    if (used > memoryMb) {
      dieWith({
        code: 'E_PDF_MEMORY',
        seen: phrase`reading it took ${used} MB, over the limit of ${memoryMb} MB`,
      });
    } else if (performance.now() - start > deadlineMs) {
      dieWith({ code: 'E_PDF_TIMEOUT', seen: phrase`still reading after ${deadlineMs / 1000} s` });
    }
  }, WATCH_MS);
}

function residentMb(): number {
  return Math.round(process.memoryUsage.rss() / 1_000_000);
}

/** The note 0 says that nothing can follow. */
function dieWith(refusal: Refusal): void {
  const words = new TextEncoder().encode(JSON.stringify({ refusal }));
  process.stdout.write(frameHeader(words.length));
  process.stdout.write(words, dieNow);
}

/** No clean-up: the parser may hold its thread for minutes. */
function dieNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** In the worker thread: parses, and posts `{ reading }` or `{ refusal }` as JSON bytes, which move without a copy. */
async function replyTo(bytes: Uint8Array, limits: ChildLimits): Promise<void> {
  const reply = await answer(bytes, limits);
  const json = new TextEncoder().encode(JSON.stringify(reply));
  parentPort?.postMessage(json, [json.buffer]);
}

async function answer(bytes: Uint8Array, { maxPages }: ChildLimits): Promise<object> {
  try {
    const { parsePdf } = await import('./parse.ts');
    return { reading: await parsePdf(bytes, maxPages) };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}
