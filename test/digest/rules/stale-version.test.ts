import { describe, expect, it } from 'vitest';
import { sampleNotes } from '../samples.ts';
import { listLine, look, mended, section } from './look.ts';

const RULE = 'stale-version';
const line = (version: number | '') =>
  listLine({ paper: `https://arxiv.org/pdf/2506.19807${version === '' ? '' : `v${version}`}` });
const page = (version: number) => `- 甲（[p. 2](https://arxiv.org/pdf/2506.19807v${version}#page=2)）\n`;
const stored = (version: number) => [sampleNotes({ id: '2506.19807', version })];
const NEXT = 'summarize 2506.19807v4 --digest FILE';

describe(RULE, () => {
  it('names a list line and notes that are older than the stored notes', () => {
    const digest = section(page(2), line(3));
    expect(look(RULE, digest, stored(4))).toEqual([
      `3:10 the list line of 2506.19807 cites v3, the stored notes are of v4: ${NEXT}, or write v4 into its link`,
      `6:1 the notes in this file of 2506.19807 cite v2, the stored notes are of v4: ${NEXT}`,
    ]);
    expect(mended(RULE, digest, stored(4))).toBe(digest);
  });

  it('names notes that are older than their list line, and the other way round', () => {
    expect(look(RULE, section(page(2), line(4)))).toEqual([
      `6:1 the notes in this file of 2506.19807 cite v2, a list line cites v4: ${NEXT}`,
    ]);
    expect(look(RULE, section(page(1) + page(4), line(2)))).toEqual([
      `3:10 the list line of 2506.19807 cites v2, the notes in this file cite v4: ${NEXT}, or write v4 into its link`,
    ]);
  });

  it('compares numbers, and list lines with one another', () => {
    expect(look(RULE, `${line(9)}\n${line(10)}`)).toEqual([
      expect.stringContaining('cites v9, a list line cites v10: summarize 2506.19807v10'),
    ]);
  });

  it('says nothing of equal versions, of links without one, of other papers, and of older stored notes', () => {
    expect(look(RULE, section(page(4), line(4)), stored(4))).toEqual([]);
    expect(look(RULE, section('', line('')), stored(4))).toEqual([]);
    expect(look(RULE, section(page(4), line(4)), stored(2))).toEqual([]);
    expect(look(RULE, section('https://arxiv.org/abs/1706.03762v1\n', line(2)))).toEqual([]);
  });
});
