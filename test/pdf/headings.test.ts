// Which lines are headings, and the false ones that papers try to pass off as such.
import { describe, expect, it } from 'vitest';
import { findHeadings } from '../../src/pdf/headings.ts';
import type { TextLine } from '../../src/pdf/lines.ts';
import { splitNumber } from '../../src/pdf/numbering.ts';
import { keyOfTitle } from '../../src/pdf/titles.ts';
import { column, line } from '../support/text-lines.ts';

const BODY = 10;
const TITLE = line('A Method for Sparse Rewards', { size: 17, y: 60 });
const PROSE = 'and so the agent explores for a very long time before it finds out';

/** The headings among the lines of page 2, below prose, so that nothing but the line itself decides. */
function found(text: string, place: Partial<TextLine> = {}) {
  const prose = line(PROSE, { page: 2, y: 200, x1: 300 });
  const candidate = line(text, { page: 2, y: 230, ...place });
  return findHeadings([TITLE, prose, candidate, { ...prose, y: candidate.y + 12 }], BODY);
}

describe('a line is a heading', () => {
  it.each([
    ['a known name by itself', 'Related Work', {}, { key: 'related', level: 1 }],
    ['a known name in capitals', 'REFERENCES', {}, { key: 'references', level: 1 }],
    [
      'a known name in small capitals',
      'R EFERENCES',
      { size: 9.6, largest: 12 },
      { key: 'references', title: 'REFERENCES' },
    ],
    [
      'a known name with a number',
      '5 Experiments and Results on Six Tasks',
      {},
      { key: 'experiments', level: 1 },
    ],
    ['"Abstract" smaller than the text', 'Abstract', { size: 9 }, { key: 'abstract' }],
    ['a number in large type', '3 Why rewards are sparse', { size: 12 }, { key: null, level: 1, big: true }],
    ['two numbers and air above', '3.2 Drift guard', {}, { key: null, level: 2 }],
    ['a Roman numeral and capitals', 'II. PROBLEM SETTING', {}, { key: null, level: 1 }],
    ['a letter in large type', 'B.1 More curves', { size: 12 }, { lettered: true, level: 2 }],
    ['a Chinese name', '参考文献', {}, { key: 'references' }],
    ['a Chinese name spread over its line', '摘 要', {}, { key: 'abstract' }],
    ['a Chinese title with a number', '3.1 语义断点切分', { size: 12 }, { key: null, level: 2 }],
    ['a Chinese numeral', '四、实验', {}, { key: 'experiments', level: 1 }],
    ['a Chinese appendix', '附录 A 标注说明', { size: 12 }, { key: 'appendix', lettered: true }],
  ])('by %s', (_, text, place, shape) => {
    expect(found(text, place)).toEqual([expect.objectContaining({ line: 2, ...shape })]);
  });
});

describe('a line is no heading', () => {
  it.each([
    ['the end of a sentence', 'Results.', {}],
    ['a table head smaller than the text', 'Methods', { size: 7 }],
    ['a numbered sentence', '3.2 The loss is L = a + b', {}],
    ['a numbered line without air above', '3.2 Drift guard', { y: 212 }],
    ['a single number in the size of the text', '3 Drift guard', {}],
    ['an entry of a bibliography', 'A. Vaswani, N. Shazeer', {}],
    ['a year', '2019 Results', { size: 12 }],
    ['turned text', '3.2 Drift guard', { size: 12, turn: 'up' as const }],
    ['longer than a title', `5 Experiments ${'and more '.repeat(10)}`, { size: 12 }],
  ])('when it is %s', (_, text, place) => {
    expect(found(text, place)).toEqual([]);
  });

  it('when it is the title of the paper, though it begins with "A …" in the largest type', () => {
    expect(findHeadings([TITLE, line(PROSE)], BODY)).toEqual([]);
  });

  it('when it is a known word in a cell beside other cells', () => {
    const head = [line('Model', { page: 2, y: 230, x0: 72 }), line('Score', { page: 2, y: 230, x0: 200 })];
    expect(findHeadings([TITLE, ...head], BODY)).toEqual([]);
  });
});

