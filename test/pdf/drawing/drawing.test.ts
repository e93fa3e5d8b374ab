// Operators of a page → its texts and painted areas. Covers page-walk.ts, which keeps states, layers and groups.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../src/pdf/drawing/looks.ts';
import { OP } from '../../../src/pdf/drawing/operators.ts';
import { box, draw, glyphs, rectangle, write, type Step } from '../../support/drawings.ts';

/** `OPS.endPath` of pdf.js: the path is not painted. */
const END_PATH = 28;
const RED = '#ff0000';

const texts = ({ items }: Drawing): string[] => items.map(({ str }) => str);
const places = ({ items }: Drawing): number[][] => items.map(({ transform }) => transform.slice(4));
const boxes = ({ paints }: Drawing): number[][] =>
  paints.map(({ box: { x0, y0, x1, y1 } }) => [x0, y0, x1, y1]);

describe('a text', () => {
  it('stands where matrix, moves and leading put it', () => {
    const show: Step = [OP.showText, glyphs('x')];
    const drawing = draw(
      [OP.transform, 1, 0, 0, 1, 100, 0],
      [OP.beginText],
      [OP.setFont, 'F1', 10],
      [OP.setTextMatrix, [2, 0, 0, 2, 0, 500]],
      show,
      [OP.setLeadingMoveText, 10, -20],
      show,
      [OP.nextLine],
      show,
      [OP.setLeading, 5],
      [OP.nextLine],
      [OP.setTextRise, 1],
      show,
    );
    expect(places(drawing)).toEqual([
      [100, 500],
      [120, 460],
      [120, 420],
      [120, 412],
    ]);
  });

  it('without a font is none', () => {
    expect(texts(draw([OP.setFont, 'F9', 10], [OP.showText, glyphs('lost')]))).toEqual([]);
    expect(texts(draw([OP.showText, glyphs('lost')], [OP.showText], [OP.nextLine]))).toEqual([]);
  });

  it('has the colours that its mode paints with', () => {
    const inks = (mode: number): unknown =>
      draw([OP.setFillRgb, RED], [OP.setTextRenderingMode, mode], ...write('x')).items[0]?.look.inks;
    expect([0, 1, 2].map(inks)).toEqual([[RED], ['#000000'], [RED, '#000000']]);
    expect(draw([OP.setFillColorN], ...write('x')).items[0]?.look.inks).toEqual([null]);
  });

  it('without ink is told', () => {
    const unpainted = (...before: Step[]): unknown => draw(...before, ...write('x')).items[0]?.look.unpainted;
    expect(unpainted([OP.setTextRenderingMode, 3])).toBe(true);
    expect(unpainted([OP.setGState, [['ca', 0.01]]])).toBe(true);
    expect(unpainted([OP.setGState, [['ca', 0.5]]])).toBe(false);
    expect(unpainted([OP.setTextRenderingMode, 1], [OP.setGState, [['CA', 0]]])).toBe(true);
  });

  it('that only cuts out is seen once something is painted through it', () => {
    const cut: Step[] = [[OP.setTextRenderingMode, 7], ...write('cut', 10, 10)];
    expect(draw(...cut).items[0]?.look.unpainted).toBe(true);
    expect(draw(...cut, box(OP.fill, [0, 0, 50, 50])).items[0]?.look.unpainted).toBe(false);
    expect(draw(box(OP.fill, [0, 0, 50, 50]), ...cut).items[0]?.look.unpainted).toBe(true);
  });
});

describe('saved states', () => {
  it('come back with colour, type, matrix and clip', () => {
    const { items } = draw(
      ...write('before'),
      [OP.save],
      [OP.setFillRgb, RED],
      [OP.transform, 1, 0, 0, 1, 5, 5],
      [OP.clip],
      box(END_PATH, [0, 0, 9, 9]),
      ...write('between'),
      [OP.restore],
      ...write('behind'),
    );
    const [before, between, behind] = items;
    expect(behind?.look).toEqual(before?.look);
    expect(behind?.transform).toEqual(before?.transform);
    expect(between).toMatchObject({
      transform: [10, 0, 0, 10, 5, 5],
      look: { inks: [RED], clip: { x1: 14 } },
    });
  });

  it('that were never saved are not missed', () => {
    expect(texts(draw([OP.restore], [OP.restore], ...write('on'), [OP.restore]))).toEqual(['on']);
  });

  it('come back behind a form, whose matrix and box hold inside it', () => {
    const { items } = draw(
      [OP.paintFormBegin, [1, 0, 0, 1, 50, 60], [0, 0, 9, 9]],
      ...write('in'),
      [OP.paintFormEnd],
      ...write('out'),
    );
    expect(items).toMatchObject([
      { transform: [10, 0, 0, 10, 50, 60], look: { clip: { x0: 50, y0: 60, x1: 59, y1: 69 } } },
      { transform: [10, 0, 0, 10, 0, 0], look: { clip: { x0: -Infinity } } },
    ]);
  });
});

