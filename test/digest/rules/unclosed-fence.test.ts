import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fencedCodeOf } from '../../../src/digest/rules/fenced-code.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import { listLine, look, mended, section } from './look.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

const RULE = 'unclosed-fence';

describe(RULE, () => {
  it('names a fence that nothing closes', () => {
    const digest = section('### Abstract\nwords\n  ```python\ncode\n');
    expect(look(RULE, digest)).toEqual([
      '9:3 the code fence ```python is not closed: GitHub shows what follows as code',
    ]);
    expect(mended(RULE, digest)).toBe(digest);
  });

  it('names a fence that is still open where the notes of the next paper begin', () => {
    const other = listLine({ paper: 'https://arxiv.org/pdf/2506.00002v1', notes: '#other' });
    const digest = section('~~~\n### Abstract\n## other\n~~~\ncode\n~~~\n', `${listLine()}${other}`);
    expect(look(RULE, digest)).toEqual([
      '9:1 the code fence ~~~ is not closed: GitHub shows "other" and more as code',
    ]);
  });

  it.each([
    ['a closed fence', '```\ncode\n```\n'],
    ['a longer closing mark', '```\ncode\n`````  \n'],
    ['a fence without content', '```\n```\n'],
    ['a shorter mark inside', '````\n```\n````\n'],
    ['the other mark inside', '```\n~~~\n```\n'],
    ['an indented mark', 'words\n\n    ```\n'],
    ['a code span', '``` words ```\n'],
    ['a comment', '<!--\n```\n-->\n'],
    ['front matter', '---\na: |\n\n  x\n```\n---\n'],
  ])('says nothing of %s', (_what, text) => {
    expect(look(RULE, text)).toEqual([]);
    expect(look(RULE, text.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  it('tells code as the scanner does: what it calls a fenced heading is code, and no other', () => {
    const line = fc.constantFrom(
      '```',
      '~~~',
      '````',
      '```js',
      '   ~~~',
      '<!--',
      '-->',
      '## t',
      '- [a](#b)',
      '## b',
      'x',
      '',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), lines => {
        const digest = scanDigest(Buffer.from(`${lines.join('\n')}\n`));
        const { hidden } = fencedCodeOf(digest);
        for (const { start, fenced } of digest.headings) {
          expect(hidden.some(range => range.start <= start && start < range.end)).toBe(fenced);
        }
      }),
    );
  });

  it('reads thousands of unclosed fences in linear time', () => {
    const fences = (length: number): string[] =>
      Array.from({ length }, (_, n) => `${'`'.repeat(3 + (n % 5))}python`);
    const read = (all: string[]): void => expect(look(RULE, all.join('\n'))).toHaveLength(all.length);
    expect(growthOfEight(read, fences, 16_000)).toBeLessThan(MOST_OF_EIGHT);
  });
});
