// What a model was asked by a program that is killed and started again, and which of it was paid for twice.
import { ReplySchema } from '../../src/domain/reply.ts';
import { openCache } from '../../src/store/cache.ts';
import type { SmallPaper } from '../support/many-papers.ts';

export type Fault = '500' | '429' | 'reset' | 'half a body' | 'cut-off reply' | 'bad JSON';

/** A question to the model, and how it was answered. */
export interface Question {
  /** '' when the question names none of the papers. */
  readonly id: string;
  /** Counts the processes, from 0. */
  readonly run: number;
  readonly kind: Fault | 'good';
  /** When the answer had gone out whole; null when nobody took it. Milliseconds on a clock that never jumps. */
  sentAt: number | null;
}

/** A run that lived this long after an answer had time enough to keep it. */
const LIVED_MS = 1000;

/** The questions of all runs. */
export class CallLog {
  readonly questions: Question[] = [];
  /** The run that is under way. */
  run = 0;
  /** When a run was killed. */
  readonly #killedAt = new Map<number, number>();
  /** Papers by the first run that found their reply in the cache. */
  readonly #cachedFor = new Map<string, number>();

  get kills(): number {
    return this.#killedAt.size;
  }

  /** Call it when the process of a run is gone, killed at `at` or ended by itself (null): looks at its cache. */
  async endRun(at: number | null, cacheFolder: string, papers: readonly SmallPaper[]): Promise<void> {
    if (at !== null) this.#killedAt.set(this.run, at);
    this.run += 1;
    const cache = openCache(cacheFolder, () => undefined);
    const ids = new Map(papers.map(({ reply, id }) => [reply, id]));
    for (const { kind, key } of await cache.list()) {
      const reply = kind === 'reply' ? await cache.getJson('reply', key, ReplySchema) : null;
      const id = ids.get(reply?.text ?? '');
      if (id !== undefined && !this.#cachedFor.has(id)) this.#cachedFor.set(id, this.run);
    }
  }

  /**
   * A paper is paid for twice when it is asked about though its reply is in the cache, or is answered well twice in one
   * run, or a second time after a run lived on with its first good answer.
   */
  problems(): string[] {
    const { cached, sameRun, lived } = this.#paidTwice();
    return [
      ...cached.map(id => `paid twice: ${id} was asked about though its reply was in the cache`),
      ...sameRun.map(id => `paid twice: ${id} was answered well twice in one run`),
      ...lived.map(
        id => `paid twice: ${id} was asked about after a run that had a second to keep its answer`,
      ),
    ];
  }

  /** For the closing table. `strictly` counts every good answer beyond the first, killed a moment later or not. */
  figures(): Record<string, number | string> {
    const good = this.questions.filter(({ kind }) => kind === 'good');
    const sent = good.filter(({ sentAt }) => sentAt !== null);
    const answered = new Set(sent.map(({ id }) => id)).size;
    const { cached, sameRun, lived } = this.#paidTwice();
    const faults = new Map<string, number>();
    for (const { kind } of this.questions) if (kind !== 'good') faults.set(kind, (faults.get(kind) ?? 0) + 1);
    return {
      questions: this.questions.length,
      faults: [...faults].map(([kind, count]) => `${count} × ${kind}`).join(', '),
      'good answers': sent.length,
      'good answers to the dead': good.length - sent.length,
      'papers answered': answered,
      'paid twice, reply in cache': cached.length,
      'paid twice in one run': sameRun.length,
      'paid twice, 1 s to keep it': lived.length,
      'paid twice, strictly': sent.length - answered,
    };
  }

  #paidTwice(): { cached: string[]; sameRun: string[]; lived: string[] } {
    const taken = new Map<string, Question[]>();
    for (const question of this.questions) {
      if (question.kind !== 'good' || question.sentAt === null) continue;
      taken.set(question.id, [...(taken.get(question.id) ?? []), question]);
    }
    const which = (isSo: (questions: readonly Question[]) => boolean): string[] =>
      [...taken].filter(([, questions]) => isSo(questions)).map(([id]) => id);
    const isKept = ({ run, sentAt }: Question): boolean =>
      (this.#killedAt.get(run) ?? Infinity) - (sentAt ?? 0) >= LIVED_MS;
    const asked = this.questions.filter(({ id, run }) => run >= (this.#cachedFor.get(id) ?? Infinity));
    return {
      cached: [...new Set(asked.map(({ id }) => id))],
      sameRun: which(questions => new Set(questions.map(({ run }) => run)).size < questions.length),
      lived: which(questions => questions.slice(0, -1).some(isKept)),
    };
  }
}
