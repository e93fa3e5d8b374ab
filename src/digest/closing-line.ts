// The last line of a section: what was verified, as it is.
import { isPublishable } from '../domain/claim.ts';
import type { Layout } from '../domain/digest.ts';
import { claimsOf, decisionOn, isHeldBack, type Notes } from '../domain/notes.ts';
import { rangesOf } from '../lib/text.ts';
import { emphasis, inline } from './markdown.ts';
import { claimWarnings, notesWarnings } from './warning-labels.ts';

/**
 * `*10 条论断中 9 条有引文，均在 PDF 中找到 · 9 of 10 claims quoted, all found in the PDF · pages 1–10 of 18 read*`,
 * with what is held back, what a person vouched for and what carries a warning, when there is any.
 */
export function closingLine(notes: Notes, layout: Layout): string {
  if (notes.engine.name === 'extractive')
    return draftLine(claimsOf(notes).filter(isPublishable).length, notes, layout);
  const counts = countsOf(notes);
  const parts = [
    ...(layout === 'en' ? [] : [[inChinese(counts), ...notesWarnings(notes).map(({ zh }) => zh)].join('，')]),
    ...(layout === 'zh' ? [] : [[inEnglish(counts), ...notesWarnings(notes).map(({ en }) => en)].join(', ')]),
    pagesRead(notes.source, layout),
  ];
  return inline(emphasis(parts.filter(part => part !== '').join(' · ')));
}

/** Copied sentences stand in the PDF by construction: that is no seal, so a draft says that it is one. */
function draftLine(count: number, { source }: Pick<Notes, 'source'>, layout: Layout): string {
  const parts = [
    ...(layout === 'en' ? [] : [`摘录草稿：${count} 句均照抄自论文，未经模型整理`]),
    ...(layout === 'zh'
      ? []
      : [`extractive draft: ${count} sentences copied from the paper, no model involved`]),
    pagesRead(source, layout),
  ];
  return inline(emphasis(parts.filter(part => part !== '').join(' · ')));
}

interface Counts {
  readonly shown: number;
  readonly quoted: number;
  readonly found: number;
  /** Not shown because of an error finding that nobody decided on yet. */
  readonly held: number;
  /** Shown because a person accepted or edited them. */
  readonly vouched: number;
  /** Shown with a mark. */
  readonly marked: number;
  /** Headline and titles not shown because of an error finding that nobody decided on yet. */
  readonly titles: number;
  /** Parts in which a long paper was read; 0 or 1 when it was read at once. */
  readonly parts: number;
}

function countsOf(notes: Notes): Counts {
  const claims = claimsOf(notes);
  const shown = claims.filter(isPublishable);
  const quoted = shown.filter(claim => claim.quote !== '');
  return {
    shown: shown.length,
    quoted: quoted.length,
    found: quoted.filter(claim => claim.match === 'exact' || claim.match === 'fuzzy').length,
    held: claims.filter(claim => claim.review.state === 'pending').length -
      shown.filter(claim => claim.review.state === 'pending').length,
    vouched: shown.filter(claim => claim.review.state !== 'pending').length,
    marked: shown.filter(claim => claimWarnings(claim).length > 0).length,
    titles: titlesHeld(notes),
    parts: notes.source.parts.length,
  }; // prettier-ignore
}

/** Those that a person rejected wait for nobody. */
function titlesHeld(notes: Notes): number {
  const places = new Set(notes.findings.map(({ where }) => where));
  places.delete('notes');
  const isWaiting = (where: string): boolean =>
    isHeldBack(notes, where) && decisionOn(notes, where).state === 'pending';
  return [...places].filter(isWaiting).length;
}

function inChinese({ shown, quoted, found, held, vouched, marked, titles, parts: read }: Counts): string {
  const parts = [
    `${shown} 条论断中 ${quoted} 条有引文`,
    quoted === 0 ? '' : found === quoted ? '均在 PDF 中找到' : `其中 ${found} 条在 PDF 中找到`,
    vouched === 0 ? '' : `${vouched} 条经人工确认`,
    marked === 0 ? '' : `${marked} 条带 ⚠`,
    held === 0 ? '' : `另有 ${held} 条待审`,
    titles === 0 ? '' : `${titles} 处标题待审`,
    read < 2 ? '' : `论文分 ${read} 部分读取`,
  ];
  return parts.filter(part => part !== '').join('，');
}

function inEnglish({ shown, quoted, found, held, vouched, marked, titles, parts: read }: Counts): string {
  const parts = [
    `${quoted} of ${shown} claim${shown === 1 ? '' : 's'} quoted`,
    quoted === 0 ? '' : found === quoted ? 'all found in the PDF' : `${found} of them found in the PDF`,
    vouched === 0 ? '' : `${vouched} confirmed by a person`,
    marked === 0 ? '' : `${marked} marked ⚠`,
    held === 0 ? '' : `${held} more held back for review`,
    titles === 0 ? '' : `${titles} title${titles === 1 ? '' : 's'} held back`,
    read < 2 ? '' : `paper read in ${read} parts`,
  ];
  return parts.filter(part => part !== '').join(', ');
}

function pagesRead(source: Notes['source'], layout: Layout): string {
  if (source.pagesRead.length === 0) return '';
  const ranges = rangesOf(source.pagesRead);
  if (layout === 'zh') return `已读第 ${ranges} 页，共 ${source.pages} 页`;
  return `page${source.pagesRead.length === 1 ? '' : 's'} ${ranges} of ${source.pages} read`;
}
