// arXiv answers many requests for a PDF with a web page. Which page is it? Pure.
// The words are those of the templates in https://github.com/arXiv/arxiv-browse (browse/templates/dissemination)
// and of the pages quoted in arXiv/html_feedback#3674, #4132 and ContentMine/getpapers#167.

/**
 * `no-file` withdrawn, or announced minutes ago: arXiv shows the same page for both · `withdrawn` says so itself
 * · `pending` the PDF could not be made (yet) · `gone` no such paper or version · `blocked` we are kept out.
 */
export type PageClass = 'no-file' | 'withdrawn' | 'pending' | 'gone' | 'blocked' | 'unknown';

/** Told by words that only these pages have; the first class with a match wins. */
const WORDS: readonly (readonly [PageClass, readonly string[]])[] = [
  ['withdrawn', ['has been withdrawn', 'paper is withdrawn', 'article is withdrawn']],
  ['no-file', ['no file for', 'file unavailable for', 'source was not provided to generate']],
  [
    'pending',
    [
      'pdf unavailable',
      'pdf is unavailable',
      'file unavailable',
      'being generated',
      'failed to produce pdf',
      'unable to produce pdf',
      'does not build pdf',
    ],
  ],
  ['gone', ['no document for', 'article not found', 'paper not found', 'identifier not recognized']],
  [
    'blocked',
    ['captcha', 'access denied', 'automated access', 'rate exceeded', 'forbidden', 'unusual traffic'],
  ],
];
/** Pages are small; a paper's own HTML is not searched to its end. */
const LONGEST = 65_536;

/** True when the bytes are a web page, whatever the Content-Type says. */
export function isHtml(body: Uint8Array): boolean {
  return /<!doctype html|<html|<head|<body/i.test(textOf(body.subarray(0, 1024)));
}

/** The class of a page, and its title ('' when it has none), for messages. */
export function classifyPage(body: Uint8Array): { readonly kind: PageClass; readonly title: string } {
  const text = textOf(body.subarray(0, LONGEST));
  const words = text.toLowerCase().split(/\s+/).join(' ');
  const found = WORDS.find(([, signs]) => signs.some(sign => words.includes(sign)));
  return { kind: found?.[0] ?? 'unknown', title: titleOf(text) };
}

function titleOf(html: string): string {
  const start = html.search(/<title/i);
  if (start < 0) return '';
  const open = html.indexOf('>', start);
  const close = html.indexOf('<', open);
  return open < 0 || close < 0 ? '' : html.slice(open + 1, close).trim();
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
