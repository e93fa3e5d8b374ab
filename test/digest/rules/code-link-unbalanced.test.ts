import { describe, expect, it } from 'vitest';
import { fixDigest } from '../../../src/digest/fix.ts';
import { listLine, look, mended } from './look.ts';

const RULE = 'code-link-unbalanced';
const code = (url: string) => listLine({ code: url });

describe(RULE, () => {
  it('counts the brackets and takes off those that the link did not open', () => {
    const digest = code('https://minedojo.org)');
    expect(look(RULE, digest)).toEqual(['2:60 https://minedojo.org) holds 0 "(" and 1 ")"']);
    expect(mended(RULE, digest)).toBe(code('https://minedojo.org'));
  });

  it.each([
    ['https://a.org/Go_(game)))', 'https://a.org/Go_(game)'],
    ['https://a.org/b).', 'https://a.org/b'],
    ['https://a.org/b(', 'https://a.org/b'],
  ])('mends %s', (url, clean) => {
    expect(mended(RULE, code(url))).toBe(code(clean));
  });

  it.each(['https://a.org/a)b', 'https://a.org/Go_(game'])('reports %s and leaves it', url => {
    expect(look(RULE, code(url))).toHaveLength(1);
    expect(mended(RULE, code(url))).toBe(code(url));
  });

  it.each(['', 'https://a.org/b', 'https://a.org/Go_(game)'])('says nothing of %j', url => {
    expect(look(RULE, code(url))).toEqual([]);
  });
});

describe('the three rules of a damaged Code/Page link', () => {
  it.each(['https://a.org/b}).', 'https://a.org/b)}{x).', 'https://a.org/(b)).'])(
    'each give %s the same final text, alone and together',
    url => {
      const rules = [RULE, 'code-link-punctuation', 'code-link-brace'].filter(
        rule => look(rule, code(url)).length > 0,
      );
      const alone = rules.map(rule => mended(rule, code(url)));
      const together = Buffer.from(
        fixDigest(Buffer.from(code(url)), { notes: new Map(), off: OTHERS }).bytes,
      );
      expect(rules.length).toBeGreaterThan(1);
      expect(new Set([...alone, together.toString()]).size).toBe(1);
    },
  );
});

/** Without its notes the list line has a dead anchor, and so on. */
const OTHERS = new Set(['dead-anchor', 'entry-without-note']);