describe('layers and groups', () => {
  it('a layer that is off holds all until it ends, and paints nothing', () => {
    const drawing = draw(
      [OP.beginMarkedContentProps, 'OC', 'off'],
      ...write('one'),
      [OP.beginMarkedContent, 'Span'],
      ...write('two', 50),
      [OP.endMarkedContent],
      ...write('three', 100),
      box(OP.fill, [0, 0, 50, 50]),
      [OP.endMarkedContent],
      ...write('four', 150),
    );
    expect(drawing.items.map(({ look }) => look.layerOff)).toEqual([true, true, true, false]);
    expect(drawing.paints).toEqual([]);
  });

  it('a layer that is on, and other marked content, are seen', () => {
    for (const tag of ['OC', 'Artifact']) {
      const { items } = draw([OP.beginMarkedContentProps, tag, tag === 'OC' ? 'on' : 'off'], ...write('x'));
      expect(items.map(({ look }) => look.layerOff)).toEqual([false]);
    }
  });

  it('what a soft mask is made of is not shown; other groups are', () => {
    const group = (smask: unknown): Drawing =>
      draw(
        [OP.beginGroup, { smask }],
        [OP.beginGroup, {}],
        ...write('mask'),
        box(OP.fill, [0, 0, 50, 50]),
        [OP.endGroup],
        ...write('again', 50),
        [OP.endGroup],
        ...write('behind', 100),
      );
    expect([texts(group({})), group({}).paints.length]).toEqual([['behind'], 0]);
    expect([texts(group(null)), group(null).paints.length]).toEqual([['mask', 'again', 'behind'], 1]);
  });
});

describe('a painted area', () => {
  it('is the rectangle that was filled, with its colour and how many items stand before it', () => {
    const { paints } = draw(...write('a b'), [OP.setFillRgb, RED], box(OP.fill, [10, 20, 30, 40]));
    expect(paints).toEqual([
      { box: { x0: 10, y0: 20, x1: 30, y1: 40 }, colour: RED, solid: true, picture: false, at: 3 },
    ]);
  });

  it('is cut to the clip', () => {
    expect(boxes(draw([OP.clip], box(END_PATH, [0, 0, 25, 30]), box(OP.fill, [10, 20, 30, 40])))).toEqual([
      [10, 20, 25, 30],
    ]);
  });

  it('is no cover when it lets something through or is no rectangle', () => {
    const solid = (...steps: Step[]): unknown =>
      draw(...steps).paints.map(paint => [paint.solid, paint.colour]);
    const fill = box(OP.fill, [10, 20, 30, 40]);
    expect(solid([OP.setGState, [['ca', 0.9]]], fill)).toEqual([[false, null]]);
    expect(solid([OP.setGState, [['BM', 'multiply']]], fill)).toEqual([[false, null]]);
    expect(solid([OP.setGState, [['SMask', {}]]], fill)).toEqual([[false, null]]);
    expect(solid([OP.transform, 0.8, 0.6, -0.6, 0.8, 0, 0], fill)).toEqual([[false, null]]);
    const triangle = [0, 10, 20, 1, 30, 20, 1, 30, 40, 3];
    expect(solid([OP.constructPath, OP.fill, [triangle], [10, 20, 30, 40]])).toEqual([[false, null]]);
    expect(solid([OP.setGState, [['BM', 'source-over']]], fill)).toEqual([[true, '#000000']]);
  });

  it('is nothing when it is smaller than a letter, or its path was not painted', () => {
    const none = [
      box(OP.fill, [10, 20, 11, 40]),
      box(END_PATH, [10, 20, 30, 40]),
      box(OP.stroke, [10, 20, 30, 40]),
    ];
    for (const step of none) expect(draw(step).paints).toEqual([]);
    expect(draw([OP.constructPath, OP.fill, [rectangle([10, 20, 30, 40])], null]).paints).toEqual([]);
  });

  it('is a bar for a thick straight line, and a vague one for other thick lines', () => {
    const line = (path: number[], bounds: number[]): unknown =>
      draw([OP.setLineWidth, 12], [OP.setStrokeRgb, RED], [OP.constructPath, OP.stroke, [path], bounds])
        .paints;
    const bar = { colour: RED, solid: true };
    expect(line([0, 72, 100, 1, 200, 100], [72, 100, 200, 100])).toMatchObject([
      { ...bar, box: { x0: 72, y0: 94, x1: 200, y1: 106 } },
    ]);
    expect(line([0, 72, 100, 1, 72, 200], [72, 100, 72, 200])).toMatchObject([
      { ...bar, box: { x0: 66, y0: 100, x1: 78, y1: 200 } },
    ]);
    expect(line([0, 72, 100, 1, 200, 150], [72, 100, 200, 150])).toMatchObject([
      { colour: null, solid: false, box: { x0: 66, y0: 94, x1: 206, y1: 156 } },
    ]);
  });
});

