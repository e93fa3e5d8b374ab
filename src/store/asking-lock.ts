// One question is paid for once: a lock for each question, `<cache>/asking/<key>.lock`, held while a model is asked.
// Whoever waits for it finds the reply in the cache afterwards. Two askings within one process share the first one's.
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
}

export interface AskedQuestion {
  /** Under which its reply is cached: letters and digits. */
  readonly key: string;
  /** Id of the paper, for messages. */
  readonly paper: string;
}

export interface Asking {
  /**
   * Runs `ask` while no other process asks the same; waits as long as the other one lives. Within this process a
   * question that is under way is not begun again: its reply, or its failure, is everybody's.
   * Throws DiskError when the folder is not writable, the signal's reason, and what `ask` throws.
   */
  readonly alone: (question: AskedQuestion, ask: () => Promise<Reply>) => Promise<Reply>;
}

/** A model takes seconds to answer. */
const POLL_MS = 150;

/** Opens the locks of the questions; the folder is touched by the first one. */
export function openAsking(options: AskingOptions): Asking {
  const underWay = new Map<string, Promise<Reply>>();
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

async function askLocked(
  { folder, signal, log }: AskingOptions,
  { key, paper }: AskedQuestion,
  ask: () => Promise<Reply>,
): Promise<Reply> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new DiskError(folder, error);
  });
  const onWait = (): void => log(phrase`waiting: another summarize is asking about ${paper}`);
  // A lock that is lost (a laptop that slept) costs a question twice at worst, and the later reply is kept.
  return withFileLock(join(folder, key), { signal, onWait, pollMs: POLL_MS }, ask);
}
