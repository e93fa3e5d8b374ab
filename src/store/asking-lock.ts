// One question is paid for once, and one PDF fetched once: a lock for each, `<cache>/asking/<key>.lock`, held while a
// model or arXiv is asked. Whoever waits for it finds the answer in the cache afterwards. Two askings within one process
// share the first one's.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reply } from '../domain/reply.ts';
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
}

export interface Asking<T = Reply> {
  /**
   * Runs `ask` while no other process asks the same; waits as long as the other one lives. Within this process a
   * question that is under way is not begun again: its reply, or its failure, is everybody's.
   * Throws DiskError when the folder is not writable, the signal's reason, and what `ask` throws.
   */
  readonly alone: (question: AskedQuestion, ask: () => Promise<T>) => Promise<T>;
}

/** A model takes seconds to answer. */
const POLL_MS = 150;

/** Opens the locks of the questions; the folder is touched by the first one. */
export function openAsking<T = Reply>(options: AskingOptions): Asking<T> {
  const underWay = new Map<string, Promise<T>>();
  return {
    alone: (question, ask) => {
      const known = underWay.get(question.key);
      if (known !== undefined) return known;
      const asking = askLocked(options, question, ask).finally(() => underWay.delete(question.key));
      underWay.set(question.key, asking);
      return asking;
    },
  };
}

async function askLocked<T>(
  { folder, signal, log, waiting = askedAlready }: AskingOptions,
  { key, paper }: AskedQuestion,
  ask: () => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new DiskError(folder, error);
  });
  const onWait = (): void => log(waiting(paper));
  // A lock that is lost (a laptop that slept) costs a question twice at worst, and the later reply is kept.
  return withFileLock(join(folder, key), { signal, onWait, pollMs: POLL_MS }, ask);
}

function askedAlready(paper: string): Told {
  return phrase`waiting: another summarize is asking about ${paper}`;
}
