// Do the results state figures, and where does the paper have them.
import { describe, expect, test } from 'vitest';
import type { Line, PaperText } from '../../src/domain/page.ts';
import { checkNotes } from '../../src/notes/check.ts';
import { lacksFigures, paperFigures, statedFigures } from '../../src/notes/result-figures.ts';
import { resultPages } from '../../src/notes/result-lines.ts';
import { paperText, type LineLike } from '../support/paper-text.ts';
import { claim, notesOf, sampleText } from './sample.ts';

const row = (text: string, section: Line['section'] = 'other'): LineLike => ({ text, section, end: 'break' });
const TABLE = [
  { text: 'Table 1. Accuracy on three sets.', section: 'method', kind: 'caption', end: 'break' },
  row('Ours 91.2 88.4 75.0 60.1', 'method'),
  row('Base 90.1 80.2 71.3', 'method'),
  row('Old 85.0 79.9 70.2', 'method'),
  row('Plain words of the method with one number 12.', 'method'),
] as const;

const stated = (...results: [en: string, quote: string][]) =>
  checkNotes(
    notesOf(...results.map(([en, quote], at) => claim({ id: `result-${at + 1}`, zh: en, en, quote }))),
    sampleText,
  );
/** Chinese and English are the same here, so the language is wrong; a person has accepted it. */
const accepted = (...results: [en: string, quote: string][]) => {
  const notes = stated(...results);
  const review = { state: 'accepted', at: null, by: null, zh: null, en: null, reason: null } as const;
  return { ...notes, results: notes.results.map(result => ({ ...result, review })) };
};

describe('a figure of the results counts', () => {
  test.each<[string, number, [string, string][]]>([
    [
      'once for each value that its quote holds',
      2,
      [['F1 63.9, baseline 54.6', 'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.']],
    ],
    [
      'not when it only follows from two others',
      0,
      [['9.3 more', 'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.']],
    ],
    ['not when the quote does not hold it', 0, [['91.2% of all', 'cuts cost by 30%']]],
    ['not without a quote', 0, [['91.2%', '']]],
    [
      'not when it is a small count, a year, a label or a name',
      0,
      [
        [
          '8 A100 in Table 2, top-5',
          'It was unable to solve 17 of 250 tasks, as Table 2 shows for top-5 and ResNet-50.',
        ],
      ],
    ],
    ['as a count from ten on', 2, [['17 of 250 tasks', 'It was unable to solve 17 of 250 tasks']]],
    [
      'once, however often it is said',
      1,
      [
        ['30% less', 'cuts cost by 30%'],
        ['30% again', 'cuts cost by 30%'],
      ],
    ],
  ])('%s', (_, count, results) => {
    expect(statedFigures(accepted(...results))).toBe(count);
  });

  test('only in a claim that may be published', () => {
    expect(statedFigures(stated(['30% less', 'cuts cost by 30%']))).toBe(0);
  });
});

describe('the paper reports results', () => {
  const pagesOf = (text: PaperText) => resultPages(text).map(({ page, lines }) => [page, lines.length]);

  test('in its experiment section', () => {
    expect(pagesOf(sampleText)).toEqual([[2, 5]]);
    expect(paperFigures(sampleText)).toMatchObject({ pages: [2] });
  });

  test('in the rows of a table that floats among other sections', () => {
    expect(pagesOf(paperText([['Words.', row('y', 'method')], TABLE]))).toEqual([[2, 4]]);
  });

  test('under a heading that says so, whatever its key, on into the next page', () => {
    const text = paperText(
      [
        ['Words.', 'Evaluation', 'It is 1.5.'],
        ['More is 2.5.', '5 Outlook', 'Words.'],
      ],
      {
        sections: [
          { key: 'other', title: '4 Evaluation', page: 1, line: 1 },
          { key: 'other', title: '5 Outlook', page: 2, line: 1 },
        ],
      },
    );
    expect(pagesOf(text)).toEqual([[1, 2], [2, 1]]); // prettier-ignore
  });

  test('anywhere, when no heading was found', () => {
    expect(
      pagesOf(paperText([[row('We measured 3.5.', 'front')], [row('[1] A. Author 2001', 'references')]])),
    ).toEqual([[1, 1]]);
  });

  test('nowhere in its references, its appendix or the main result of mathematics', () => {
    const text = paperText([[row('2 Main Result'), row('It is 1.5.'), row('Base 1.0 2.0 3.0', 'appendix')]], {
      sections: [{ key: 'other', title: '2 Main Result', page: 1, line: 0 }],
    });
    expect(pagesOf(text)).toEqual([]);
  });
});

test('figures are missing when fewer than three are stated and the paper has ten or more', () => {
  const two = accepted(['17 of 250 tasks', 'It was unable to solve 17 of 250 tasks']);
  const three = accepted(
    ['17 of 250, 30%', 'It was unable to solve 17 of 250 tasks'],
    ['30%', 'cuts cost by 30%'],
  );
  expect(lacksFigures(two, () => ({ inPaper: 10, pages: [1] }))).toBe(true);
  expect(lacksFigures(three, () => ({ inPaper: 100, pages: [1] }))).toBe(false);
  expect(lacksFigures(two, () => ({ inPaper: 9, pages: [1] }))).toBe(false);
});

test('notes without figures carry a warning that names the pages', () => {
  const { findings } = checkNotes(notesOf(claim()), paperText([['Words.'], TABLE]));
  expect(findings.filter(({ where }) => where === 'notes')).toEqual([
    {
      where: 'notes',
      code: 'results-without-figures',
      severity: 'warning',
      message: 'The results state 0 quoted figures (at least 3 are due); the paper has them on page 2.',
      messageZh: '实验结果只有 0 个带引文的数字（至少应有 3 个）；论文第 2 页有数据。',
    },
  ]);
  expect(checkNotes(notesOf(claim()), paperText([['Words.']])).findings).toEqual([]);
});
