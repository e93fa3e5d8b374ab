// Notes → the Markdown of one section of a digest, in the five headings of the format.
// Only claims that may be published stand in it, in a person's words where a person edited them.
import { isHeldBack, proseShown, type Notes, type Point } from '../domain/notes.ts';
import type { Layout } from '../domain/digest.ts';
import { isPublishable, type Claim } from '../domain/claim.ts';
import { inLayout, pointTitle, renderClaim, renderTakeaway, type ClaimStyle } from './claim-lines.ts';
import { closingLine } from './closing-line.ts';
import { emphasis, headingText, inline, literal, paragraphOfLines, plain, strong, text } from './markdown.ts';
import type { PhrasingContent } from 'mdast';
import { HINT, NAMES } from './names.ts';

export interface SectionStyle {
  readonly layout: Layout;
  /** Text of the section's own heading, as it shall stand. */
  readonly heading: string;
  /** Level of that heading; its parts are one deeper. */
  readonly level: number;
  readonly hint: boolean;
  readonly eol: '\n' | '\r\n';
}

/**
 * The whole section, from its heading to the line break of its closing line. A part without claims is left out,
 * and so is a headline or a title that an error finding holds back.
 * @throws UnsafeTextError for a lone surrogate in the notes
 */
export function renderSection(notes: Notes, style: SectionStyle): string {
  const key = JSON.stringify([style.layout, style.heading, style.level, style.hint, style.eol]);
  const last = lastRendered.get(notes);
  if (last?.key === key) return last.text;
  const text = rendered(notes, style);
  lastRendered.set(notes, { key, text });
  return text;
}

/** A merge is planned, and planned again for the last look: the slowest part of either is not done twice. */
const lastRendered = new WeakMap<Notes, { key: string; text: string }>();

function rendered(notes: Notes, style: SectionStyle): string {
  const { layout } = style;
  const { url } = notes.paper;
  const marks = '#'.repeat(style.level);
  const blocks = [
    part(NAMES.abstract, [paragraphOfLines(notes.paper.abstract, ABSTRACT_WIDTH)]),
    headlinePart(notes, layout),
    part(NAMES.background, [claimList(notes.background, { url, layout, tables: false })]),
    part(NAMES.innovations + (style.hint ? HINT : ''), innovations(notes, layout)),
    part(NAMES.results, [claimList(notes.results, { url, layout, tables: true })]),
    part(NAMES.takeaways, [takeaways(notes, layout)]),
  ];
  const shown = blocks.filter(block => block !== '').map(block => block.replace(/^#/, `${marks}#`));
  const lines = [`${marks} ${style.heading}`, shown.join('\n\n'), '', closingLine(notes, layout)];
  return `${lines.join('\n')}\n`.replaceAll('\n', style.eol);
}

/** arXiv wraps its abstracts at about this many columns. */
const ABSTRACT_WIDTH = 78;

/** A heading and its blocks, or '' when it has none. The level is set by the caller. */
function part(heading: string, blocks: readonly string[]): string {
  const body = blocks.filter(block => block !== '');
  return body.length === 0 ? '' : `# ${heading}\n${body.join('\n\n')}`;
}

/** `# 🌟 论文解读 | headline`, its English as a quote under it. The level is set by the caller. */
export function headlinePart(
  notes: Pick<Notes, 'headline' | 'findings' | 'decisions'>,
  layout: Layout,
): string {
  if (isHeldBack(notes, 'headline')) return `# ${NAMES.headline}`;
  const { main, twin } = inLayout(proseShown(notes, 'headline', notes.headline), layout);
  const heading = `# ${NAMES.headline} | ${headingText(main)}`.trimEnd();
  return twin === '' ? heading : `${heading}\n> ${inline(text(twin))}`;
}

function claimList(claims: readonly Claim[], style: ClaimStyle): string {
  return claims
    .filter(isPublishable)
    .map(claim => renderClaim(claim, style))
    .join('\n');
}

function innovations(notes: Notes, layout: Layout): string[] {
  return shownPoints(notes, 'innovation').map((point, index) => {
    const claims = claimList(point.claims, { url: notes.paper.url, layout, tables: false });
    return `${innovationLine(point, index + 1, layout)}\n${claims}`;
  });
}

/** `💡 **创新点 1：标题** · *Title*`; the language is the one that the first claim of the point leads with. */
export function innovationLine(point: Point, number: number, layout: Layout): string {
  return `💡 ${inline(...innovationTitle(point, number, layout))}`;
}

/** `**创新点 1：标题** · *Title*`: blanks on both outer sides, the only form that is bold beside Chinese too. */
function innovationTitle(point: Point, number: number, layout: Layout): PhrasingContent[] {
  const { main, twin, language } = pointTitle(point, layout);
  const words = language === 'zh' ? `创新点 ${number}：${main}` : `Innovation ${number}: ${main}`;
  const bold = strong(plain(words).replace(/[：:]$/, ''));
  return twin === '' ? [bold] : [bold, literal(' · '), emphasis(twin)];
}

function takeaways(notes: Notes, layout: Layout): string {
  return shownPoints(notes, 'takeaway')
    .map((point, index) => renderTakeaway(point, index + 1, { url: notes.paper.url, layout, tables: false }))
    .join('\n');
}

/** Points with the claims and the title that may be shown; a point without a claim is not shown either. */
function shownPoints(notes: Notes, kind: 'innovation' | 'takeaway'): Point[] {
  const points = kind === 'innovation' ? notes.innovations : notes.takeaways;
  return points
    .map(({ title, claims }, index) => {
      const where = `${kind}-${index + 1}`;
      const shown = isHeldBack(notes, where) ? { zh: '', en: '' } : proseShown(notes, where, title);
      return { title: shown, claims: claims.filter(isPublishable) };
    })
    .filter(point => point.claims.length > 0);
}
