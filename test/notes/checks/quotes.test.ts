// quote-missing and quote-fuzzy: a claim stands or falls with its quote.
import { describe, expect, test } from 'vitest';
import { quoteFuzzy } from '../../../src/notes/checks/quote-fuzzy.ts';
import { quoteMissing } from '../../../src/notes/checks/quote-missing.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const missing = (parts: Case) => findingsOf(quoteMissing, sampleText, parts);
const fuzzy = (parts: Case) => findingsOf(quoteFuzzy, sampleText, parts);

describe('quote-missing holds back', () => {
  test.each<[string, Case]>([
    ['a claim without quote', { quote: '' }],
    ['an invented sentence', { quote: 'SparseRoute is the first router that scales to a million tokens.' }],
    ['a changed number', { quote: 'SparseRoute reaches 69.3 F1 on LongBench, the best baseline 54.6.' }],
    ['a number moved by a decimal point', { quote: 'Accuracy is 9.12% with routing and 88.7% without it.' }],
    ['a negation taken away', { quote: 'It was able to solve 17 of 250 tasks' }],
    ['a quote too short to prove anything', { quote: '63.9 F1' }],
    ['parts in the wrong order', { quote: 'the best baseline 54.6 ... SparseRoute reaches 63.9 F1' }],
    [
      'a sentence that is half paraphrase',
      { quote: 'The router gets to 63.9 F1 on the LongBench suite, beating all earlier ones.' },
    ],
    ['a name changed', { quote: 'SparseRoute reaches 63.9 F1 on LongEval, the best baseline 54.6.' }],
    [
      'a takeaway whose quote is invented',
      { quote: 'Routers should be sparse in every model.', place: 'takeaway' },
    ],
  ])('%s', (_, parts) => {
    expect(missing(parts)).toMatchObject([{ code: 'quote-missing', severity: 'error' }]);
  });
});

describe('quote-missing lets pass', () => {
  test.each<[string, Case]>([
    [
      'a sentence word for word',
      { quote: 'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.' },
    ],
    ['a part of a sentence', { quote: 'the best baseline 54.6' }],
    ['other quotation marks and hyphens', { quote: '“We introduce SparseRoute, a router for Llama‑2 7B”' }],
    ['a table row', { quote: 'Model 12.1 45.3 60.2 70.9 81.5' }],
    ['a URL that a line break cuts', { quote: 'Code is at https://github.com/example/sparse-router' }],
    ['a number without its separator', { quote: 'Training takes 2380 steps on 8 A100 GPUs' }],
    ['an honest elision', { quote: 'SparseRoute reaches 63.9 F1 […] the best baseline 54.6' }],
    [
      'a word that differs',
      { quote: 'Training needs 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.' },
    ],
    ['a takeaway without quote', { quote: '', place: 'takeaway' }],
  ])('%s', (_, parts) => {
    expect(missing(parts)).toEqual([]);
  });
});

test('quote-missing names the quote, cut at 80 characters', () => {
  expect(missing({ quote: '' })[0]?.message).toBe('The claim has no quote.');
  expect(missing({ quote: '63.9 F1' })[0]?.message).toBe(
    'The quote “63.9 F1” is too short to prove anything.',
  );
  expect(missing({ quote: 'no such words '.repeat(9) })[0]?.message).toBe(
    `The quote “${'no such words '.repeat(9).slice(0, 80)}…” is not in the PDF.`,
  );
});

describe('quote-fuzzy warns of', () => {
  test.each([
    'Training needs 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.',
    'Training takes exactly 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.',
    'Training takes 2,380 steps on 8 A100 GPUs with the learning rate of 1e-4.',
    'Accuracy is 91.2% with routing, 88.7% without it.',
    'SparseRoute reaches 63.9 F1 ... the best baseline 54.6',
    'We introduced SparseRoute, a router for Llama 2 7B that needs three passes.',
    'The model had 1.2 million parameters and cuts cost by 30%.',
    'SparseRoute gets 63.9 F1 on LongBench, the best baseline 54.6.',
  ])('%s', quote => {
    expect(fuzzy({ quote })).toMatchObject([{ code: 'quote-fuzzy', severity: 'warning' }]);
  });

  test('and shows what the PDF has', () => {
    const [finding] = fuzzy({
      quote: 'Training needs 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4.',
    });
    expect(finding?.message).toBe(
      'The quote is not word for word; the PDF has “Training takes 2,380 steps on 8 A100 GPUs with a learning rate of 1e-4”.',
    );
  });
});

describe('quote-fuzzy is silent about', () => {
  test.each([
    '',
    'an invented sentence about sparse routers',
    'SparseRoute reaches 63.9 F1 on LongBench, the best baseline 54.6.',
    'SPARSEROUTE reaches 63.9 F1 on long-bench',
    'Training takes 2380 steps on 8 A100 GPUs',
    'Code is at https://github.com/example/sparse-router',
    'Accuracy is 91.2 % with routing',
    'Model 12.1 45.3 60.2 70.9 81.5',
  ])('%j', quote => {
    expect(fuzzy({ quote })).toEqual([]);
  });
});
