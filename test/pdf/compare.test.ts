// What changed between two versions of a paper: told by section, in words and figures, and nothing where only the
// layout differs.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeLines } from '../../src/pdf/change-lines.ts';
import { comparePapers } from '../../src/pdf/compare.ts';
import type { PaperText } from '../../src/domain/page.ts';
import { sectionedPaper, type SectionLike } from '../support/sectioned-paper.ts';
import { english } from '../../src/lib/phrase.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

const SECTIONS: readonly SectionLike[] = [
  ['abstract', 'Abstract', ['Buoys report the tide twice an hour.', 'We reach 57.8% of the harbours.']],
  ['introduction', '1 Introduction', ['Harbours close when nobody reports.', 'Nobody likes a closed harbour.']],
  ['method', '2 Method', ['Each buoy votes once.', 'Votes are counted by the pilot at noon.']],
  ['experiments', '3 Experiments', [
    'On TideLog we serve 91.2% of the ships and wait 14.5 minutes on average.',
    'The local planner serves 80.1% of them.',
    'All runs were made in 2024 with 12 seeds.',
  ]],
  ['references', 'References', ['[1] A. Sample. Buoys. 2019.']],
  ['appendix', 'A Proofs', ['The first lemma follows from the tide.']],
]; // prettier-ignore

/** The paper, with other sections where `changed` names them; a section of no text is left out. */
function paper(
  changed: Readonly<Record<string, SectionLike | null>> = {},
  more: readonly SectionLike[] = [],
): PaperText {
  const sections = SECTIONS.flatMap(section => {
    const given = changed[section[1]];
    return given === null ? [] : [given ?? section];
  });
  return sectionedPaper([...sections, ...more]);
}

const linesOf = (next: PaperText, old = paper()): string[] =>
  changeLines(comparePapers(old, next)).map(english);
const results = (...text: string[]): Record<string, SectionLike> => ({
  '3 Experiments': ['experiments', '3 Experiments', text],
});
const [, , , [, , REPORTED]] = SECTIONS as readonly [
  SectionLike,
  SectionLike,
  SectionLike,
  readonly [string, string, readonly string[]],
];
const [served = '', local = '', runs = ''] = REPORTED;

describe('a section of both versions', () => {
  test('is told with the words that came and went, and with the figure that took the place of another', () => {
    const next = paper(results(served.replace('91.2', '92.4'), local, runs));
    expect(linesOf(next)).toEqual(['3 Experiments: 1 word added, 1 removed; 91.2% → 92.4%']);
  });

  test('keeps the pair of figures when the sentence around them was reworded a little', () => {
    const reworded = 'On TideLog we now serve 92.4% of all ships and wait 13.9 minutes on average.';
    expect(linesOf(paper(results(reworded, local, runs)))).toEqual([
      '3 Experiments: 4 words added, 3 removed; 91.2% → 92.4%, 14.5 → 13.9',
    ]);
  });

  test('names a figure as gone or new when no sentence of the other version is like its own', () => {
    const other = 'A central planner with perfect knowledge of the weather would serve 97.7%.';
    const [line] = linesOf(paper(results(served, runs, other)));
    expect(line).toBe('3 Experiments: 9 words added, 4 removed; gone: 80.1%; new: 97.7%');
  });

  test('does not call a figure gone that another sentence of it still states', () => {
    const twice = [served, local, 'We repeat that 91.2% is the best of five.'];
    const [line] = linesOf(paper(results(served, local)), paper(results(...twice)));
    expect(line).toBe('3 Experiments: 9 words removed');
  });

  test('lists three figures of many and says how many more there are', () => {
    const row = (tenth: number): string =>
      `Row ${[1, 2, 3, 4, 5].map(column => `${column}${column}.${tenth}`).join(' ')}`;
    const [line] = linesOf(paper(results(row(2))), paper(results(row(1))));
    expect(line).toBe(
      '3 Experiments: 5 words added, 5 removed; 11.1 → 11.2, 22.1 → 22.2, 33.1 → 33.2 and 2 more',
    );
  });

  test('may have another name', () => {
    const next = paper({ '3 Experiments': ['experiments', '3 Evaluation at Sea', [served, local, runs]] });
    expect(linesOf(next)).toEqual(['3 Evaluation at Sea: was “3 Experiments”']);
  });

  test('counts the words of Chinese text one by one', () => {
    const chinese = (text: string): PaperText => paper({ '2 Method': ['method', '2 方法', [text]] });
    expect(linesOf(chinese('每个浮标投两票。'), chinese('每个浮标投一票。'))).toEqual([
      '2 方法: 1 word added, 1 removed',
    ]);
  });
});

