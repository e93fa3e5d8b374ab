import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesIn, spacedIn } from '../../../src/digest/rules/hyphens.ts';

const spaced = (text: string, at = 0) =>
  spacedIn({ text, at, next: at + Buffer.byteLength(text), kind: 'text', heading: null });

describe('namesIn', () => {
  it('gives words with a hyphen inside, without what stands around them', () => {
    expect(namesIn('(GPT-4o-mini.) Qwen2.5-VL-7B, -x- a--b -y-z 用Best-of-N。 C++-like — no-')).toEqual([
      'GPT-4o-mini',
      'Qwen2.5-VL-7B',
      'a--b',
      'y-z',
      'Best-of-N',
      'C++-like',
    ]);
  });

  it('takes time by the length of the text only', () => {
    const long = '-'.repeat(300_000);
    expect(namesIn(`${long} a${long}b`)).toHaveLength(1);
  });
});

describe('spacedIn', () => {
  const words = fc.array(
    fc.constantFrom('GPT', '4o', '7', 'é', '用', ' - ', ' - ', ' ', '-', '`', '.', '🎉'),
    {
      maxLength: 40,
    },
  );

  it('gives chains in order that stand where it says, none within another', () => {
    fc.assert(
      fc.property(words, fc.nat(50), (parts, at) => {
        const text = parts.join('');
        const bytes = Buffer.from(text);
        let end = at;
        for (const chain of spaced(text, at)) {
          expect(chain.at).toBeGreaterThanOrEqual(end);
          end = chain.at + Buffer.byteLength(chain.text);
          expect(bytes.subarray(chain.at - at, end - at).toString()).toBe(chain.text);
          expect(chain.text).toMatch(/^[^\s-].* - .*[^\s-]$/);
        }
      }),
    );
  });

  it('finds nothing more once all chains are closed', () => {
    fc.assert(
      fc.property(words, parts => {
        let text = parts.join('');
        for (const { text: chain } of spaced(text)) text = text.replace(chain, chain.replaceAll(' - ', '-'));
        expect(spaced(text)).toEqual([]);
      }),
    );
  });

  it('finds nothing more where closing one makes the name end with a number', () => {
    expect(spaced('GPT - 7 - 7').map(({ text }) => text)).toEqual(['GPT - 7']);
    expect(spaced('GPT-7 - 7')).toEqual([]);
    expect(spaced('GPT-7 - 8B').map(({ text }) => text)).toEqual(['GPT-7 - 8B']);
  });

  it('takes time by the length of the line only', () => {
    expect(spaced('GPT - 4o 用 '.repeat(20_000))).toHaveLength(20_000);
    expect(spaced('a - '.repeat(100_000))).toHaveLength(1);
  });
});
