// Every pure function that takes text of a paper, a model or a person, on text made to be slow: four times the text may
// take four times the time, not sixteen. Patterns built from strings (`new RegExp`) are seen here only; ESLint does not.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { headingText, inline, paragraphOfLines, plain, safeUrl, text } from '../../src/digest/markdown.ts';
import { checkDigest } from '../../src/digest/check.ts';
import { scanDigest } from '../../src/digest/scan.ts';
import { trimEndOf, wrap } from '../../src/lib/text.ts';
import { closeBlanks, goesOn, mayGoOn, mustGoOn } from '../../src/links/broken.ts';
import { evidenceOf } from '../../src/links/evidence.ts';
import { mineLinks } from '../../src/links/mine-words.ts';
import { ownNames } from '../../src/links/names.ts';
import { burden, isReadable } from '../../src/model/extractive-quality.ts';
import { roleScore } from '../../src/model/extractive-roles.ts';
import { sentencesOf } from '../../src/model/extractive-sentences.ts';
import { shortTitle } from '../../src/model/extractive-title.ts';
import { protectLatex } from '../../src/model/latex-escapes.ts';
import { parseReply } from '../../src/model/parse-reply.ts';
import { checkNotes } from '../../src/notes/check.ts';
import { factsOf } from '../../src/notes/check-context.ts';
import { blankCitations } from '../../src/notes/quotes/find-almost.ts';
import { indexQuotes, locate } from '../../src/notes/quotes/ground.ts';
import { numbersOf } from '../../src/notes/numbers/numbers.ts';
import { plainText, verbatimText } from '../../src/notes/plain-text.ts';
import { keptLength, quoteKey } from '../../src/notes/quotes/quote-key.ts';
import { hasLatex, withoutLatex } from '../../src/notes/quotes/quote-latex.ts';
import { saysTheSame } from '../../src/notes/quotes/same-meaning.ts';
import { cleanText, endsInHiddenHyphen, joinSmallCapitals } from '../../src/pdf/characters.ts';
import { splitNumber } from '../../src/pdf/numbering.ts';
import { claim, notesOf, paper, sampleText } from '../notes/sample.ts';
import { growthOf } from '../support/growth.ts';
import { paperText } from '../support/paper-text.ts';

const index = indexQuotes(sampleText);
const facts = factsOf(paper, sampleText);
const sentence = (words: string) => ({ text: words, section: 'other' as const, heading: '', position: 0.5 });
const schema = z.object({ zh: z.string() });

const CHECKS_NAME = 'the checks on words of a person';
const FUNCTIONS: Readonly<Record<string, (hostile: string) => unknown>> = {
  plainText,
  verbatimText,
  'text in Markdown': hostile => inline(text(hostile)),
  'heading in Markdown': headingText,
  'abstract in Markdown': hostile => paragraphOfLines(hostile, 78),
  plain,
  safeUrl: hostile => safeUrl(`https://a.b/${hostile}`),
  'scan and check of a digest': hostile =>
    checkDigest(scanDigest(Buffer.from(digestWith(hostile))), { notes: new Map(), off: new Set() }),
  wrap: hostile => wrap(hostile, 78),
  trimEndOf: hostile => trimEndOf(`${hostile}x`, '.,/=*'),
  closeBlanks: hostile => closeBlanks(`github ${hostile}`),
  'addresses over lines': hostile => [mayGoOn(hostile), mustGoOn(hostile), goesOn(hostile, hostile)],
  evidenceOf: hostile => evidenceOf({ before: hostile, after: hostile }),
  mineLinks: hostile => mineLinks(`https://a.org ${hostile}`, hostile),
  ownNames: hostile => ownNames({ title: hostile, abstract: hostile, authors: [hostile] }),
  'quality of a sentence': hostile => [isReadable(hostile), burden(hostile)],
  roleScore: hostile => roleScore('results', sentence(hostile)),
  sentencesOf: hostile => sentencesOf(paperText([[hostile]])),
  shortTitle: hostile => [shortTitle(`We propose ${hostile}`, false), shortTitle(hostile, true)],
  protectLatex,
  'parseReply of prose': hostile => parseReply(hostile, schema),
  'parseReply of a broken object': hostile => parseReply(`{"zh": "${hostile}`, schema),
  blankCitations,
  'locate a quote': hostile => locate(index, hostile),
  'index of a paper': hostile => indexQuotes(paperText([[hostile]])),
  numbersOf,
  // What a model states is bounded, and of a person's words the checks read 3,000 characters.
  [CHECKS_NAME]: hostile => {
    const review = { state: 'edited', at: null, by: null, zh: hostile, en: hostile, reason: null } as const;
    return checkNotes(notesOf(claim({ quote: hostile.slice(0, 900), review })), sampleText, facts);
  },
  quoteKey: hostile => [quoteKey(hostile), keptLength(hostile)],
  'LaTeX in a quote': hostile => [hasLatex(hostile), withoutLatex(hostile)],
  saysTheSame: hostile => saysTheSame(hostile, hostile),
  'characters of a line': hostile => [
    cleanText(hostile),
    endsInHiddenHyphen(hostile),
    joinSmallCapitals(hostile),
  ],
  splitNumber,
};

