// Characters as fonts name them: writing from right to left, presentation forms, radicals. Code points are written
// out, since editors show such text in an order of their own.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasRightToLeft, logicalOrder, plainForms } from '../../../src/pdf/drawing/scripts.ts';

/** Hebrew for "year", in the order it is read; on the page its letters stand the other way round. */
const YEAR = '\u05e9\u05e0\u05ea';
const SHOWN_YEAR = '\u05ea\u05e0\u05e9';
const ARABIC = '\u0645\u062b\u0644';

describe('text from right to left', () => {
  it('is Hebrew and Arabic, in the forms of their fonts, too', () => {
    expect([YEAR, ARABIC, '\ufb1d', '\ufe8d', '\ufefc'].map(hasRightToLeft)).toEqual(Array(5).fill(true));
    expect(['word', 'слово', '检索', '\ufb01', '\ufeff', ''].map(hasRightToLeft)).toEqual(
      Array(6).fill(false),
    );
  });

  it('is told for a lone character as it is inside a text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), code => {
        const character = String.fromCharCode(code);
        expect(hasRightToLeft(character)).toBe(hasRightToLeft(`x${character}`));
      }),
    );
  });

  it('is turned into the order in which it is read', () => {
    expect(logicalOrder(SHOWN_YEAR)).toBe(YEAR);
    expect(logicalOrder(`${SHOWN_YEAR} ${SHOWN_YEAR}.`)).toBe(`.${YEAR} ${YEAR}`);
  });

  it('keeps numbers and Latin words inside it as they are', () => {
    expect(logicalOrder(`2024 ${SHOWN_YEAR}`)).toBe(`${YEAR} 2024`);
    expect(logicalOrder(`${SHOWN_YEAR} 3.14 ${SHOWN_YEAR}`)).toBe(`${YEAR} 3.14 ${YEAR}`);
    expect(logicalOrder(`GPT-4 ${SHOWN_YEAR}`)).toBe(`${YEAR} GPT-4`);
  });

  it.each([
    ['a comma', `${SHOWN_YEAR} ,2024 ${SHOWN_YEAR}`, `${YEAR} 2024, ${YEAR}`],
    ['a full stop', `.2024 ${SHOWN_YEAR}`, `${YEAR} 2024.`],
    ['a per cent sign', `50% ${SHOWN_YEAR}`, `${YEAR} 50%`],
    ['a minus', `-3.5 ${SHOWN_YEAR}`, `${YEAR} -3.5`],
    ['a range', `2019-2020 ${SHOWN_YEAR}`, `${YEAR} 2019-2020`],
    ['another number', `2020 2019 ${SHOWN_YEAR}`, `${YEAR} 2019 2020`],
    ['another Latin word', `machine learning ${SHOWN_YEAR}`, `${YEAR} machine learning`],
  ])('keeps numbers and words in order beside %s', (_, shown, read) => {
    expect(logicalOrder(shown)).toBe(read);
  });

  it('keeps all code points, whatever they are', () => {
    const points = (text: string): string[] => Array.from(text).sort();
    const mixed = fc.string({ unit: fc.constantFrom(...Array.from(`${YEAR}${ARABIC}aB19.,:%/- \u{1d538}`)) });
    // Faster than fast-check's own strings of all characters.
    const any = fc.array(fc.integer({ min: 0, max: 0xd7ff })).map(codes => String.fromCodePoint(...codes));
    fc.assert(
      fc.property(fc.oneof(mixed, any), text => {
        expect(points(logicalOrder(text))).toEqual(points(text));
      }),
    );
  });
});

describe('forms that only fonts tell apart', () => {
  it.each([
    ['a Kangxi radical', '\u2f00\u2f83', '一自'],
    ['a supplementary radical', '\u2e9f\u2ef3', '母龟'],
    ['Arabic letters at their place in the word', '\ufe8d\ufedf\ufe98', '\u0627\u0644\u062a'],
    ['an Arabic ligature', '\ufefb', '\u0644\u0627'],
    ['a Hebrew letter with its point', '\ufb2a', '\u05e9\u05c1'],
    ['Ohm, Kelvin, Ångström, micro', '\u2126\u212a\u212b\u00b5', 'ΩKÅμ'],
  ])('%s becomes what people type', (_, shown, typed) => {
    expect(plainForms(shown)).toBe(typed);
    expect(plainForms(`在 ${shown} 中`)).toBe(`在 ${typed} 中`);
  });

  it.each([['plain words'], ['x² + ½'], ['\ufb01nd'], ['（全角）'], ['𝔸'], ['ﬀ'], ['\ufeff']])(
    '"%s" stays as it is',
    text => {
      expect(plainForms(text)).toBe(text);
    },
  );
});

it.each([
  ['stops and brackets of vertical type become plain ones', '测试\ufe12\ufe41引\ufe42', '测试。「引」'],
  ['braces that lie under a formula stay', '\ufe38\ufe37\ufe37\ufe38', '\ufe38\ufe37\ufe37\ufe38'],
])('%s', (_, shown, plain) => {
  expect(plainForms(shown)).toBe(plain);
});
