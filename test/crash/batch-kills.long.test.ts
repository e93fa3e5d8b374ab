// SIGKILL at random moments of `summarize batch`, with a model that fails: the same digest in the end, and no paper
// paid for twice. Long with `npm run test:crash -- batch-kills`.
import { describe, expect, it } from 'vitest';
import { BATCH, hasBatch, killBatch } from './batch-kills.ts';
import { LIMIT, rounds, tell } from './figures.ts';

const isThere = hasBatch();
const note = isThere ? '' : ' (skipped: the built program has no such command)';
const [papers, kills] = [rounds(8, 300), rounds(1, 10)];

describe.skipIf(!isThere)(`a batch of ${papers} papers${note}`, () => {
  it(
    `that is killed ${kills} times goes on, ends with the digest of a run without faults, and pays for no paper twice`,
    async () => {
      const { problems, figures } = await killBatch({ papers, kills, seed: rounds(1, 7), command: BATCH });
      tell(`R6 batch of ${papers} papers, killed`, figures);
      expect(problems, JSON.stringify(figures, null, 2)).toEqual([]);
    },
    LIMIT,
  );
});