describe('what is no change of the text', () => {
  test.each([
    ['the same text', paper()],
    ['other line breaks and pages', sectionedPaper(SECTIONS, { perPage: 3 })],
    ['sections with other numbers', paper({ '2 Method': ['method', '4. Method', SECTIONS[2]?.[2] ?? []] })],
    [
      'a heading that one of the extractions missed',
      paper({
        '1 Introduction': ['introduction', '1 Introduction', [...texts(1), ...texts(2)]],
        '2 Method': null,
      }),
    ],
    ['paragraphs in another order', paper({ '2 Method': ['method', '2 Method', texts(2).toReversed()] })],
  ])('%s', (_, next) => {
    expect(linesOf(next)).toEqual(['only the layout changed']);
    expect(linesOf(paper(), next)).toEqual(['only the layout changed']);
  });

  test('other references are told to be all that changed', () => {
    const next = paper({
      References: ['references', 'References', ['[1] B. Other. Ships and tides. 2020.']],
    });
    expect(linesOf(next)).toEqual(['only the references changed']);
  });
});

describe('sections of one version only', () => {
  const ablation: SectionLike = ['other', '4 Ablation', ['Without votes the pilot sleeps.', 'It is slow.']];

  test('are new or gone, with their length', () => {
    expect(linesOf(paper({}, [ablation]))).toEqual(['4 Ablation: new, 8 words']);
    expect(linesOf(paper(), paper({}, [ablation]))).toEqual(['4 Ablation: gone, 8 words']);
  });

  test('are a part of the section whose number they carry', () => {
    const sub = (words: string): PaperText =>
      paper({}, [
        ['experiments', '4 Tests', ['We test at sea.']],
        ['experiments', '4.1 Data', [words]],
      ]);
    expect(linesOf(sub('Ten ships and a boat.'), sub('Ten ships.'))).toEqual(['4 Tests: 3 words added']);
  });
});

describe('captions', () => {
  const captioned = (...captions: string[]): PaperText => {
    const text = paper();
    const [first] = text.pages;
    const lines = captions.map((caption, index) => ({
      ...(first?.lines[0] ?? fail()),
      text: caption,
      kind: 'caption' as const,
      y: 700 + index,
      end: 'break' as const,
    }));
    return { ...text, pages: text.pages.map((page, at) => at === text.pages.length - 1 ? { ...page, lines: [...page.lines, ...lines] } : page) }; // prettier-ignore
  };

  test('are told by their labels, and a new number alone is nothing', () => {
    const old = captioned('Table 1: Ships by harbour.', 'Figure 2: Waiting.', 'Fig. 3. The tide.');
    const next = captioned('Table 2: Ships by harbour.', 'Figure 2: Waiting by hour.', 'Table 4: Costs.');
    expect(linesOf(next, old)).toEqual([
      'Figures and tables: new: Table 4; gone: Figure 3; other caption: Figure 2',
    ]);
  });
});

describe('the lines', () => {
  test('put results, method and abstract first, then the rest, and the references last', () => {
    const more = (at: number): SectionLike => {
      const [key, title] = SECTIONS[at] ?? fail();
      return [key, title, [...texts(at), 'One sentence more.']];
    };
    const next = sectionedPaper(SECTIONS.map((_, at) => more(at)));
    expect(linesOf(next).map(line => line.split(':')[0])).toEqual([
      '3 Experiments',
      '2 Method',
      'Abstract',
      '1 Introduction',
      'A Proofs',
      'References',
    ]);
  });

  test('know results by their heading too', () => {
    const more = (word: string): PaperText =>
      paper({ '2 Method': ['method', '2 Method', [`It is ${word}.`]] }, [
        ['other', '4 Training Results', [`They are ${word}.`]],
      ]);
    expect(linesOf(more('good'), more('bad')).map(line => line.split(':')[0])).toEqual([
      '4 Training Results',
      '2 Method',
    ]);
  });

  test('are eight at most, however much changed', () => {
    const many = (word: string): PaperText =>
      paper({}, Array.from({ length: 12 }, (_, n): SectionLike => ['other', `${n + 4} Part ${'abcdefghijkl'.charAt(n)}`, [`Text of part ${n} is ${word}.`]])); // prettier-ignore
    const lines = linesOf(many('long and winding'), many('short'));
    expect(lines).toHaveLength(8);
    expect(lines.at(-1)).toBe('and 5 more sections: 20 words added or removed');
  });

  test('show a hostile heading on one line, cut', () => {
    const next = paper({}, [['other', `9 ${'Very Long '.repeat(20)}\u001b[2J`, ['New.']]]);
    const [line = ''] = linesOf(next);
    expect(line).toMatch(/^9 Very Long .{20,60}…: new, 1 word$/);
  });
});

