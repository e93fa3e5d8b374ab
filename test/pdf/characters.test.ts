// Characters as people see them: what is replaced, what goes, what stays to be counted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  countLost,
  endsInHiddenHyphen,
  joinSmallCapitals,
  meetsWithoutBlank,
} from '../../src/pdf/characters.ts';

describe('cleanText', () => {
  it.each([
    ['ligatures become letters', 'e\ufb03cient \ufb01t of \ufb02ow', 'efficient fit of flow'],
    ['soft hyphens and zero-width characters go', 're\u00adward\u200b s\u200dparse\ufeff', 'reward sparse'],
    ['control characters go', 'a\u0000b\u0008c\u001fd', 'abcd'],
    ['a sign without a name keeps two numbers apart', '1.1\u00060.3 3\u00044', '1.1\ufffd0.3 3\ufffd4'],
    ['odd hyphens become plain ones', 'state\u2010of\u2011the-art', 'state-of-the-art'],
    ['odd blanks become one plain blank', ' a\u00a0b\u2009 c\u202fd ', 'a b c d'],
    ['minus signs and dashes stay', '−2.9 – 3 — x', '−2.9 – 3 — x'],
    ['private-use characters stay, to be seen', 'x \ue041 y \ufffd', 'x \ue041 y \ufffd'],
  ])('%s', (_, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it('changes nothing when done twice, and leaves no control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u00ad]/);
      }),
    );
  });

  it('never loses a letter or a digit', () => {
    const shown = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
        expect(shown(cleanText(text))).toBe(shown(text.replaceAll(/[\u00ad\u200b-\u200d\ufeff]/g, '')));
      }),
    );
  });
});

it('countLost counts what a font could not name, before clean-up takes the evidence away', () => {
  expect(countLost('x\ufffd \ue000\uf8ff \u0003 y\n\t')).toBe(4);
});

it('a line ends in a hidden hyphen only behind a letter', () => {
  expect(endsInHiddenHyphen('optimi\u00ad')).toBe(true);
  expect(endsInHiddenHyphen('optimi\u0002 ')).toBe(true);
  expect(endsInHiddenHyphen('12\u00ad')).toBe(false);
  expect(endsInHiddenHyphen('optimi-')).toBe(false);
});

it.each([
  ['R EFERENCES', 'REFERENCES'],
  ['1 I NTRODUCTION', '1 INTRODUCTION'],
  ['A P OTENTIAL FOR S PARSE R EWARDS', 'A POTENTIAL FOR SPARSE REWARDS'],
  ['Plan B Results', 'Plan B Results'],
])('small capitals are joined: %s', (set, title) => {
  expect(joinSmallCapitals(set)).toBe(title);
});

it.each([
  ['检索的', '段落', true],
  ['检索，', '（见图）', true],
  ['あい', 'うえ', true],
  ['高 7.1', '个百分点', false],
  ['retrieval', 'augmented', false],
])('%s | %s need no blank between them: %s', (left, right, glued) => {
  expect(meetsWithoutBlank(left, right)).toBe(glued);
});
