import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../samples.ts';
import { look, lookAtHealthy, mended, noteOf, ownDigests, section } from './look.ts';

const withAbstract = (text: string): string => section(noteOf({ abstract: `### Abstract\n${text}\n` }));

describe('abstract-list', () => {
  it('names each line of the abstract that begins like a list item, and leaves it', () => {
    const digest = withAbstract('It is faster by a factor of\n3. It also has four stages:\n  1) rewards.');
    expect(look('abstract-list', digest)).toEqual([
      '9:1 a line of the abstract begins like a list item: 3.',
      '10:3 a line of the abstract begins like a list item: 1)',
    ]);
    expect(mended('abstract-list', digest)).toBe(digest);
  });

  it('says nothing of decimals, of years, of escaped dots, and of lists in the notes', () => {
    expect(look('abstract-list', withAbstract('3.1 % better in\n2025, or\n3\\. it is.'))).toEqual([]);
    expect(
      look('abstract-list', section(noteOf({ takeaways: '### 💬 可借鉴之处\n1. 奖励可以复用。\n' }))),
    ).toEqual([]);
  });

  it('says nothing of healthy notes, nor of ours when the abstract breaks before a number', () => {
    expect(lookAtHealthy('abstract-list')).toEqual([]);
    const notes = sampleNotes({ abstract: `${'word '.repeat(15)}of 3. It also has 1) rewards.` });
    const digests = ownDigests(notes);
    expect(digests[0]).toContain('\n3\\. It');
    expect(digests.flatMap(digest => look('abstract-list', digest))).toEqual([]);
  });
});