test('two papers of 20,000 words that share few sentences are compared in time that does not grow by its square', () => {
  const long = (seed: number, lines: number): PaperText =>
    sectionedPaper(
      Array.from({ length: 20 }, (_, n): SectionLike => [
        'other',
        `${n + 1} Part`,
        Array.from({ length: lines }, (__, line) => `Value ${(line * seed) % 97}.${n} of row ${line * seed} and ${seed} more words.`), // prettier-ignore
      ]),
    );
  const both = (lines: number) => [long(3, lines), long(7, lines)] as const;
  const compare = ([old, next]: ReturnType<typeof both>): unknown => comparePapers(old, next);
  expect(growthOfEight(compare, both, 96)).toBeLessThan(MOST_OF_EIGHT);
});

test('neither thousands of headings nor a sentence that never ends makes it slow', () => {
  const headings = (word: string, length: number): PaperText =>
    sectionedPaper(
      Array.from({ length }, (_, n): SectionLike => [
        'other',
        `${word} ${n}`,
        [`Of ${word} ${n} is 9${n}.5.`],
      ]),
    );
  const endless = (seed: number, length: number): PaperText =>
    sectionedPaper([
      [
        'experiments',
        '1 Results',
        Array.from({ length }, (_, n) => `${`row ${n} ${seed} `.repeat(80)}is ${n}.${seed}.`),
      ],
    ]);
  const ofHeadings = (length: number) => [headings('alpha', length), headings('beta', length)] as const;
  const compare = ([old, next]: ReturnType<typeof ofHeadings>, lines: number): void =>
    expect(changeLines(comparePapers(old, next))).toHaveLength(lines);
  expect(growthOfEight(papers => compare(papers, 8), ofHeadings, 1_600)).toBeLessThan(MOST_OF_EIGHT);
  const ofSentences = (length: number) => [endless(3, length), endless(7, length)] as const;
  expect(growthOfEight(papers => compare(papers, 1), ofSentences, 240)).toBeLessThan(MOST_OF_EIGHT);
});

test('whatever two papers say, words added one way are words removed the other way', () => {
  const words = fc.array(fc.constantFrom('tide', 'ship', 'buoy', '91.2', '潮', 'pilot.', 'noon.'), {
    maxLength: 12,
  });
  const some = fc.array(words, { minLength: 1, maxLength: 3 });
  const make = (texts: readonly string[][]): PaperText =>
    sectionedPaper(
      texts.map((text, n): SectionLike => ['other', `${n + 1} Part ${n}`, [text.join(' ') || 'none']]),
    );
  const total = (old: PaperText, next: PaperText, side: 'added' | 'removed'): number =>
    comparePapers(old, next).reduce((sum, change) => {
      if (change.kind === 'changed') return sum + change[side];
      return change.kind === side ? sum + change.words : sum;
    }, 0);
  fc.assert(
    fc.property(some, some, (a, b) => {
      const [old, next] = [make(a), make(b)];
      expect(comparePapers(old, old)).toEqual([]);
      expect(total(old, next, 'added')).toBe(total(next, old, 'removed'));
    }),
    { numRuns: 100 },
  );
});

function texts(at: number): string[] {
  const text = SECTIONS[at]?.[2] ?? [];
  return typeof text === 'number' ? [] : [...text];
}

function fail(): never {
  throw new Error('the sample has no such part');
}