describe('a bold line without a number', () => {
  /** Headings of a page on which each line stands by itself above text. */
  function titles(...texts: string[]): string[] {
    const lines = texts.flatMap((text, index) => {
      const y = 100 + 60 * index;
      const prose = line(PROSE, { page: 2, y });
      return [prose, line(text, { page: 2, y: y + 20, style: 'bold' }), { ...prose, y: y + 32 }];
    });
    return findHeadings([TITLE, ...lines], BODY).map(({ title }) => title);
  }

  it('is a heading where none has a number, or a single one', () => {
    expect(titles('How agents explore', 'What they find')).toEqual(['How agents explore', 'What they find']);
    expect(titles('1 How agents explore', 'What they find')).toEqual([
      '1 How agents explore',
      'What they find',
    ]);
  });

  it('is a label where headings are numbered', () => {
    expect(titles('1 How agents explore', 'What they find', '2 What agents find')).toEqual([
      '1 How agents explore',
      '2 What agents find',
    ]);
  });

  it.each(['Acknowledgments', 'Data Availability Statement', 'Author contributions', 'Ethics', '致谢'])(
    'is a heading where headings are numbered when it is "%s"',
    text => {
      expect(titles('1 How agents explore', '2 What agents find', text)).toContain(text);
    },
  );

  it('is a heading where headings are numbered when it is a name that papers use', () => {
    expect(titles('1 How agents explore', '2 What agents find', 'References')).toContain('References');
  });

  it('is a heading where only appendices have letters', () => {
    const lettered = ['A.1 More curves', 'A.2 More tables'];
    expect(titles('How agents explore', ...lettered)).toEqual(['How agents explore', ...lettered]);
  });
});

it('a long title goes on in the next line of the same type', () => {
  const lines = column(['4 Annealing the shaping potential while', 'the agent still learns'], {
    page: 2,
    size: 12,
    largest: 12,
  });
  expect(findHeadings([TITLE, ...lines, line(PROSE, { page: 2, y: 140 })], BODY)).toEqual([
    expect.objectContaining({
      count: 2,
      title: '4 Annealing the shaping potential while the agent still learns',
    }),
  ]);
});

it('an abstract that begins inside its first line is found once, and only in front', () => {
  const lines = [
    line('Abstract—We show that', { y: 200 }),
    line('Abstract: we show it once more', { y: 230 }),
  ];
  expect(findHeadings([TITLE, ...lines], BODY)).toEqual([
    expect.objectContaining({ line: 1, key: 'abstract', title: 'Abstract', runIn: true }),
  ]);
  expect(findHeadings([TITLE, line('Abstract—We show that it', { page: 3 })], BODY)).toEqual([]);
  expect(findHeadings([TITLE, line('摘要：本文提出')], BODY)).toEqual([
    expect.objectContaining({ key: 'abstract', title: '摘要', runIn: true }),
  ]);
});

it.each([
  ['3 Method', { numbering: 'arabic', title: 'Method', level: 1 }],
  ['3.1. Method', { numbering: 'arabic', title: 'Method', level: 2 }],
  ['IV. METHOD', { numbering: 'roman', title: 'METHOD', level: 1 }],
  ['Appendix C: Proofs', { numbering: 'letter', title: 'Proofs', level: 1 }],
  ['A.3 Discussion', { numbering: 'letter', title: 'Discussion', level: 2 }],
  ['第三章 方法', { numbering: 'chinese', title: '方法', level: 1 }],
  ['Method', { numbering: 'none', title: 'Method', level: 1 }],
])('%s is split into number and title', (text, split) => {
  expect(splitNumber(text)).toEqual(split);
});

it.each([
  ['Introduction', 'introduction'],
  ['PRELIMINARIES', 'related'],
  ['Our Approach', 'method'],
  ['Empirical study', 'experiments'],
  ['Limitations', 'conclusion'],
  ['References and notes', 'references'],
  ['References to earlier work', null],
  ['Supplementary material', 'appendix'],
  ['相关工作', 'related'],
  ['实验结果与分析', 'experiments'],
  ['结论与展望', 'conclusion'],
  ['Acknowledgements', null],
])('the title %s names the section %s', (title, key) => {
  expect(keyOfTitle(title)).toBe(key);
});