/** Runs of one mark, openings that never close, and words that begin what a pattern looks for. */
const PIECES = [
  'a', 'A', '1', ' ', '.', ',', '-', '_', '*', '`', '~', '#', '|', '$', '\\', '/', '(', ')', '[', ']', '{', '<', '>', '&', '!', '@',
  '=', '…', '“', '「', '《', '中', '一', '三百', '\n', '\u00a0', '\u0301', '💡', '[a](', '![', '[[', '](', '[^', '<a ', '<!--', '</',
  '&amp;', '**a ', '_a_ ', '~~', '$a', '| - ', '- ', '# ', '1. ', '> ', '1,', '1.', '1 ', '1 000', '1,000', '1/', '10^', '1e', 'A-', 'a.',
  'e.g. ', 'http://', 'https: //', 'www.', 'a@', 'github', 'github.com/ a', 'a.github.io', 'one hundred and ', 'twenty-', 'we propose ',
  'our code ', 'the ', 'Table 1 ', '(A 1', '[1, ', '{"a":', '\\u', '\\alpha{', '. . ', '( ', '三分之', '没有在', 'x 1 ', '% ', ' × ', '9:',
]; // prettier-ignore

/** Marks inside marks, of `length` characters in all. */
const NESTED: Readonly<Record<string, (length: number) => string>> = {
  '&amp;amp;…': length => `&${'amp;'.repeat(length / 4)}`,
  '<b<b…>>': length => '<b'.repeat(length / 3) + '>'.repeat(length / 3),
  '[[…](b)](b)': length => '['.repeat(length / 5) + '](b)'.repeat(length / 5),
  '_*_*…*_*_': length => `${'_*'.repeat(length / 4)}a${'*_'.repeat(length / 4)}`,
  'hthttp://tp://': length => 'ht'.repeat(length / 7) + 'tp://'.repeat(length / 7),
  'wwww.w.': length => 'ww'.repeat(length / 4) + 'w.'.repeat(length / 4),
  '((…))': length => '('.repeat(length / 2) + ')'.repeat(length / 2),
  'a word, then a run that ends in another mark': length => `a ${'.'.repeat(length)}x`,
};
const HOSTILE: readonly (readonly [string, (length: number) => string])[] = [
  ...PIECES.map(piece => [piece, (length: number) => piece.repeat(length / piece.length)] as const),
  ...Object.entries(NESTED),
];

/** With FUZZ_RUNS, before a release, texts are eight times as long. The short ones find most squares, too. */
const isLong = process.env['FUZZ_RUNS'] !== undefined;
const [SMALL, LARGE] = isLong ? [25_000, 100_000] : [3_000, 12_000];
/** Four times the text may take four times the time; the square would be sixteen times. */
const MOST_GROWTH = 11;

function digestWith(hostile: string): string {
  const line = '- [25/06] **A**  \n[[Paper](https://arxiv.org/pdf/2506.00001v1)] [[TLDR/Notes](#a)]\n';
  return `# Papers\n\n${line}\n# TLDR/Notes\n## a\n### Abstract\n${hostile}\n### 📈 实验结果\n- ${hostile}\n`;
}

/** How many times longer four times the text takes. */
function growth(run: (hostile: string) => unknown, make: (length: number) => string): number {
  return growthOf(run, { small: make(SMALL), large: make(LARGE), below: MOST_GROWTH });
}

describe('text that was made to be slow takes time that grows like its length', () => {
  it.each(Object.entries(FUNCTIONS))(
    '%s',
    (name, run) => {
      run('warm up');
      // Half of the texts in `npm test`, a quarter for the thirty checks; all with FUZZ_RUNS.
      const each = isLong ? 1 : name === CHECKS_NAME ? 4 : 2;
      const texts = HOSTILE.filter((_, at) => at % each === 0);
      const slow = texts.map(([text, make]) => ({ name: text, times: growth(run, make) }));
      expect(slow.filter(({ times }) => times >= MOST_GROWTH)).toEqual([]);
    },
    300_000,
  );
});
