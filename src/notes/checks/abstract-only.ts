// Notes whose every quote stands in the abstract, though the paper has pages of text: it was not read. Pure.
import { claimsOf, type Notes } from '../../domain/notes.ts';
import { textOf, type PaperText } from '../../domain/page.ts';
import type { NotesCheck, PaperFacts } from '../check-context.ts';
import { keyOf, quoteKey } from '../quotes/quote-key.ts';

const LEAST_QUOTES = 4;
/** Kept characters; a page of a figure and its caption has less. */
const PAGE_OF_TEXT = 300;
const MOST_PAGES = 2;
/** A longer one is the paper, of which no heading was found. */
const LONGEST_ABSTRACT = 5_000;

/** Warning `abstract-only`. Quotes that were not found and claims that a person rejected are left out. */
export const abstractOnly: NotesCheck = {
  code: 'abstract-only',
  severity: 'warning',
  find: (notes, facts) => {
    const quotes = provenQuotes(notes);
    if (quotes.length < LEAST_QUOTES) return [];
    const abstract = abstractKey(facts);
    if (!quotes.every(quote => abstract.includes(keyOf(quote)))) return [];
    // All of the paper is looked at last: most notes are done with by here.
    const pages = pagesOfText(facts.text);
    if (pages <= MOST_PAGES) return [];
    return [
      {
        en: `All ${quotes.length} quotes stand in the abstract; the paper has ${pages} pages of text.`,
        zh: `全部 ${quotes.length} 条引文都出自摘要，而论文正文有 ${pages} 页。`,
      },
    ];
  },
};

function provenQuotes(notes: Notes): string[] {
  return claimsOf(notes)
    .filter(({ match, review }) => (match === 'exact' || match === 'fuzzy') && review.state !== 'rejected')
    .map(({ quote }) => quote);
}

function pagesOfText({ pages }: PaperText): number {
  return pages.filter(({ lines }) => quoteKey(textOf(lines)).key.length >= PAGE_OF_TEXT).length;
}

/** The abstract as the PDF and as arXiv have it. */
function abstractKey({ paper, text }: PaperFacts): string {
  const { key } = quoteKey(printedAbstract(text));
  return `${key.length > LONGEST_ABSTRACT ? '' : key}\n${quoteKey(paper.abstract).key}`;
}

/** The lines of the section, or else what stands on page 1 above the first heading. */
function printedAbstract({ pages }: PaperText): string {
  const lines = pages.flatMap(page => page.lines).filter(({ section }) => section === 'abstract');
  if (lines.length > 0) return textOf(lines);
  const [first] = pages;
  const heading = first?.lines.findIndex(({ kind }) => kind === 'heading') ?? -1;
  return heading === -1 ? '' : textOf(first?.lines.slice(0, heading) ?? []);
}
