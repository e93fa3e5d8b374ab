// Where references and appendix begin and end, and which section a line belongs to.
import { describe, expect, it } from 'vitest';
import type { Heading } from '../../src/pdf/headings.ts';
import type { TextLine } from '../../src/pdf/lines.ts';
import { sectionsOf } from '../../src/pdf/sections.ts';
import { line } from '../support/text-lines.ts';

const COUNT = 40;
const LINES = Array.from({ length: COUNT }, (_, index) =>
  line(`line ${index}`, { page: 1 + Math.floor(index / 10) }),
);

function heading(at: number, key: Heading['key'], rest: Partial<Heading> = {}): Heading {
  const shape = {
    title: `heading at ${at}`,
    count: 1,
    level: 1,
    lettered: false,
    big: true,
    runIn: false,
    numbered: true,
    byStyle: false,
  };
  return { line: at, key, ...shape, ...rest };
}

/** Section keys as runs: `front×2 method×38`. */
function runs(headings: Heading[], lines: readonly TextLine[] = LINES): string {
  const found: { key: string; count: number }[] = [];
  for (const key of sectionsOf(lines, headings).lineKeys) {
    const last = found.at(-1);
    if (last?.key === key) last.count++;
    else found.push({ key, count: 1 });
  }
  return found.map(({ key, count }) => `${key}×${count}`).join(' ');
}

describe('sections', () => {
  it('run from their heading to the next, and what stands above is the front', () => {
    expect(runs([heading(2, 'abstract'), heading(5, 'introduction'), heading(20, 'method')])).toBe(
      'front×2 abstract×3 introduction×15 method×20',
    );
  });

  it('of a lower level belong to the section around them, whatever they are called', () => {
    const inner = heading(12, 'method', { level: 2 });
    expect(runs([heading(10, 'experiments'), inner, heading(30, null)])).toBe(
      'front×10 experiments×20 other×10',
    );
  });

  it('do not begin with a date or an affiliation above the first known name', () => {
    const date = heading(3, null, { title: '5 March 2007' });
    const { headings } = sectionsOf(LINES, [date, heading(5, 'abstract')]);
    expect(headings.map(({ line }) => line)).toEqual([5]);
  });
});

describe('references', () => {
  it('do not begin in a table of contents', () => {
    expect(runs([heading(4, 'references'), heading(10, 'method'), heading(30, 'references')])).toBe(
      'front×4 other×6 method×20 references×10',
    );
  });

  it('end at an appendix, and there nothing else counts', () => {
    const headings = [
      heading(10, 'method'),
      heading(20, 'references'),
      heading(28, null, { lettered: true }),
      heading(34, 'conclusion', { lettered: true, level: 2 }),
    ];
    expect(runs(headings)).toBe('front×10 method×10 references×8 appendix×12');
  });

  it('end at another large heading, which is no appendix', () => {
    expect(runs([heading(20, 'references'), heading(30, null, { title: 'Acknowledgements' })])).toBe(
      'front×20 references×10 other×10',
    );
  });

  it('do not end at an entry that looks like a small numbered heading', () => {
    expect(runs([heading(20, 'references'), heading(30, null, { level: 2, big: false })])).toBe(
      'front×20 references×20',
    );
  });

  it('without a heading are known by entries in a row', () => {
    const lines = LINES.map((one, index) =>
      index >= 25 && index % 2 === 1 ? { ...one, text: `[${(index - 23) / 2}] A. Author` } : one,
    );
    expect(runs([heading(10, 'method')], lines)).toBe('front×10 method×15 references×15');
    expect(sectionsOf(lines, []).headings).toEqual([
      expect.objectContaining({ line: 25, title: 'References', key: 'references', made: true }),
    ]);
  });

  it('are not seen in five citations of a related-work section', () => {
    const lines = LINES.map((one, index) =>
      index >= 30 && index < 35 ? { ...one, text: `[${index - 29}] shows` } : one,
    );
    expect(runs([], lines)).toBe('front×40');
  });
});

describe('lettered headings', () => {
  it('before the references are none: "A. Setting" is a subsection there', () => {
    const lettered = heading(15, null, { lettered: true });
    expect(runs([heading(10, 'experiments'), lettered, heading(30, 'references')])).toBe(
      'front×10 experiments×20 references×10',
    );
  });

  it('before the references count when they are named "Appendix"', () => {
    const named = heading(20, 'appendix', { lettered: true });
    expect(runs([heading(10, 'method'), named, heading(34, 'references')])).toBe(
      'front×10 method×10 appendix×14 references×6',
    );
  });
});