describe('a picture', () => {
  const place: Step = [OP.transform, 200, 0, 0, 100, 50, 60];

  it('covers the place its matrix gives it; a stencil covers nothing', () => {
    const picture = { box: { x0: 50, y0: 60, x1: 250, y1: 160 }, colour: null, picture: true };
    expect(draw(place, [OP.paintImage]).paints).toMatchObject([{ ...picture, solid: true }]);
    expect(draw(place, [OP.paintImageMask]).paints).toMatchObject([{ ...picture, solid: false }]);
  });

  it('with a mask of its own covers nothing', () => {
    const { paints } = draw(place, [OP.setGState, [['SMask', false]]], [OP.paintImage]);
    expect(paints).toMatchObject([{ solid: false }]);
  });

  it('that was taken out of the list shows by the matrix that nothing is drawn with', () => {
    expect(draw([OP.save], place, [OP.restore]).paints).toEqual([
      { box: { x0: 50, y0: 60, x1: 250, y1: 160 }, colour: null, solid: true, picture: true, at: 0 },
    ]);
    expect(draw([OP.save], [OP.transform, 8, 6, -6, 8, 0, 0], [OP.restore]).paints).toMatchObject([
      { solid: false },
    ]);
  });

  it('is seen in no matrix that something is drawn with, and in no state without one', () => {
    expect(draw([OP.save], place, ...write('text'), [OP.restore]).paints).toEqual([]);
    expect(draw([OP.save], [OP.save], place, [OP.restore], [OP.restore]).paints).toHaveLength(1);
    expect(draw([OP.save], place, [OP.save], ...write('text'), [OP.restore], [OP.restore]).paints).toEqual(
      [],
    );
    expect(draw([OP.save], [OP.restore]).paints).toEqual([]);
  });
});

it('whatever the order of operators, all text outside of masks is kept and every area has a size', () => {
  const steps = fc.constantFrom<Step[]>(
    [[OP.save]],
    [[OP.restore]],
    [[OP.clip]],
    [[OP.transform, 2, 0, 0, -1, 9, 9]],
    [[OP.beginMarkedContentProps, 'OC', 'off']],
    [[OP.endMarkedContent]],
    [[OP.paintFormBegin, null, [0, 0, 99, 99]]],
    [[OP.paintFormEnd]],
    [[OP.beginGroup, { bbox: [0, 0, 50, 50] }]],
    [[OP.endGroup]],
    [[OP.paintImage], [OP.shadingFill], [OP.paintSolidMask]],
    [[OP.setTextRenderingMode, 7]],
    [box(OP.fillStroke, [0, 0, 60, 60])],
    [
      [OP.constructPath, 'none', null, 'none'],
      [OP.setGState, 'none'],
      [200, 'none'],
    ],
    write('word'),
  );
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 20 }), given => {
      const drawing = draw(...given.flat());
      const written = given.filter(([first]) => first?.[0] === OP.beginText).length;
      expect(texts(drawing).join('')).toBe('word'.repeat(written));
      for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of boxes(drawing))
        expect(Math.min(x1 - x0, y1 - y0)).toBeGreaterThan(0);
    }),
  );
});
