// Quotes are found where the paper has them, and nowhere else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexQuotes, locate } from '../../../src/notes/quotes/ground.ts';
import { paperText } from '../../support/paper-text.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';
import { runs as often } from '../../support/runs.ts';

const text = paperText([
  [
    'The efﬁcient router of “Smith” reaches 63.9 F1 on the',
    'held-out set, while the earlier base-',
    'line stays at 54.6 after 2,380 steps of training.',
    '',
    'It is unable to solve the longest tasks in the suite.',
    'Losses fall by -5.2 points in 15 % of the runs we made.',
    'We follow earlier work [3, 7] on routing (Lee et al., 2021) and keep its',
    'tokenizer as it is for all experiments.',
    'The weights are kept in float32 numbers and not in bytes, for float32 is exact.',
    'They do not. Runs do start from the tokens that this router wrote.',
    'A sentence that goes on across the page',
  ],
  [
    { text: 'Figure 2: Losses over time for each of the runs.', kind: 'caption', end: 'break' },
    'break is found in both of its halves.',
    'The 𝑥-axis shows naïve costs for MSAGL and routers2 alike.',
    '本文提出一种新的稀疏路由方法，',
    '在长文本任务上准确率提升 6.1 个百分点。',
  ],
]);
const index = indexQuotes(text);
const matchOf = (quote: string) => locate(index, quote).match;

describe('a quote is found exactly', () => {
  test.each([
    ['across a line break and a broken word', 'while the earlier baseline stays at 54.6', 1],
    ['with a ligature and other quotation marks', 'The efficient router of "Smith" reaches 63.9 F1', 1],
    ['with other hyphens, blanks and case', 'HELD‑OUT set,  while the earlier', 1],
    ['with and without the thousands separator', 'after 2380 steps of training', 1],
    ['with mathematical letters and accents spelled otherwise', 'The x-axis shows nai\u0308ve costs', 2],
    ['in a caption', 'Losses over time for each of the runs', 2],
    ['across a page break with a caption', 'goes on across the page break is found in both of its', 1],
    ['in full-width letters', 'ｒｅａｃｈｅｓ ６３．９ Ｆ１ ｏｎ ｔｈｅ', 1],
    ['in Chinese, across lines', '稀疏路由方法，在长文本任务上', 2],
  ])('%s', (_, quote, page) => {
    expect(locate(index, quote)).toMatchObject({ match: 'exact', page, distance: 0 });
  });

  test('and the words of the paper come back with it', () => {
    expect(locate(index, 'the earlier baseline stays').text).toBe('the earlier baseline stays');
  });
});

describe('a quote is not found when', () => {
  test.each([
    ['it is under 12 letters and digits', 'the suite'],
    ['it is under 6 Chinese characters', '稀疏路由'],
    ['it begins inside a word and so says the opposite', 'able to solve the longest tasks'],
    ['it begins inside a number', '5 % of the runs we made'],
    ['it ends inside a number', 'The efficient router of “Smith” reaches 63'],
    ['a decimal point is lost', 'The efficient router of Smith reaches 639 F1'],
    ['a sign is lost', 'Losses fall by 5.2 points in 15 %'],
    ['a digit differs', 'line stays at 54.7 after 2,380 steps of training'],
    ['a negation is added', 'the earlier baseline never stays at 54.6 after 2,380 steps'],
    [
      'a negation is added, which the sentence before has',
      'Runs do not start from the tokens that this router wrote',
    ],
    ['a negative prefix is lost', 'It is able to solve the longest tasks in the suite.'],
    ['the direction is turned', 'Losses rise by -5.2 points in 15 % of the runs we made'],
    ['a number of a name is left out', 'The weights are kept in float numbers and not in bytes'],
    ['a name differs', 'The x-axis shows naive costs for GraphViz and routers2 alike.'],
    ['it is empty', ''],
  ])('%s', (_, quote) => {
    expect(locate(index, quote)).toEqual({ match: 'missing', page: null, rects: [], text: '', distance: 0 });
  });
});

