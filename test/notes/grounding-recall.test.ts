// How many sentences of real papers are found, whole and damaged; prints the figures (DESIGN: ≥ 96 % exact, ≥ 99 % with
// the fuzzy pass, none of another paper). The text is the papers' LaTeX truth, wrapped into lines and pages.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { indexQuotes, locate } from '../../src/notes/ground.ts';
import { wrappedPaper } from '../support/paper-text.ts';
import { hasShared, shared, sharedNote } from '../support/shared.ts';

const NAMES = ['dropimpact-prl', 'stylometry', 'subleq', 'msagl-lipics'];
/** Words whose change must never be forgiven are left as they are when sentences are damaged. */
const NAME = /\d|[A-Z].*[A-Z]/;
const MEANING =
  /^(?:not?|never|all|some|only|both|more|most|less|few\w*|many|first|second|un\w+|in\w+|dis\w+)$|\b(?:high|low|small|large|short|long|fast|slow|strong|weak|better|best|worse|increas|decreas|improv|reduc|under|over|above|below|before|after|without|fail|gain|los|half|grow|drop|declin|lack|exceed|twice|double)/i;

interface PaperCase {
  readonly sentences: readonly string[];
  readonly index: ReturnType<typeof indexQuotes>;
}

const papers: readonly PaperCase[] = hasShared ? NAMES.map(read) : [];

function read(name: string): PaperCase {
  const truth = readFileSync(shared('papers', `${name}.truth.txt`), 'utf8').replace(/⟦.⟧/g, '');
  const paragraphs = truth.split(/\n\s*\n/);
  const sentences = paragraphs.flatMap(paragraph =>
    paragraph
      .replace(/\s+/g, ' ')
      .trim()
      .split(/(?<=[a-z]{3}[.?!])\s(?=[A-Z])/)
      .filter(isSentence),
  );
  return { sentences, index: indexQuotes(wrappedPaper(paragraphs)) };
}

/** The quote sample of the reference: 8–40 words, capital first, full stop last. */
function isSentence(text: string): boolean {
  const words = text.split(' ').length;
  return words >= 8 && words <= 40 && /^[A-Z].*[.?!]$/.test(text);
}

/** Shares of sentences found exactly and nearly after `damage` (null: not applicable), printed under `label`. */
function recall(
  label: string,
  damage: (words: string[], at: number) => string | null,
): { exact: number; found: number; tried: number } {
  const matches = papers.flatMap(({ sentences, index }) =>
    sentences.flatMap((sentence, at) => {
      const quote = damage(sentence.split(' '), at);
      return quote === null ? [] : [locate(index, quote).match];
    }),
  );
  const share = (wanted: readonly string[]) =>
    matches.filter(match => wanted.includes(match)).length / matches.length;
  const result = { exact: share(['exact']), found: share(['exact', 'fuzzy']), tried: matches.length };
  console.log(
    `${label}: ${result.tried} quotes, ${(100 * result.exact).toFixed(1)} % exact, ${(100 * result.found).toFixed(1)} % found`,
  );
  return result;
}

/** Position of a word that may be changed, by a fixed rule; null when there is none. */
function harmless(words: readonly string[], at: number): number | null {
  const places = words.flatMap((word, place) =>
    place > 0 && word.length <= 8 && !MEANING.test(word) && !NAME.test(word) ? [place] : [],
  );
  return places[(at * 7) % places.length] ?? null;
}

function changed(replacement: (word: string) => string[]) {
  return (words: string[], at: number): string | null => {
    const place = harmless(words, at);
    return place === null
      ? null
      : words.flatMap((word, other) => (other === place ? replacement(word) : [word])).join(' ');
  };
}

describe.skipIf(!hasShared)(`sentences of four real papers${sharedNote}`, () => {
  test('all are found exactly, through line breaks', () => {
    expect(recall('as they are', words => words.join(' ')).exact).toBe(1);
  });

  test('all are found exactly with ligatures, other hyphens and quotation marks', () => {
    const damage = (words: string[]) =>
      words.join('  ').replace(/ffi/g, 'ﬃ').replace(/fi/g, 'ﬁ').replace(/-/g, '‑').replace(/[“”"]/g, '«');
    expect(recall('ligatures', damage).exact).toBe(1);
  });

  test('99 % are found with a word replaced, added or left out', () => {
    expect(
      recall(
        'a word replaced',
        changed(() => ['approach']),
      ).found,
    ).toBeGreaterThanOrEqual(0.99);
    expect(
      recall(
        'a word added',
        changed(word => [word, 'clearly']),
      ).found,
    ).toBeGreaterThanOrEqual(0.99);
    expect(
      recall(
        'a word left out',
        changed(() => []),
      ).found,
    ).toBeGreaterThanOrEqual(0.99);
  });

  test('with a digit changed, nothing is found but a sister sentence that has these very numbers', () => {
    const digits = (text: string) => text.match(/\d+/g)?.join(' ');
    const quotes = papers.flatMap(({ sentences, index }) =>
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
    const damage = (words: string[]) => {
      const text = words.join(' ');
      return /\b(?:is|are|can|does|was)\b/.test(text)
        ? text.replace(/\b(?:is|are|can|does|was)\b/, '$& not')
        : null;
    };
    expect(recall('negated', damage).found).toBe(0);
  });

  test('none of more than 500 sentences is found in another paper', () => {
    const others = papers.flatMap(({ index }, own) =>
      papers.flatMap(({ sentences }, other) =>
        own === other ? [] : sentences.map(sentence => locate(index, sentence)),
      ),
    );
    const found = others.filter(({ match }) => match !== 'missing');
    console.log(`other papers: ${others.length} quotes, ${found.length} found`);
    expect(others.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
