// One question is paid for once, and one PDF fetched once: a lock for each, `<cache>/asking/<key>.lock`, held while a
// model or arXiv is asked. Whoever waits for it finds the answer in the cache afterwards. Two askings within one process
// share the first one's.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reply } from '../domain/reply.ts';
import { orAborted } from '../lib/or-aborted.ts';
import { withFileLock } from './file-lock.ts';
import { DiskError } from './write-file.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface AskingOptions {
  /** Made when missing. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Told once for a question that another process is asking. */
  readonly log: (line: Told) => void;
  /** What is told. By default that a model is asked about the paper. */
  readonly waiting?: (paper: string) => Told;
}

export interface AskedQuestion {
  /** Under which its reply is cached, as the name of a file. */
  readonly key: string;
  /** Id of the paper, for messages. */
  readonly paper: string;
  /** Aborted when whoever asks takes the question back, or with the run; left out, only the run's end ends it. */
  readonly signal?: AbortSignal;
}

export interface Asking<T = Reply> {
  /**
   * Runs `ask` while no other process asks the same; waits as long as the other one lives. Within this process a
   * question that is under way is not begun again: its reply, or its failure, is everybody's. One that is taken back is
   * nobody's: its lock is let go at once, and whoever waited for its reply asks anew.
   * Throws DiskError when the folder is not writable, the reason of the own signal, and what `ask` throws.
   */
  readonly alone: (question: AskedQuestion, ask: () => Promise<T>) => Promise<T>;
}

/** A model takes seconds to answer. */
const POLL_MS = 150;

/** A question that is asked within this process. */
interface UnderWay<T> {
  readonly answer: Promise<T>;
  /** Of whoever began it. */
  readonly signal: AbortSignal;
}

/** Opens the locks of the questions; the folder is touched by the first one. */
export function openAsking<T = Reply>(options: AskingOptions): Asking<T> {
  const underWay = new Map<string, UnderWay<T>>();
  return {
    alone: async (question, ask) => {
      const { key, signal = options.signal } = question;
      for (;;) {
        const known = underWay.get(key);
        if (known === undefined) break;
        try {
          return await orAborted(known.answer, signal);
        } catch (error) {
          signal.throwIfAborted();
          if (!known.signal.aborted) throw error;
        }
      }
      const answer = askLocked(options, question, ask).finally(() => underWay.delete(key));
      underWay.set(key, { answer, signal });
      return answer;
    },
  };
}

async function askLocked<T>(
  { folder, signal: ending, log, waiting = askedAlready }: AskingOptions,
  { key, paper, signal: own }: AskedQuestion,
  ask: () => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new DiskError(folder, error);
  });
  const onWait = (): void => log(waiting(paper));
  // A lock that is lost (a laptop that slept) costs a question twice at worst, and the later reply is kept.
  return withFileLock(join(folder, key), { signal: own ?? ending, onWait, pollMs: POLL_MS }, () =>
    // At the end of the run what came in is still put into the cache.
    own === undefined ? ask() : orAborted(ask(), own),
  );
}

function askedAlready(paper: string): Told {
  return phrase`waiting: another summarize is asking about ${paper}`;
}
