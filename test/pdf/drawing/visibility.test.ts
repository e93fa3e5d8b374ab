// Which texts of a drawing a reader cannot see. Drawings by hand; whole PDFs: hidden.test.ts.
import { describe, expect, it } from 'vitest';
import type { HiddenReason } from '../../../src/domain/page.ts';
import type { Paint, ShownItem } from '../../../src/pdf/drawing/looks.ts';
import { hiddenItems } from '../../../src/pdf/drawing/visibility.ts';
import { painted, shown } from '../../support/drawings.ts';

const PAGE = { x0: 0, y0: 0, x1: 612, y1: 792 };
/** Around the word at its usual place, which is 40 points wide. */
const AROUND = [60, 690, 200, 720] as const;
const WHOLE = [0, 0, 612, 792] as const;

function reasons(items: ShownItem[], paints: Paint[] = []): (HiddenReason | null)[] {
  return hiddenItems({ items, paints }, PAGE);
}
/** The reason of the word "word" under these paints. */
function reason(look: Parameters<typeof shown>[1] = {}, ...paints: Paint[]): HiddenReason | null | undefined {
  return reasons([shown('word', look)], paints)[0];
}

describe('a text is covered', () => {
  it('by what is painted over it later', () => {
    expect(reason({}, painted(AROUND))).toBe('covered');
    expect(reason({ inks: ['#ff0000'] }, painted(AROUND, { at: 0 }))).toBeNull();
  });

  it('by several areas together', () => {
    const halves = [painted([60, 690, 92, 720]), painted([92, 690, 200, 720])];
    expect(reason({}, ...halves)).toBe('covered');
  });

  it('neither by what lets it shine through nor in part', () => {
    expect(reason({}, painted(AROUND, { solid: false, colour: null }))).toBeNull();
    expect(reason({}, painted([60, 690, 105, 720]))).toBeNull();
    expect(reason({}, painted([60, 690, 200, 702]))).toBeNull();
  });

  it('wherever its letters turn', () => {
    const up: ShownItem = { ...shown('word'), transform: [0, 10, -10, 0, 300, 100] };
    expect(reasons([up], [painted([290, 100, 300, 140])])).toEqual(['covered']);
    expect(reasons([up], [painted([300, 100, 340, 110])])).toEqual([null]);
  });
});

