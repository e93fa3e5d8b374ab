// One claim as Markdown lines: the Chinese sentence with a link to its page, its English twin as a quote under it.
import type { PhrasingContent } from 'mdast';
import { shownWords, type Claim } from '../domain/claim.ts';
import type { Layout } from '../domain/digest.ts';
import type { Bilingual, Point } from '../domain/notes.ts';
import { inline, link, literal, plain, safeUrl, strong, text } from './markdown.ts';
import { claimWarnings } from './warning-labels.ts';

export interface ClaimStyle {
  /** Of the paper's PDF; null when readers have none. */
  readonly url: string | null;
  readonly layout: Layout;
  /** Name the table that the quote opens with. */
  readonly tables: boolean;
}

/** The language that leads, and its translation: '' when the layout or the notes have only one. */
export interface Led {
  readonly main: string;
  readonly twin: string;
  readonly language: 'zh' | 'en';
}

/** `- claim（[p. 2](…)）`, with a ⚠ for what was not proven to the last, and, in layout both, `  > claim` in English. */
export function renderClaim(claim: Claim, style: ClaimStyle): string {
  const words = inLayout(wordsOf(claim), style.layout);
  return listItem(
    '-',
    [text(words.main), ...proofOf(claim, words.language, style)],
    words.twin === '' ? [] : [text(words.twin)],
  );
}

/** `1. **title**：claim`, its English twin as a quote, and any further claims as a list under it. */
export function renderTakeaway(point: Point, number: number, style: ClaimStyle): string {
  const [first, ...others] = point.claims;
  if (first === undefined) return '';
  const words = inLayout(wordsOf(first), style.layout);
  const mark = `${number}.`;
  const main = titled(point, words.language, words.main);
  const twin = words.twin === '' ? [] : titled(point, 'en', words.twin);
  const item = listItem(mark, [...main, ...proofOf(first, words.language, style)], twin);
  const inner = others.map(claim => indented(renderClaim(claim, style), mark.length + 1));
  return [item, ...inner].join('\n');
}

/** Which language leads: Chinese when the layout shows it and it is there. A claim is never blank for its layout. */
export function inLayout(words: Bilingual, layout: Layout): Led {
  const zh = plain(words.zh);
  const en = plain(words.en);
  if (zh === '' || (layout === 'en' && en !== '')) return { main: en, twin: '', language: 'en' };
  return { main: zh, twin: layout === 'zh' || zh === en ? '' : en, language: 'zh' };
}

/** Title of a point in the language that its first claim leads with. */
export function pointTitle(point: Point, layout: Layout): Led {
  const first = point.claims[0];
  const leads = first === undefined ? 'zh' : inLayout(wordsOf(first), layout).language;
  const title = inLayout(point.title, leads === 'en' ? 'en' : layout);
  return { ...title, language: leads };
}

function wordsOf(claim: Claim): Bilingual {
  return shownWords(claim, claim.review);
}

function titled(point: Point, language: 'zh' | 'en', words: string): PhrasingContent[] {
  const title = inLayout(point.title, language).main;
  if (title === '') return [text(words)];
  return [strong(title), text(`${language === 'zh' ? '：' : ': '}${words}`)];
}

/** `（[p. 8，表 2](…#page=8)；⚠ 数字不在引文中）`; nothing for a claim without a page and without a warning. */
function proofOf(claim: Claim, language: 'zh' | 'en', style: ClaimStyle): PhrasingContent[] {
  const place = pageOf(claim, language, style);
  const warnings = claimWarnings(claim).map(label => `⚠ ${label[language]}`);
  const [open, and, close] = language === 'zh' ? ['（', '；', '）'] : [' (', '; ', ')'];
  const parts = [...(place === null ? [] : [place]), ...warnings.map(text)];
  if (parts.length === 0) return [];
  return [
    literal(open),
    ...parts.flatMap((part, at) => (at === 0 ? [part] : [literal(and), part])),
    literal(close),
  ];
}

/** `[p. 8，表 2](…#page=8)`; null for a claim without a page. Page numbers count as PDF viewers do. */
function pageOf(claim: Claim, language: 'zh' | 'en', style: ClaimStyle): PhrasingContent | null {
  if (claim.page === null) return null;
  const table = style.tables ? TABLE.exec(claim.quote)?.[1] : undefined;
  const [comma, tables] = language === 'zh' ? ['，', '表'] : [', ', 'Table'];
  const label = `p. ${claim.page}${table === undefined ? '' : `${comma}${tables} ${table}`}`;
  const url = style.url === null ? null : safeUrl(style.url.split('#', 1)[0] ?? '');
  return url === null ? text(label) : link(label, `${url}#page=${claim.page}`);
}

/** `Table 2` at the begin of a quote: a table's row or caption, as the model was shown it. */
const TABLE = /^\s{0,9}(?:table|tab\.|表)\s{0,3}(\d{1,3}|[IVX]{1,5})\b/i;

function listItem(mark: string, main: readonly PhrasingContent[], twin: readonly PhrasingContent[]): string {
  const item = `${mark} ${inline(...main)}`;
  return twin.length === 0 ? item : `${item}\n${indented(`> ${inline(...twin)}`, mark.length + 1)}`;
}

function indented(lines: string, columns: number): string {
  return lines
    .split('\n')
    .map(line => ' '.repeat(columns) + line)
    .join('\n');
}
