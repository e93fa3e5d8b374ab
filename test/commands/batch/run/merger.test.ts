// Grouped merges: seldom a rewrite, never a loss.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openMerger } from '../../../../src/commands/batch/run/merger.ts';
import type { Notes } from '../../../../src/domain/notes.ts';
import { ToolError } from '../../../../src/lib/errors.ts';
import type { Published } from '../../../../src/steps/merge.ts';
import { sampleNotes } from '../../../digest/samples.ts';

interface Written {
  readonly digest: string;
  readonly ids: readonly string[];
}

/** A publisher that writes down its groups; `fail` names papers that are kept out. */
function publisher(fail: readonly string[] = []) {
  const written: Written[] = [];
  let underWay = 0;
  const publish = async (digest: string, notes: readonly Notes[]): Promise<(Published | ToolError)[]> => {
    underWay += 1;
    expect(underWay).toBe(1);
    await sleep(2);
    underWay -= 1;
    written.push({ digest, ids: notes.map(({ paper }) => paper.id) });
    return notes.map(one =>
      fail.includes(one.paper.id) ? problem(one.paper.id) : { plan, notes: one, message: '' },
    );
  };
  return { written, publish };
}

const plan = {
  action: 'added',
  id: '',
  anchor: '',
  splices: [],
  section: '',
  rendered: '',
  base: null,
  entry: null,
  reason: '',
} as const;
const problem = (id: string) =>
  new ToolError({ code: 'E_DIGEST_HAND_EDIT', category: 'digest', what: id, why: 'edited', next: 'look' });
const notes = (id: string) => sampleNotes({ id });

describe('merges', () => {
  test('wait for each other: a hundred papers are at most four rewrites of the digest, and every paper is merged', async () => {
    const { written, publish } = publisher();
    const merger = openMerger({ publish, most: 25, patienceMs: 60_000 });
    const ids = Array.from({ length: 100 }, (_, index) => `2401.${String(index + 1).padStart(5, '0')}`);
    await Promise.all(ids.map(id => merger.add('README.md', notes(id))));
    expect(written.length).toBeLessThanOrEqual(4);
    expect(written.flatMap(group => group.ids)).toEqual(ids);
  });

  test('do not wait for ever: a few papers are merged when the first has waited long enough', async () => {
    const { written, publish } = publisher();
    const merger = openMerger({ publish, most: 25, patienceMs: 10 });
    await Promise.all([
      merger.add('README.md', notes('2401.00001')),
      merger.add('README.md', notes('2401.00002')),
    ]);
    expect(written).toEqual([{ digest: 'README.md', ids: ['2401.00001', '2401.00002'] }]);
  });

  test('are made at once by a flush, each digest by itself', async () => {
    const { written, publish } = publisher();
    const merger = openMerger({ publish, patienceMs: 60_000 });
    const added = [merger.add('a.md', notes('2401.00001')), merger.add('b.md', notes('2401.00001'))];
    await merger.flush();
    await Promise.all(added);
    expect(written.map(({ digest }) => digest)).toEqual(['a.md', 'b.md']);
  });

  test('keep one paper out without keeping out the others', async () => {
    const { publish } = publisher(['2401.00002']);
    const merger = openMerger({ publish, most: 3 });
    const added = ['2401.00001', '2401.00002', '2401.00003'].map(id => merger.add('README.md', notes(id)));
    const ends = await Promise.allSettled(added);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('that fail as a whole fail for every paper of the group, and the next group is tried', async () => {
    let times = 0;
    const merger = openMerger({
      most: 2,
      publish: (_, group) => {
        times += 1;
        if (times === 1) return Promise.reject(problem('the digest'));
        return Promise.resolve(group.map(one => ({ plan, notes: one, message: '' })));
      },
    });
    const added = ['2401.00001', '2401.00002', '2401.00003', '2401.00004'].map(id =>
      merger.add('README.md', notes(id)),
    );
    const ends = await Promise.allSettled(added);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
  });

  test('with nothing to merge are nothing', async () => {
    const { written, publish } = publisher();
    await openMerger({ publish }).flush();
    expect(written).toEqual([]);
  });
});
