// Door: PDFs in, replies out, by a few child processes that are used again. A PDF of 2 kB can take gigabytes and block
// for minutes; it then costs its process only, and the next PDF has another one.
// Why not tinypool: docs/decisions/2026-11-23-own-parser-pool.md
import { availableParallelism } from 'node:os';
import type { ChildLimits } from './child.ts';
import { ParserProcess, type Reply } from './parser-process.ts';
import type { RefusalCode } from './refusals.ts';

export interface ParserPool {
  /**
   * Reads a PDF when its turn comes; its deadline runs from then on. `bytes` stay as they are. A PDF that is over a
   * limit, or brings its process down, is a refusal. Throws only the signal's reason; the other PDFs go on.
   */
  readonly parse: (bytes: Uint8Array, signal?: AbortSignal) => Promise<Reply>;
  /** Ends all processes once the PDFs under way are read; fulfilled when they are gone. */
  readonly close: () => Promise<void>;
}

export interface PoolSettings {
  /** So many processes at most; they are started when needed. */
  readonly size: number;
  /** For each PDF; default 60 s. */
  readonly deadlineMs?: number;
  /** Resident size of a process; default 1,000 MB. */
  readonly memoryMb?: number;
  /** Default 500. */
  readonly maxPages?: number;
  /** A process ends after so many PDFs; default 300. */
  readonly maxPapers?: number;
  /** A process ends when it is larger than this after a PDF; default 350 MB. */
  readonly maxRestingMb?: number;
  /** Told the process id of each process that is started. */
  readonly onStart?: (pid: number) => void;
  /** The built child.js; only tests that run from src name another. */
  readonly childFile?: URL;
}

/** Opens a pool; nothing is started yet. Processes at rest keep no program alive, and end with it. */
export function openParserPool(settings: PoolSettings): ParserPool {
  const { deadlineMs = 60_000, memoryMb = 1_000, maxPages = 500 } = settings;
  const { size, maxPapers = 300, maxRestingMb = 350, onStart } = settings;
  const { childFile = new URL('./child.js', import.meta.url) } = settings;
  const limits: ChildLimits = { deadlineMs, memoryMb, maxPages };
  const enter = openTurns(size);
  const processes = new Set<ParserProcess>();
  const resting: ParserProcess[] = [];

  const start = (): ParserProcess => {
    const parser = new ParserProcess(limits, childFile);
    processes.add(parser);
    void parser.gone.then(() => processes.delete(parser));
    if (parser.pid !== undefined) onStart?.(parser.pid);
    return parser;
  };
  const ask = async (parser: ParserProcess, bytes: Uint8Array, signal?: AbortSignal): Promise<Reply> => {
    const reply = await parser.ask(bytes, signal);
    const isWorn = parser.papers >= maxPapers || parser.restingMb > maxRestingMb;
    // What a PDF left behind that the parser stumbled over is no business of the next one.
    if (isWorn || endedWith(reply, 'E_PDF_DAMAGED')) await parser.end();
    else resting.push(parser);
    return reply;
  };
  const takeRested = (): ParserProcess | undefined => {
    const parser = resting.pop();
    return parser === undefined || parser.isAlive ? parser : takeRested();
  };
  return {
    async parse(bytes, signal) {
      const leave = await enter(signal);
      try {
        const used = takeRested();
        const reply = used && (await ask(used, bytes, signal));
        // It may have died at rest, or of what an earlier PDF left: only a fresh process proves that it is this PDF.
        return reply && !endedWith(reply, 'E_PDF_CRASHED') ? reply : await ask(start(), bytes, signal);
      } finally {
        leave();
      }
    },
    async close() {
      // Who holds all places knows that nothing is being read.
      const places = await Promise.all(Array.from({ length: size }, () => enter()));
      await Promise.all([...processes].map(parser => parser.end()));
      for (const leave of places) leave();
    },
  };
}

/** As many processes as `wanted` papers at a time can use: more than there are cores only wait for each other. */
export function usefulPoolSize(wanted: number): number {
  return Math.min(wanted, availableParallelism());
}

function endedWith(reply: Reply, code: RefusalCode): boolean {
  return 'refusal' in reply && reply.refusal.code === code;
}

/** Waits for one of `size` places, first come first served; gives the function that leaves it. */
function openTurns(size: number): (signal?: AbortSignal) => Promise<() => void> {
  const waiting: (() => void)[] = [];
  let free = size;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async signal => {
    signal?.throwIfAborted();
    if (free > 0) free -= 1;
    else {
      await new Promise<void>((resolve, reject) => {
        const begin = (): void => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        };
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(begin), 1);
          reject(signal?.reason);
        };
        waiting.push(begin);
        signal?.addEventListener('abort', giveUp, { once: true });
      });
    }
    return leave;
  };
}
