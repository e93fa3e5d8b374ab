// Phrases: the values at their places in every language, whatever the values hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english, inEnglish, inLanguage, joined, phrase, type Told } from '../../src/lib/phrase.ts';

const ZH = {
  'cannot get {0}': '无法获取 {0}',
  'the PDF of {0}': '{0} 的 PDF',
  '{0} of {1} pages': '共 {1} 页，{0} 页',
  '{0}; {1}': '{0}；{1}',
};

describe('a phrase', () => {
  test('is its English template with the values at their places', () => {
    expect(phrase`${'a.org'} answered with HTTP ${500}`).toEqual({
      template: '{0} answered with HTTP {1}',
      values: ['a.org', 500],
    });
    expect(english(phrase`${3} of ${12} pages, cached: ${true}`)).toBe('3 of 12 pages, cached: true');
    expect(english(phrase`no values`)).toBe('no values');
    expect(english('a path')).toBe('a path');
  });

  test('is told in another language, whose places may stand in another order', () => {
    expect(inLanguage(phrase`${3} of ${12} pages`, ZH)).toBe('共 12 页，3 页');
    expect(inLanguage('a path', { 'a path': '路径' })).toBe('a path');
  });

  test('in a phrase is told in the same language, however deep', () => {
    const inner = phrase`the PDF of ${'2310.06825v1'}`;
    expect(english(phrase`cannot get ${inner}`)).toBe('cannot get the PDF of 2310.06825v1');
    expect(inLanguage(phrase`cannot get ${inner}`, ZH)).toBe('无法获取 2310.06825v1 的 PDF');
    expect(inLanguage(phrase`cannot get ${phrase`the PDF of ${phrase`the PDF of ${1}`}`}`, ZH)).toBe(
      '无法获取 1 的 PDF 的 PDF',
    );
  });

  test('that the catalogue does not have is told in English, with what it has in its places', () => {
    expect(inLanguage(phrase`try again: ${phrase`the PDF of ${1}`}`, ZH)).toBe('try again: 1 的 PDF');
    expect(inLanguage(phrase`constructor`, {})).toBe('constructor');
    expect(inLanguage(phrase`__proto__`, {})).toBe('__proto__');
    expect(inLanguage(phrase`toString`, ZH)).toBe('toString');
  });

  test('keeps a place for which there is no value', () => {
    expect(inLanguage(phrase`cannot get ${'x'}`, { 'cannot get {0}': '{0} {1} {7}' })).toBe('x {1} {7}');
    expect(english({ template: '{0} and {1}', values: ['a'] })).toBe('a and {1}');
  });

  test.each(['{0}', '{1}', '$&', '$1', '$$', '$`', "$'", '{0}{1}$<a>', '\\', '\n'])(
    'shows a value as it is: %j',
    value => {
      const inner = phrase`the PDF of ${value}`;
      expect(english(phrase`${value} of ${inner} pages`)).toBe(`${value} of the PDF of ${value} pages`);
      expect(inLanguage(phrase`${value} of ${inner} pages`, ZH)).toBe(`共 ${value} 的 PDF 页，${value} 页`);
    },
  );

  test('tells every value once, whatever it holds', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('{0}', '{1}', '{2}', '$&', '$1'));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(english(phrase`${a}|${phrase`<${b}>`}|${c}`)).toBe(`${a}|<${b}>|${c}`);
        const turned = { '{0}|{1}|{2}': '{2}!{1}!{0}' };
        expect(inLanguage(phrase`${a}|${phrase`<${b}>`}|${c}`, turned)).toBe(`${c}!<${b}>!${a}`);
      }),
      { numRuns: 200 },
    );
  });
});

describe('several phrases as one', () => {
  const several = ['a', phrase`the PDF of ${1}`, 'c'];

  test('are each told in the language of the whole, and what is between them too', () => {
    expect(english(joined(several, '; '))).toBe('a; the PDF of 1; c');
    expect(inLanguage(joined(several, '; '), ZH)).toBe('a；1 的 PDF；c');
    expect(inLanguage(joined(several, ' | '), ZH)).toBe('a | 1 的 PDF | c');
  });

  test('may be none, one or thousands', () => {
    expect(english(joined([], '; '))).toBe('');
    expect(inLanguage(joined([phrase`the PDF of ${1}`], '; '), ZH)).toBe('1 的 PDF');
    const many = Array.from({ length: 20_000 }, (_, index) => String(index));
    expect(english(joined(many, ', '))).toBe(many.join(', '));
  });

  test('are as texts joined, in English', () => {
    const told: fc.Arbitrary<Told> = fc.oneof(
      fc.string(),
      fc.string().map(value => phrase`the PDF of ${value}`),
    );
    fc.assert(
      fc.property(fc.array(told), fc.constantFrom('; ', '\n', ''), (tolds, between) => {
        expect(english(joined(tolds, between))).toBe(tolds.map(english).join(between));
      }),
      { numRuns: 200 },
    );
  });
});

describe('in JSON', () => {
  test('a phrase is its English, wherever it stands', () => {
    const value = { a: phrase`cannot get ${phrase`the PDF of ${1}`}`, b: [phrase`no values`, 2], c: null };
    expect(JSON.parse(JSON.stringify(value, inEnglish))).toEqual({
      a: 'cannot get the PDF of 1',
      b: ['no values', 2],
      c: null,
    });
  });

  test('what only looks a little like one stays as it is', () => {
    const values = [
      { template: 'a' },
      { values: [] },
      { template: 1, values: [] },
      { template: 'a', values: 'b' },
    ];
    expect(JSON.parse(JSON.stringify(values, inEnglish))).toEqual(values);
  });
});
