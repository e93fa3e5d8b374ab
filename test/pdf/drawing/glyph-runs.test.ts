// Glyphs as pdf.js hands them over → words with their places. Covers type-frame.ts, which says how type stands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GlyphRuns } from '../../../src/pdf/drawing/glyph-runs.ts';
import { initialState, type GraphicsState } from '../../../src/pdf/drawing/graphics-state.ts';
import type { ShownItem } from '../../../src/pdf/drawing/looks.ts';
import { BLACK, FONT, glyphs } from '../../support/drawings.ts';

/** 10-point text: each glyph moves the pen by 5. */
function typeset(set: Partial<GraphicsState> = {}): GraphicsState {
  return { ...initialState(), font: FONT, size: 10, ...set };
}

/** The items of texts shown one behind the other; `between` may change the state before each but the first. */
function items(
  shows: readonly (readonly unknown[])[],
  state = typeset(),
  between = (): void => {},
): ShownItem[] {
  const runs = new GlyphRuns();
  shows.forEach((show, index) => {
    if (index > 0) between();
    runs.show(show, state, BLACK);
  });
  runs.close();
  return runs.items;
}

const words = (found: readonly ShownItem[]): string[] => found.map(({ str }) => str);

describe('an item', () => {
  it('is a word with its place, its width and its size', () => {
    const [only] = items([glyphs('word')], typeset({ x: 72, y: 700 }));
    expect(only).toEqual({
      str: 'word',
      width: 20,
      transform: [10, 0, 0, 10, 72, 700],
      fontName: FONT.name,
      style: 'plain',
      look: BLACK,
    });
  });

  it('ends at a blank, which stays as an item of its own unless nothing was shown before', () => {
    const found = items([glyphs(' two words')]);
    expect(words(found)).toEqual(['two', ' ', 'words']);
    expect(found.map(({ transform, width }) => [transform[4], width])).toEqual([
      [5, 15],
      [20, 0],
      [25, 25],
    ]);
  });

  it('ends at a gap as wide as a blank, but neither at kerning nor at a small step back', () => {
    const apart = (thousandths: number): string[] =>
      words(items([[...glyphs('a'), thousandths, ...glyphs('b')]]));
    expect([-50, 0, 80, 250].map(apart)).toEqual(Array(4).fill(['ab']));
    expect([-150, -300, 400].map(apart)).toEqual(Array(3).fill(['a', 'b']));
  });

  it('is not ended by several small moves in a row unless they add up to a gap', () => {
    expect(words(items([[...glyphs('a'), -60, 40, -60, ...glyphs('b')]]))).toEqual(['ab']);
    expect(words(items([[...glyphs('a'), -60, -60, ...glyphs('b')]]))).toEqual(['a', 'b']);
  });

  it('is put together from pieces, however many texts they were shown in', () => {
    const found = items([glyphs('w'), glyphs('or'), glyphs('d')]);
    expect(found).toMatchObject([{ str: 'word', width: 20 }]);
  });

  it('ends where the next piece stands elsewhere or is in other type', () => {
    const after = (change: Partial<GraphicsState>): string[] => {
      const state = typeset();
      return words(items([glyphs('wo'), glyphs('rd')], state, () => Object.assign(state, change)));
    };
    expect([{}, { x: 10.5 }, { x: 7.5 }, { y: 0.1 }].map(after)).toEqual(Array(4).fill(['word']));
    const elsewhere = [{ x: 12 }, { x: 6 }, { y: 1 }, { rise: 3 }];
    const otherwise = [{ size: 9 }, { hScale: 0.9 }, { font: { name: 'F2' } }];
    expect([...elsewhere, ...otherwise].map(after)).toEqual(Array(7).fill(['wo', 'rd']));
  });

  it('ends where the look changes, and where something else was drawn', () => {
    const runs = new GlyphRuns();
    const state = typeset();
    runs.show(glyphs('one'), state, BLACK);
    runs.show(glyphs('two'), state, { ...BLACK });
    runs.close();
    runs.show(glyphs('three'), state, BLACK);
    runs.close();
    expect(words(runs.items)).toEqual(['one', 'two', 'three']);
  });
});

