// The child process in which the PDF parser runs: bytes on stdin → one JSON reply on stdout.
// pdf.js blocks its thread, and only the resident size of a process shows what it takes. So the parser runs in a
// worker thread, and the main thread stays free to watch size and time and to end the whole process.
import { setFlagsFromString } from 'node:v8';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Refused, type Refusal } from './refusals.ts';

/** Handed over as JSON in argv[2]. */
export interface ChildLimits {
  readonly deadlineMs: number;
  readonly memoryMb: number;
  readonly maxPages: number;
}

const WATCH_MS = 50;
/**
 * Bytecode a function may run before V8 compiles it anew (default 132 kB). A parser that lives for a second earns
 * little of that work: with three times the default, papers take 15 to 28 % less CPU and books no more.
 */
const INTERRUPT_BUDGET = 400_000;

if (isMainThread) await superviseParser();
else parentPort?.once('message', (bytes: Uint8Array) => void replyTo(bytes, workerData as ChildLimits));

async function superviseParser(): Promise<void> {
  // Written by extract.ts, the only one who starts this file.
  const limits = JSON.parse(process.argv[2] ?? '{}') as ChildLimits;
  // A V8 that no longer knows the flag says so on stderr and goes on.
  setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  // The parent is gone: nobody waits for the reply.
  process.once('disconnect', dieNow);
  const worker = new Worker(new URL(import.meta.url), {
    workerData: limits,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  const watch = watchLimits(limits);
  worker.once('message', (reply: Uint8Array) => {
    clearInterval(watch);
    process.stdout.write(reply, () => process.disconnect());
    void worker.terminate();
  });
  worker.once('error', error => {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    dieWith({ code: 'E_PDF_MEMORY', seen: `reading it took over ${limits.memoryMb} MB` });
  });
  const bytes = await readStdin();
  worker.postMessage(bytes, [bytes.buffer]);
}

/** The parent has a deadline as well, but may be too busy to keep it. */
function watchLimits({ deadlineMs, memoryMb }: ChildLimits): NodeJS.Timeout {
  const start = performance.now();
  return setInterval(() => {
    const used = Math.round(process.memoryUsage.rss() / 1_000_000);
    if (used > memoryMb) {
      dieWith({ code: 'E_PDF_MEMORY', seen: `reading it took ${used} MB, over the limit of ${memoryMb} MB` });
    } else if (performance.now() - start > deadlineMs) {
      dieWith({ code: 'E_PDF_TIMEOUT', seen: `still reading after ${deadlineMs / 1000} s` });
    }
  }, WATCH_MS);
}

function dieWith(refusal: Refusal): void {
  process.stdout.write(JSON.stringify({ refusal }), dieNow);
}

/** No clean-up: the parser may hold its thread for minutes. */
function dieNow(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function readStdin(): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
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