describe('a text is in the colour of its background', () => {
  const on = (ink: string | null, colour: string | null): unknown =>
    reason({ inks: [ink] }, painted(AROUND, { colour, at: 0 }));

  it('when no part of it differs by more than an eye can tell', () => {
    expect([on('#000000', '#000000'), on('#203040', '#2f3f31')]).toEqual(Array(2).fill('background-colour'));
    expect([on('#000000', '#000010'), on('#ffffff', '#000000'), on('#000000', '#ffffff')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('on paper, which is white', () => {
    expect([reason({ inks: ['#ffffff'] }), reason({ inks: ['#f0f0f0'] })]).toEqual(
      Array(2).fill('background-colour'),
    );
    expect([reason({ inks: ['#efefef'] }), reason()]).toEqual([null, null]);
  });

  it('never on or in what is no single colour', () => {
    expect([on(null, '#000000'), on('#000000', null)]).toEqual([null, null]);
  });

  it('only when outline and inside are', () => {
    expect(reason({ inks: ['#ffffff', '#000000'] })).toBeNull();
    expect(reason({ inks: ['#ffffff', '#fefefe'] })).toBe('background-colour');
  });

  it('by the uppermost ground below it, not by what was painted later', () => {
    const black = painted(AROUND, { at: 0 });
    const white = painted(AROUND, { at: 0, colour: '#ffffff' });
    expect(reason({ inks: ['#ffffff'] }, black)).toBeNull();
    expect(reason({ inks: ['#ffffff'] }, black, white)).toBe('background-colour');
    expect(reason({ inks: ['#ffffff'] }, white, black)).toBeNull();
  });
});

describe('a text is out of sight', () => {
  it('in a layer that is off, without ink, and outside of its clipping path', () => {
    expect(reason({ layerOff: true })).toBe('layer-off');
    expect(reason({ unpainted: true })).toBe('invisible-mode');
    expect(reason({ clip: { x0: 300, y0: 0, x1: 400, y1: 792 } })).toBe('clipped');
  });

  it('but not when the clipping path cuts only a part of it or misses it by a hair', () => {
    expect(reason({ clip: { x0: 100, y0: 0, x1: 400, y1: 792 } })).toBeNull();
    expect(reason({ clip: { x0: 72, y0: 0, x1: 400, y1: 702.5 } })).toBeNull();
  });

  it('unless it is a blank, which nobody misses', () => {
    expect(reasons([shown(' ', { layerOff: true, unpainted: true })], [painted(WHOLE)])).toEqual([null]);
  });
});

describe('the text of a scan', () => {
  const scan = painted(WHOLE, { picture: true, colour: null });
  const ocr = [shown('words'), shown('of a scan', { y: 600 })];

  it('counts as seen under its picture and without ink', () => {
    expect(reasons(ocr, [scan])).toEqual([null, null]);
    const inkless = ocr.map(({ str }) => shown(str, { unpainted: true }));
    expect(reasons(inkless, [{ ...scan, at: 0 }])).toEqual([null, null]);
  });

  it('counts as seen also when the picture comes in strips', () => {
    const strips = [0, 200, 400, 600].map(y =>
      painted([0, y, 612, y + 192], { picture: true, colour: null, at: 0 }),
    );
    expect(reasons([shown('words', { unpainted: true })], strips)).toEqual([null]);
  });

  it('is hidden text when the page has other text that is seen', () => {
    const seen = [shown('a sentence that stands upon the picture', { y: 300 })];
    expect(reasons([ocr[0]!, ...seen], [{ ...scan, at: 1 }])).toEqual(['covered', null]);
    expect(reasons([shown('words', { unpainted: true }), ...seen], [{ ...scan, at: 0 }])).toEqual([
      'invisible-mode',
      null,
    ]);
  });

  it('is hidden text under a picture smaller than half of the page', () => {
    const small = painted([0, 500, 612, 792], { picture: true, colour: null });
    expect(reasons(ocr, [small])).toEqual(['covered', 'covered']);
  });
});

describe('a page made to be slow', () => {
  /** Bars and white words in one band of the page, no bar under a word: every bar is looked at for every word. */
  function slowPage(size: number): { found: (HiddenReason | null)[]; looks: number } {
    let looks = 0;
    // Shares its getter, so that counting costs little.
    class Counted {
      readonly box = { x0: 400, y0: 690, x1: 500, y1: 710 };
      readonly colour = '#000000';
      readonly solid = true;
      readonly picture = false;
      get at(): number {
        looks++;
        return 0;
      }
    }
    const bar = new Counted();
    const paints = Array<Paint>(5 * size).fill(bar);
    const items = Array<ShownItem>(size).fill(shown('word', { inks: ['#ffffff'] }));
    return { found: reasons(items, paints), looks };
  }

  it('is read with a limited number of looks, and counts as seen beyond them', () => {
    const { found, looks } = slowPage(20_000);
    // 20,000 words on 100,000 bars, six questions for each word: 12 thousand million looks without a limit.
    expect(looks).toBeGreaterThan(1_000_000);
    expect(looks).toBeLessThan(20_200_000);
    expect([found[0], found.at(-1)]).toEqual(['background-colour', null]);
  });

  it('is read in time that does not grow with its colours times its areas', () => {
    let asked = 0;
    class Counted {
      readonly box = { x0: 0, y0: 690, x1: 10, y1: 710 };
      readonly solid = true;
      readonly picture = false;
      readonly at = 0;
      get colour(): string {
        asked++;
        return '#000000';
      }
    }
    const inks = Array.from({ length: 2_000 }, (_, n) => `#8${(5 * n).toString(16).padStart(5, '0')}`);
    const words = inks.map(ink => shown('word', { y: 100, inks: [ink] }));
    expect(reasons(words, Array<Paint>(2_000).fill(new Counted()))).toEqual(inks.map(() => null));
    expect(asked).toBeLessThan(10_000);
  });

  it('is read whole as long as it stays within the limit', () => {
    const { found, looks } = slowPage(200);
    expect(looks).toBe(200 * 1_000 * 6);
    expect(new Set(found)).toEqual(new Set(['background-colour']));
  });
});
