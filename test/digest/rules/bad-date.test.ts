import { describe, expect, it } from 'vitest';
import { listLine, look, mended } from './look.ts';

const RULE = 'bad-date';
const paper = 'https://arxiv.org/pdf/math/0007129v1';

describe(RULE, () => {
  it('names a month that does not exist and takes the one of the id', () => {
    const digest = listLine({ date: '25/00', paper });
    expect(look(RULE, digest)).toEqual(['1:4 [25/00] is not the month of math/0007129, which is 00/07']);
    expect(mended(RULE, digest)).toBe(listLine({ date: '00/07', paper }));
  });

  it('names a month that is not that of the id', () => {
    expect(look(RULE, listLine({ date: '25/07' }))).toEqual([
      '1:4 [25/07] is not the month of 2506.19807, which is 25/06',
    ]);
    expect(mended(RULE, listLine({ date: '24/13' }))).toBe(listLine());
  });

  it.each([
    ['a local PDF', '- [25/13] **X** [[Paper]()] [[TLDR/Notes](#x-pdf-0123456789ab)]\n'],
    ['an id without a month', listLine({ date: '25/13', paper: 'https://arxiv.org/abs/2513.00001' })],
    ['another site', listLine({ date: '25/13', paper: 'https://openreview.net/forum?id=1' })],
  ])('only reports a wrong month of %s', (_what, digest) => {
    expect(look(RULE, digest)).toEqual(['1:4 [25/13] is no month']);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('says nothing of the right month, of a line without a date, and of a local PDF', () => {
    expect(look(RULE, listLine())).toEqual([]);
    expect(look(RULE, '- [X](https://arxiv.org/abs/2506.19807) 25/13\n')).toEqual([]);
    expect(look(RULE, '- [24/01] **X** [[Paper]()] [[TLDR/Notes](#x-pdf-0123456789ab)]\n')).toEqual([]);
  });
});
