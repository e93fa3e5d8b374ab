import { describe, expect, it } from 'vitest';
import { look, mended } from './look.ts';

const RULE = 'near-github-cut';
const ofSize = (bytes: number) => '# Paper List\n'.padEnd(bytes, 'x');

describe(RULE, () => {
  it('says how large a file is that GitHub will soon cut', () => {
    expect(look(RULE, ofSize(400_000))).toEqual(['1:1 400,000 bytes: GitHub cuts off a README at 512,000']);
    expect(look(RULE, ofSize(512_000))).toEqual(['1:1 512,000 bytes: GitHub cuts off a README at 512,000']);
    expect(mended(RULE, ofSize(400_000))).toBe(ofSize(400_000));
  });

  it('says how much of a larger one is not shown', () => {
    expect(look(RULE, ofSize(512_345))).toEqual([
      '1:1 512,345 bytes: as a README on GitHub the last 345 of them are cut off',
    ]);
  });

  it('counts bytes, not characters, and says nothing below 400,000', () => {
    expect(look(RULE, '字'.repeat(133_334))).toEqual([
      '1:1 400,002 bytes: GitHub cuts off a README at 512,000',
    ]);
    expect(look(RULE, ofSize(399_999))).toEqual([]);
  });
});
