// Hyphens at line ends, decided by the document's own words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hyphenEnd, vocabularyOf } from '../../src/pdf/dehyphenate.ts';

const document = (...lines: string[]) => vocabularyOf(lines);

describe('a line that ends in a hyphen', () => {
  it('loses it when the whole word stands elsewhere', () => {
    expect(hyphenEnd('sparse re-', 'ward signals', document('the reward is', 'state re-', 'ward'))).toBe(
      'cut',
    );
  });

  it('loses it when nothing in the document speaks for a compound', () => {
    expect(hyphenEnd('a convolu-', 'tional layer', document('no evidence'))).toBe('cut');
  });

  it('keeps it when the hyphenated form stands elsewhere', () => {
    expect(hyphenEnd('a multi-', 'agent game', document('multi-agent learning'))).toBe('glue');
    expect(hyphenEnd('the state-of-', 'the-art', document('a State-of-the-art method'))).toBe('glue');
  });

  it('keeps it when both halves are words of the document', () => {
    const words = document('self loops and self edges', 'attention attention attention');
    expect(hyphenEnd('with self-', 'attention', words)).toBe('glue');
    // Two letters are no evidence: "re" is a word of every document with e-mails in it.
    expect(hyphenEnd('with re-', 'attention', document('re re re attention attention attention'))).toBe(
      'cut',
    );
  });

  it('keeps it, with a blank, when it stands for a word left out', () => {
    expect(hyphenEnd('the pre-', 'and post-training phases', document(''))).toBe('space');
  });

  it('keeps it before a capital or a digit', () => {
    expect(hyphenEnd('as GPT-', '4 does', document(''))).toBe('glue');
    expect(hyphenEnd('in Multi-', 'Agent games', document(''))).toBe('glue');
  });

  it('loses it before a capital when the name stands whole elsewhere', () => {
    const words = document('HarborGrid is a grid of harbors', 'as DeepMind did');
    expect(hyphenEnd('we call Harbor-', 'Grid a grid', words)).toBe('cut');
    expect(hyphenEnd('by Deep-', 'Mind', words)).toBe('cut');
    expect(hyphenEnd('we call Harbor-', 'Gate a gate', words)).toBe('glue');
    expect(hyphenEnd('we call Grid-', 'Harbor a gate', words)).toBe('glue');
  });

  it('loses it in compounds that are written as one, however often their halves occur', () => {
    const often = 'with out every where there fore net work data set '.repeat(5);
    const halves: [string, string][] = [
      ['with-', 'out a map'],
      ['Every-', 'where it looks'],
      ['there-', 'fore'],
      ['a net-', 'work'],
      ['a data-', 'set'],
    ];
    for (const [line, next] of halves) expect(hyphenEnd(line, next, document(often))).toBe('cut');
    expect(hyphenEnd('a data-', 'work', document(often))).toBe('glue');
    // The document has the last word.
    expect(hyphenEnd('a data-', 'set', document(often, 'a data-set'))).toBe('glue');
  });

  it('says nothing of dashes and of lines without a hyphen', () => {
    expect(hyphenEnd('the value -', 'minus', document(''))).toBeNull();
    expect(hyphenEnd('the value', 'minus', document(''))).toBeNull();
    expect(hyphenEnd('sparse re-', '(ward)', document(''))).toBeNull();
  });
});

it('halves of words at line ends are not counted as words', () => {
  const { words } = document('two re-', 'ward models', 'ward');
  expect(words.has('re')).toBe(false);
  expect(words.get('ward')).toBe(1);
});

it('decides the same whatever the case of the line', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,6}$/), fc.stringMatching(/^[a-z]{1,6}$/), (left, right) => {
      const words = document(`${left}${right}`, `${left}-${right}`);
      expect(hyphenEnd(`${left.toUpperCase()}-`, right, words)).toBe('cut');
    }),
  );
});
