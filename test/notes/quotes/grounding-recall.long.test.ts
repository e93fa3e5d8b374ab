// How many sentences of real papers are found, whole and damaged; prints the figures. The text is the papers' LaTeX
// truth, wrapped into lines and pages; `npm run bench:pdf` measures the same on real extraction.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { indexQuotes, locate } from '../../../src/notes/quotes/ground.ts';
import { wrappedPaper } from '../../support/paper-text.ts';
import {
  CHINESE,
  NOTATIONS,
  REWORDINGS,
  SPELLINGS,
  sampleChinese,
  sampleQuotes,
  sentencesOf,
  type Damage,
} from '../../support/quote-sample.ts';
import { hasShared, shared, sharedNote } from '../../support/shared.ts';

interface PaperCase {
  readonly sentences: readonly string[];
  readonly index: ReturnType<typeof indexQuotes>;
}

const ownTruth = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/papers/${name}/truth.txt`, import.meta.url), 'utf8');

/** The text of a truth without its marks, one paragraph a line, as a paper and as sentences of it. */
function paperOf(truth: string, sentences: (text: string) => string[] = sentencesOf): PaperCase {
  const paragraphs = truth
    .replace(/⟦.⟧/g, '')
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.replace(/\s+/g, ' ').trim());
  return { sentences: sentences(paragraphs.join('\n')), index: indexQuotes(wrappedPaper(paragraphs)) };
}

const english = [paperOf(ownTruth('sparse-reward')), paperOf(ownTruth('entropy-bound'))];
const chinese = [paperOf(ownTruth('zh-retrieval'), sampleChinese)];
const sharedPapers = hasShared
  ? ['dropimpact-prl', 'stylometry', 'subleq', 'msagl-lipics'].map(name =>
      paperOf(readFileSync(shared('papers', `${name}.truth.txt`), 'utf8')),
    )
  : [];

/** Shares of sentences found exactly and nearly after `damage`, printed under `label`. */
function rates(
  papers: readonly PaperCase[],
  label: string,
  damage: Damage,
): { exact: number; found: number } {
  const matches = papers.flatMap(({ sentences, index }) =>
    sentences.flatMap((sentence, at) => {
      const quote = damage(sentence.split(' '), at);
      return quote === null ? [] : [locate(index, quote).match];
    }),
  );
  const share = (wanted: readonly string[]): number =>
    matches.filter(match => wanted.includes(match)).length / matches.length;
  const result = { exact: share(['exact']), found: share(['exact', 'fuzzy']) };
  const [exact, found] = [result.exact, result.found].map(value => (100 * value).toFixed(1));
  console.log(`${label}: ${matches.length} quotes, ${exact} % exact, ${found} % found`);
  return result;
}

describe('sentences of the project’s own papers', () => {
  test('all are found exactly, through line breaks', () => {
    expect(rates([...english, ...chinese], 'as they are', words => words.join(' ')).exact).toBe(1);
  });

  test.each(Object.entries(SPELLINGS))('spelled otherwise (%s) they are found exactly', (label, damage) => {
    expect(rates(english, label, damage).exact).toBe(1);
  });

  test.each(Object.entries(CHINESE))('Chinese ones are found exactly with %s', (label, damage) => {
    expect(rates(chinese, label, damage).exact).toBe(1);
  });

  test.each(Object.entries(REWORDINGS))('reworded (%s) 95 % are found', (label, damage) => {
    expect(rates(english, label, damage).found).toBeGreaterThanOrEqual(0.95);
  });
});

test('citations left out and formulas in LaTeX do not hide a sentence', () => {
  const text =
    'The gate λ weighs both losses as in earlier work [3, 7] on routing.\n' +
    'We set τmax to 0.5 and λi to 10−3 in all runs [12] of this kind.';
  const paper = { sentences: sentencesOf(text), index: indexQuotes(wrappedPaper(text.split('\n'))) };
  expect(paper.sentences).toHaveLength(2);
  for (const [label, damage] of Object.entries(NOTATIONS))
    expect(rates([paper], label, damage).found).toBe(1);
});

test('the sample is whole sentences without digits, marks of the truth and stray blanks', () => {
  const truth =
    'Routers\n\nThe router picks one expert for every token of the text. It has ⟦M⟧ experts in all of its many layers.' +
    ' We train it for 3 days on one of the machines. The result does not depend on the seed of a run.';
  expect(sampleQuotes(truth)).toEqual([
    'Routers The router picks one expert for every token of the text.',
    'The result does not depend on the seed of a run.',
  ]);
});

describe.skipIf(!hasShared)(`sentences of four real papers${sharedNote}`, () => {
  test('all are found exactly, through line breaks', () => {
    expect(rates(sharedPapers, 'as they are', words => words.join(' ')).exact).toBe(1);
  });

  test('with a digit changed, nothing is found but a sister sentence that has these very numbers', () => {
    const digits = (text: string) => text.match(/\d+/g)?.join(' ');
    const quotes = sharedPapers.flatMap(({ sentences, index }) =>
      sentences
        .filter(sentence => /\d/.test(sentence))
        .map(sentence => sentence.replace(/\d/, digit => String((Number(digit) + 1) % 10)))
        .map(quote => ({ quote, found: locate(index, quote) })),
    );
    const found = quotes.filter(one => one.found.match !== 'missing');
    console.log(`a digit changed: ${quotes.length} quotes, ${found.length} found`);
    expect(found.length).toBeLessThan(quotes.length / 50);
    for (const one of found) expect(digits(one.found.text)).toBe(digits(one.quote));
  });

  test('none is found with a negation put in', () => {
    const damage: Damage = words => {
      const text = words.join(' ');
      return /\b(?:is|are|can|does|was)\b/.test(text)
        ? text.replace(/\b(?:is|are|can|does|was)\b/, '$& not')
        : null;
    };
    expect(rates(sharedPapers, 'negated', damage).found).toBe(0);
  });

  test('none of more than 500 sentences is found in another paper', () => {
    const others = sharedPapers.flatMap(({ index }, own) =>
      sharedPapers.flatMap(({ sentences }, other) =>
        own === other
          ? []
          : sentences.filter((_, at) => at % 2 === 0).map(sentence => locate(index, sentence)),
      ),
    );
    const found = others.filter(({ match }) => match !== 'missing');
    console.log(`other papers: ${others.length} quotes, ${found.length} found`);
    expect(others.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
