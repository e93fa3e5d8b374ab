// Does a paper give a web address? Pure. Addresses are compared with their marks: `tide-shape` is not `tideshape`.
// A page cuts them at line ends, with a hyphen of its own or without one, and puts blanks into them.
import type { PaperFacts } from '../check-context.ts';
import { remembered } from '../remembered.ts';

/** Stands between texts of which none goes on in the next. */
const APART = '\0';
/** Between two characters of an address on a page: nothing, a blank, or the end of a line. */
const GAP = '(?:-?\\n| )?';
/** Signs that a font draws as a rule or an accent, so that the text of the PDF lacks them. */
const DRAWN = '_~';
/** Behind an address: nothing that would make it another, longer one. */
const END = String.raw`(?:\.git)?(?![\w~%@+=&-]|\.[a-z0-9])`;
const ARXIV = /^arxiv\.org\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5}|[a-z-]{2,20}\/\d{7})(?:v\d{1,2})?(?:\.pdf)?$/;

/**
 * True when the paper's text, title, abstract, comment or links have the address: all of it, or a longer one that
 * goes on behind it with `/`, `?` or `#`. Scheme, `www.`, a slash at the end and the case do not matter.
 */
export function givesLink(facts: PaperFacts, url: string): boolean {
  const address = addressOf(url);
  const id = ARXIV.exec(address)?.[1];
  const printed = printedOf(facts);
  if (id !== undefined && printed.includes(id)) return true;
  return patternOf(address).test(printed);
}

const printedOf = remembered(({ paper, text, index }: PaperFacts): string => {
  const lines = index.lines.map(({ line }) => line.text.trim()).join('\n');
  const links = [...paper.links, ...text.links].map(({ url }) => url);
  const given = [paper.title, paper.abstract, paper.comment, paper.doi, paper.url, ...links];
  return plain([lines, ...given.filter(part => part !== null)].join(APART));
});

function addressOf(url: string): string {
  const bare = plain(url).replace(/^[a-z]{2,8}:\/\//, '');
  const path = bare.replace(/^www\./, '').replace(/^(?:dx\.)?doi\.org\/(?=10\.)/, '');
  // A slash alone or two at the end, with the stop of the sentence before or behind.
  return path.replace(/[/.]{1,3}$/, '').replace(/\.git$/, '');
}

/** One spelling of marks of which a PDF has several. */
function plain(text: string): string {
  return text
    .replace(/[\u02dc\u223c\uff5e]|%7e/gi, '~')
    .normalize('NFKC')
    .replace(/[\u00ad\u2010-\u2015\u2212]/g, '-')
    .replace(/[^\S\n]{1,3}/g, ' ')
    .toLowerCase();
}

function patternOf(address: string): RegExp {
  const marks = Array.from(address, mark => {
    if (mark === '-') return '(?:-|\\n)';
    return DRAWN.includes(mark) ? `${mark}?` : mark.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`);
  });
  return new RegExp(`(?<![a-z0-9-])${marks.join(GAP)}${END}`);
}