describe('a quote is found nearly when', () => {
  test.each([
    ['a word is replaced', 'the earlier baseline remains at 54.6 after 2,380 steps of training', 1],
    ['a word is added', 'while the much earlier baseline stays at 54.6 after 2,380 steps', 1],
    ['a word is left out', 'while the baseline stays at 54.6 after 2,380 steps of training', 1],
    ['citations are left out', 'We follow earlier work on routing and keep its tokenizer as it is', 1],
    ['a footnote mark is left out', 'The x-axis shows naive costs for MSAGL and routers alike', 2],
    [
      'parts are left out with dots',
      'The efficient router of “Smith” ... stays at 54.6 after 2,380 steps',
      1,
    ],
    ['a Chinese word differs', '在长文本任务中准确率提升 6.1 个百分点', 2],
  ])('%s', (_, quote, page) => {
    expect(locate(index, quote)).toMatchObject({ match: 'fuzzy', page });
  });

  test('parts around dots stand in another order: then it is missing', () => {
    expect(matchOf('stays at 54.6 after 2,380 steps … The efficient router of “Smith”')).toBe('missing');
  });

  test('dots join two sentences: then it is missing', () => {
    expect(matchOf('We follow earlier work on routing ... stays at 54.6 after 2,380 steps')).toBe('missing');
  });

  test('it tells the distance and the paper’s own words', () => {
    const found = locate(index, 'the earlier baseline remains at 54.6 after 2,380 steps of training');
    expect(found.text).toBe('the earlier baseline stays at 54.6 after 2,380 steps of training');
    expect(found.distance).toBeGreaterThan(0);
  });
});

describe('rectangles', () => {
  test('there is one per line touched, cut to the quote', () => {
    // 5 points a character from x = 72, lines 14 points apart from y = 72.
    expect(locate(index, 'set, while the earlier baseline stays').rects).toEqual([
      { page: 1, x: 72 + 9 * 5, y: 86, width: 27 * 5, height: 11.5 },
      { page: 1, x: 72, y: 100, width: 10 * 5, height: 11.5 },
    ]);
  });

  test('they come from the runs, which may lie apart and hold clean-up’s leftovers', () => {
    const runs = [
      { text: 'Alpha\u00ad beta', x: 100, width: 110 },
      { text: 'gamma delta', x: 300, width: 110 },
    ];
    const apart = paperText([[{ text: 'Alpha beta gamma delta', x: 100, width: 310, runs }]]);
    const { rects } = locate(indexQuotes(apart), 'beta gamma delta');
    expect(rects).toHaveLength(1);
    expect(rects[0]?.x).toBeCloseTo(170);
    expect((rects[0]?.x ?? 0) + (rects[0]?.width ?? 0)).toBeCloseTo(410);
  });

  test('they stand on both pages of a quote across a page break', () => {
    const quote = 'A sentence that goes on across the page break is found in both';
    expect(locate(index, quote).rects.map(({ page }) => page)).toEqual([1, 2]);
  });
});

test('an index takes time in proportion to the length of the paper', () => {
  const pages = Array.from({ length: 1_200 }, (_, page) => [
    `Line ${page} speaks of routers, gates and 3.5 losses in ﬁne words of its own`,
    { text: `Figure ${page}: Losses of run ${page}.`, kind: 'caption' as const },
    'and goes on, as sentences of papers do, to the end of the page.',
    { text: `1 A note of page ${page}, in small print.`, height: 9.2, y: 700 },
  ]);
  const part = (length: number) => paperText(pages.slice(0, length));
  expect(growthOfEight(indexQuotes, part, pages.length)).toBeLessThan(MOST_OF_EIGHT);
});

const words = [
  'router',
  'gate',
  'sparse',
  'loss',
  '3.5',
  'non-linear',
  'naïve',
  'ﬁnal',
  '模型',
  'x²',
  '“set”',
];

test('whatever a paper says, any stretch of whole words of it is found exactly, with rectangles inside its lines', () => {
  const line = fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 9 });
  const property = fc.property(
    fc.array(line, { minLength: 2, maxLength: 6 }),
    fc.nat(),
    fc.nat(),
    (lines, one, other) => {
      const all = lines.flat();
      const from = one % all.length;
      const to = Math.min(all.length, from + 6 + (other % 6));
      const quote = all.slice(from, to).join(' ');
      const made = paperText([lines.map(parts => parts.join(' '))]);
      const found = locate(indexQuotes(made), quote);
      fc.pre(quote.replace(/[^\p{L}\p{N}]/gu, '').length >= 14);
      expect(found.match).toBe('exact');
      expect(found.rects.length).toBeGreaterThan(0);
      for (const rect of found.rects) {
        expect(rect.x).toBeGreaterThanOrEqual(72);
        expect(rect.width).toBeGreaterThan(0);
      }
    },
  );
  fc.assert(property, often(100));
});

test('hostile quotes end in an answer', () => {
  for (const quote of [
    '\ud800'.repeat(40),
    '.'.repeat(900),
    'a'.repeat(900),
    '…'.repeat(900),
    '0'.repeat(900),
    '(((('.repeat(200),
  ]) {
    expect(matchOf(quote)).toBe('missing');
  }
});
