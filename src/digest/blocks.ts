// Notes → the blocks of lines that a section has of them: a claim with its English twin, the headline, a title. Each
// can be drawn with other words, which tells what a line that a person changed says, and of which item it is. Pure.
import { isPublishable, PENDING, type Claim, type Review } from '../domain/claim.ts';
import { isHeldBack, proseShown, type Bilingual, type Notes, type Point } from '../domain/notes.ts';
import type { Layout } from '../domain/digest.ts';
import { renderClaim, renderTakeaway } from './claim-lines.ts';
import { headlinePart, innovationLine } from './render.ts';

/** What a block is drawn of; one of the two may be missing. */
export interface Parts {
  readonly claim: Claim | null;
  readonly title: Bilingual | null;
}

/** The lines of one place of a section, and the items they are of. */
export interface Block {
  readonly claim: Claim | null;
  /** The headline or a title: its item, its words as they are shown now and as they were stated. */
  readonly title: { readonly id: string; readonly now: Bilingual; readonly stated: Bilingual } | null;
  readonly draw: (parts: Parts) => string[];
}

/** How the section was rendered. */
export interface BlockStyle {
  readonly layout: Layout;
  /** Level of the section's heading. */
  readonly level: number;
  /** The most points that its lists have: a point that is held back moves the numbers of those behind it. */
  readonly points: number;
}

/** Every block that the section of these notes can have. */
export function blocksOf(notes: Notes, style: BlockStyle): Block[] {
  const numbers = Array.from({ length: style.points }, (_, index) => index + 1);
  const claims = { url: notes.paper.url, layout: style.layout, tables: false };
  const plain = (tables: boolean, indent = '') => {
    return (claim: Claim): Block =>
      blockOf(claim, parts =>
        renderClaim(parts, { ...claims, tables })
          .split('\n')
          .map(line => indent + line),
      );
  };
  const innovations = notes.innovations.flatMap((point, index) => [
    ...numbers.map(number => innovationBlock(notes, { point, index, number }, style.layout)),
    ...point.claims.map(plain(false)),
  ]);
  const takeaways = notes.takeaways.flatMap((point, index) => [
    ...numbers.flatMap(number => takeawayBlocks(notes, { point, index, number }, style.layout)),
    ...['   ', '    '].flatMap(indent => point.claims.slice(1).map(plain(false, indent))),
  ]);
  return [
    headlineBlock(notes, style),
    ...notes.background.map(plain(false)),
    ...innovations,
    ...notes.results.map(plain(true)),
    ...takeaways,
  ];
}

/** How many blocks that is: it grows with the square of the points. */
export function blockCount({ background, innovations, results, takeaways }: Notes, points: number): number {
  const claims = [...innovations, ...takeaways].reduce((sum, point) => sum + point.claims.length, 0);
  const numbered = innovations.length + takeaways.reduce((sum, point) => sum + point.claims.length, 0);
  return 1 + background.length + results.length + 2 * claims + numbered * points;
}

/** The claim with a person's words. */
export function inWords(claim: Claim, words: Bilingual): Claim {
  const review: Review = { ...PENDING, state: 'edited', ...words };
  return { ...claim, review };
}

interface Numbered {
  readonly point: Point;
  readonly index: number;
  readonly number: number;
}

function blockOf(claim: Claim, draw: (claim: Claim) => string[]): Block {
  return { claim, title: null, draw: parts => (parts.claim === null ? [] : draw(parts.claim)) };
}

function headlineBlock(notes: Notes, { layout, level }: BlockStyle): Block {
  const { headline } = notes;
  return {
    claim: null,
    title: { id: 'headline', now: proseShown(notes, 'headline', headline), stated: headline },
    draw: ({ title }) =>
      headlinePart({ headline: title ?? NO_WORDS, findings: [], decisions: {} }, layout)
        .replace(/^#/, '#'.repeat(level + 1))
        .split('\n'),
  };
}

function innovationBlock(notes: Notes, { point, index, number }: Numbered, layout: Layout): Block {
  // The language of the title is that of the first claim that is shown.
  const claims = point.claims.filter(isPublishable);
  const draw = ({ title }: Parts): string[] => [
    innovationLine({ title: title ?? NO_WORDS, claims: claims.length === 0 ? point.claims : claims }, number, layout),
  ]; // prettier-ignore
  return { claim: null, title: titleOf(notes, `innovation-${index + 1}`, point), draw };
}

/** Whichever claim of the point is the first that is shown, the title stands before it. */
function takeawayBlocks(notes: Notes, { point, index, number }: Numbered, layout: Layout): Block[] {
  const style = { url: notes.paper.url, layout, tables: false };
  const title = titleOf(notes, `takeaway-${index + 1}`, point);
  return point.claims.map(claim => ({
    claim,
    title,
    draw: parts => {
      const claims = parts.claim === null ? [] : [parts.claim];
      return renderTakeaway({ title: parts.title ?? NO_WORDS, claims }, number, style).split('\n');
    },
  }));
}

const NO_WORDS: Bilingual = { zh: '', en: '' };

function titleOf(notes: Notes, id: string, { title }: Point): NonNullable<Block['title']> {
  return { id, now: isHeldBack(notes, id) ? NO_WORDS : proseShown(notes, id, title), stated: title };
}
