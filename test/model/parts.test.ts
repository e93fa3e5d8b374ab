import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '../../src/lib/tokens.ts';
import { wholeSections, type PlacedLine } from '../../src/model/paper-sections.ts';
import { cutInParts, textOfLines } from '../../src/model/parts.ts';
import { sectionedPaper, type SectionLike } from '../support/sectioned-paper.ts';

const linesOf = (sections: readonly SectionLike[], perPage = 20): readonly PlacedLine[] =>
  wholeSections(sectionedPaper(sections, { perPage })).flatMap(({ lines }) => lines);
const firstLines = (parts: ReturnType<typeof cutInParts>): string[] | undefined =>
  parts?.map(lines => lines[0]?.line.text ?? '');
const tokensOf = (lines: readonly PlacedLine[]): number => estimateTokens(textOfLines(lines));

describe('textOfLines', () => {
  it('puts the lines of a page under its number, paragraphs as lines, broken words mended', () => {
    const [a, b, c] = [
      { text: 'It is re-', end: 'cut' },
      { text: 'inforced.', end: 'break' },
      { text: 'Next.', end: 'space' },
    ].map(line => ({ ...linesOf([['front', '', 1]])[0]?.line, ...line }) as PlacedLine['line']);
    const lines = [a, b, c].flatMap((line, index) =>
      line === undefined ? [] : [{ page: index < 2 ? 1 : 3, line, begins: null }],
    );
    expect(textOfLines(lines)).toBe('[page 1]\nIt is reinforced.\n\n[page 3]\nNext.');
  });
});

describe('a paper that is cut', () => {
  it('is cut before a section when that fits, and of the sections before the one in the middle', () => {
    const lines = linesOf([
      ['abstract', 'Abstract', 4],
      ['introduction', '1 Introduction', 10],
      ['method', '2 Method', 13],
      ['method', '2.1 More', 6],
      ['experiments', '3 Experiments', 22],
    ]);
    const whole = tokensOf(lines);
    expect(firstLines(cutInParts(lines, 2, Math.ceil(whole * 0.8)))).toEqual(['Abstract', '3 Experiments']);
    expect(firstLines(cutInParts(lines, 3, Math.ceil(whole * 0.6)))).toEqual([
      'Abstract',
      '2 Method',
      '3 Experiments',
    ]);
  });

  it('is cut before a heading inside a section, between pages, or behind a paragraph, in that order', () => {
    const long = (title: string): readonly PlacedLine[] =>
      linesOf(
        [
          ['method', '2 Method', 34],
          ['method', title, 40],
        ],
        30,
      );
    const cutOf = (lines: readonly PlacedLine[], share: number): string[] | undefined =>
      firstLines(cutInParts(lines, 2, Math.ceil(tokensOf(lines) * share)));
    expect(cutOf(long('2.1 More'), 0.7)?.[1]).toBe('2.1 More');
    expect(cutOf(long(''), 0.7)?.[1]).toBe('Line 30 of the paper is of this length.');
    // Neither page fits; lines 35, 40, … begin a paragraph, and the middle is at line 37.
    expect(cutOf(linesOf([['method', '', 75]], 60), 0.6)?.[1]).toBe(
      'Line 40 of the paper is of this length.',
    );
  });

  it('is cut anywhere before it is given up, but no line is', () => {
    const one = ['method', '', ['word '.repeat(100).trim()]] as const;
    expect(cutInParts(linesOf([one, one]), 2, 130)).toHaveLength(2);
    expect(cutInParts(linesOf([one, one]), 3, 130)).toBeNull();
    expect(cutInParts(linesOf([one, one, one]), 3, 100)).toBeNull();
  });

  it('stays whole when it fits to the token, and is refused when it does not', () => {
    const lines = linesOf([['method', '2 Method', 30]]);
    const whole = tokensOf(lines);
    expect(cutInParts(lines, 1, whole)).toEqual([lines]);
    expect(cutInParts(lines, 1, whole - 1)).toBeNull();
    expect(cutInParts(lines, 2, Math.floor(whole / 2) - 1)).toBeNull();
  });

  it('of many thousand lines is cut when three parts just hold it, and refused when they just do not', () => {
    const lines = linesOf([['method', '', 6_000]], 60);
    const whole = tokensOf(lines);
    // A line of slack for each cut, and the number of its page.
    expect(cutInParts(lines, 3, Math.ceil(whole / 3) + 15)).toHaveLength(3);
    expect(cutInParts(lines, 3, Math.floor(whole / 3) - 1)).toBeNull();
  });
});

describe('any lines', () => {
  const title = fc.constantFrom('', '2 Things', '2.1 More');
  const key = fc.constantFrom('introduction', 'method', 'experiments', 'other');
  const paper = fc
    .tuple(
      fc.array(fc.tuple(key, title, fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 3, max: 30 }),
    )
    .map(([sections, perPage]) => linesOf(sections as SectionLike[], perPage));

  it('come in parts within the limit, in order, all of them, none empty, the same each time', () => {
    fc.assert(
      fc.property(
        paper,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 5, max: 800 }),
        (lines, count, most) => {
          const parts = cutInParts(lines, count, most);
          expect(cutInParts(lines, count, most)).toEqual(parts);
          if (parts === null) return;
          expect(parts).toHaveLength(count);
          expect(parts.flat()).toEqual(lines);
          for (const part of parts) {
            expect(part.length).toBeGreaterThan(0);
            expect(tokensOf(part)).toBeLessThanOrEqual(most);
          }
        },
      ),
    );
  });

  it('are not refused when parts of equal length would fit with room to spare', () => {
    fc.assert(
      fc.property(paper, fc.integer({ min: 2, max: 3 }), (lines, count) => {
        fc.pre(lines.length >= count);
        // A line has 10 tokens here, and the number of a page 4.
        const most = Math.ceil(tokensOf(lines) / count) + 2 * 10 + 2 * 4;
        expect(cutInParts(lines, count, most)).not.toBeNull();
      }),
    );
  });
});
