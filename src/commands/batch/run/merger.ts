// Notes that are ready wait for each other, so that a thousand papers are not a thousand rewrites of the digest. What
// waits is in the cache: killed now, it is merged by the next run without being paid for again.
import type { Notes } from '../../../domain/notes.ts';
import { ToolError } from '../../../lib/errors.ts';
import type { Published } from '../../../steps/merge.ts';

export interface Merger {
  /** Fulfilled when the notes stand in the digest. Rejects with what kept these notes, or the whole group, out of it. */
  readonly add: (digest: string, notes: Notes) => Promise<Published>;
  /** Fulfilled when so few notes wait that more may be made: what waits is in memory. */
  readonly room: () => Promise<void>;
  /** Merges what waits, at once. */
  readonly flush: () => Promise<void>;
}

export interface MergerOptions {
  /** `publishGroup` of steps/merge.ts: an outcome for each of the notes, in their order. */
  readonly publish: (digest: string, notes: readonly Notes[]) => Promise<readonly (Published | ToolError)[]>;
  /** A group is merged when so many wait, … */
  readonly most?: number;
  /** … or when the first of them has waited so long, milliseconds. */
  readonly patienceMs?: number;
  readonly onMerge?: (digest: string, papers: number) => void;
}

interface Waiting {
  readonly notes: Notes;
  readonly resolve: (published: Published) => void;
  readonly reject: (error: unknown) => void;
}

/** Twenty-five papers or ten seconds: a person who watches the file sees it grow, and it is rewritten seldom. */
const MOST = 25;
const PATIENCE_MS = 10_000;

/** So many groups may wait while one is merged; then nothing more is made until it is through. */
const GROUPS_AHEAD = 4;

/**
 * Opens a merger. One group at a time is merged, so nobody waits for a lock that this process holds itself; what becomes
 * ready meanwhile is the next group, however large.
 */
export function openMerger(options: MergerOptions): Merger {
  const { publish, most = MOST, patienceMs = PATIENCE_MS, onMerge } = options;
  const waiting = new Map<string, Waiting[]>();
  let timer: NodeJS.Timeout | undefined;
  let merging: Promise<void> | null = null;

  const largest = (): number => Math.max(0, ...[...waiting.values()].map(group => group.length));
  const mergeAll = async (): Promise<void> => {
    while (merging !== null) await merging;
    clearTimeout(timer);
    timer = undefined;
    const groups = [...waiting];
    waiting.clear();
    if (groups.length === 0) return;
    merging = mergeGroups(groups).finally(() => {
      merging = null;
      if (largest() >= most) void mergeAll();
    });
    await merging;
  };
  const mergeGroups = async (groups: readonly [string, readonly Waiting[]][]): Promise<void> => {
    for (const [digest, group] of groups) await mergeGroup(digest, group);
  };
  const mergeGroup = async (digest: string, group: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await publish(
        digest,
        group.map(({ notes }) => notes),
      );
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined || outcome instanceof ToolError) reject(outcome);
        else resolve(outcome);
      });
      onMerge?.(digest, outcomes.filter(outcome => !(outcome instanceof ToolError)).length);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  return {
    add: (digest, notes) =>
      new Promise((resolve, reject) => {
        const group = waiting.get(digest) ?? [];
        group.push({ notes, resolve, reject });
        waiting.set(digest, group);
        if (group.length >= most && merging === null) void mergeAll();
        else timer ??= setTimeout(() => void mergeAll(), patienceMs);
      }),
    room: async () => {
      while (merging !== null && largest() >= most * GROUPS_AHEAD) await merging;
    },
    flush: mergeAll,
  };
}