describe('type', () => {
  it('of negative size in a turned matrix is upright', () => {
    const state = typeset({ size: -10, textMatrix: [-1, 0, 0, -1, 72, 700] });
    const found = items([[...glyphs('wo'), -50, ...glyphs('rd'), -150, ...glyphs('x')]], state);
    expect(found).toMatchObject([{ str: 'word', transform: [10, -0, -0, 10, 72, 700] }, { str: 'x' }]);
    expect(found[0]?.width).toBeCloseTo(20.5);
  });

  it('squeezed across is as narrow as its scale', () => {
    const state = typeset({ hScale: 0.5, charSpacing: 1 });
    expect(items([glyphs('word')], state)).toMatchObject([
      { str: 'word', width: 12, transform: [5, 0, 0, 10, 0, 0] },
    ]);
    expect(state.x).toBe(12);
  });

  it('spread by character and word spacing moves the pen by both', () => {
    const state = typeset({ charSpacing: 1, wordSpacing: 3 });
    expect(words(items([glyphs('a b')], state))).toEqual(['a', ' ', 'b']);
    expect(state.x).toBe(3 * 6 + 3);
  });

  it('turned by a quarter is as wide as it is long', () => {
    const state = typeset({ ctm: [0, 1, -1, 0, 100, 200] });
    const [only] = items([glyphs('wo'), glyphs('rd')], state);
    expect(only).toMatchObject({ str: 'word', width: 20, transform: [0, 10, -10, 0, 100, 200] });
  });

  it('of Type 3 fonts of size 1 is as high as matrix and box say', () => {
    const font = {
      name: 'T3',
      isType3Font: true,
      fontMatrix: [0.01, 0, 0, 0.01, 0, 0],
      bbox: [0, 0, 50, 80],
    };
    const state = typeset({ font, size: 1, textMatrix: [10, 0, 0, 10, 0, 0] });
    const [only] = items([glyphs('word', { width: 50 })], state);
    expect(only).toMatchObject({ str: 'word', width: 20 });
    expect(only?.transform[3]).toBeCloseTo(8);
  });

  it('in vertical writing runs down, one item over several texts', () => {
    const font = { name: 'V', vertical: true, defaultVMetrics: [-1000, 500, 880] };
    const state = typeset({ font, x: 300, y: 700 });
    const [only, ...others] = items([glyphs('检'), glyphs('索')], state);
    expect([only?.str, only?.transform[5], others]).toEqual(['检索', 700, []]);
    expect([state.x, state.y]).toEqual([300, 680]);
  });

  it('in vertical writing ends where the next column begins', () => {
    const font = { name: 'V', vertical: true, defaultVMetrics: [-1000, 500, 880] };
    const state = typeset({ font, x: 300, y: 700 });
    const nextColumn = (): object => Object.assign(state, { x: 280, y: 700 });
    expect(words(items([glyphs('检索'), glyphs('语言')], state, nextColumn))).toEqual(['检索', '语言']);
  });

  it('from right to left is one item with its blanks, in the order in which it is read', () => {
    const spoken = '\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd';
    const found = items([glyphs(Array.from(spoken).reverse().join(''))]);
    expect(found).toMatchObject([{ str: spoken, width: 45 }]);
  });

  it('in the shapes of a font comes out as people type it', () => {
    expect(words(items([glyphs('\u2f00\ufb01')]))).toEqual(['一\ufb01']);
  });

  it('without a font or a size shows nothing and moves nothing', () => {
    for (const nothing of [{ font: null }, { size: 0 }]) {
      const state = typeset(nothing);
      expect([items([glyphs('word')], state), state.x]).toEqual([[], 0]);
    }
  });
});

it('every visible glyph is kept, in order, whatever stands between', () => {
  const glyph = fc.constantFrom(
    ...glyphs('aZ9.-检 \u00a0\ue000'),
    ...glyphs('ffi').map(one => ({ ...one, unicode: 'ffi' })),
  );
  const show = fc.array(fc.oneof(glyph, glyph, fc.integer({ min: -999, max: 999 }), fc.constant(null)), {
    maxLength: 8,
  });
  const jump = fc.record({
    x: fc.constantFrom(0, 3, 50),
    y: fc.constantFrom(0, 0, 9),
    size: fc.constantFrom(10, -8),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(show, jump), { maxLength: 6 }), shows => {
      const runs = new GlyphRuns();
      const state = typeset();
      for (const [texts, { x, y, size }] of shows) {
        Object.assign(state, { x: state.x + x, y: state.y + y, size });
        runs.show(texts, state, BLACK);
      }
      runs.close();
      const visible = (text: string): string => text.replaceAll(/\s/gu, '');
      const given = shows.flatMap(([texts]) =>
        texts.map(one => (typeof one === 'object' ? (one?.unicode ?? '') : '')),
      );
      expect(visible(words(runs.items).join(''))).toBe(visible(given.join('')));
    }),
  );
});
