// Notes of one paper, version 1: the file notes/<id>.json and the value that flows from reply to digest.
// This zod schema is the truth; `summarize schema` prints the JSON Schema made from it.
import * as z from 'zod';
import { ClaimSchema, isVouchedFor, PENDING, ReviewSchema, shownWords, type Claim, type Review } from './claim.ts'; // prettier-ignore
import { PlacedFindingSchema } from './finding.ts';
import { NoticeSchema } from './page.ts';
import { PaperSchema } from './paper.ts';
import { UsageSchema } from './reply.ts';

export const BilingualSchema = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof BilingualSchema>;

/** A titled group of claims: one innovation, or one takeaway. */
export const PointSchema = z.object({ title: BilingualSchema, claims: z.array(ClaimSchema) });
export type Point = z.infer<typeof PointSchema>;

/** What of the PDF was read by the model, and what was left out. */
export const SourceSchema = z.object({
  pdfSha256: z.string(),
  pages: z.int(),
  pagesRead: z.array(z.int()),
  omitted: z.array(z.object({ what: z.string(), pages: z.array(z.int()) })),
  /** Estimated input tokens of the paper's text. */
  tokens: z.int(),
  /** What each call held of a paper that was too long to be read at once; none when it was not. */
  parts: z.array(z.object({ pages: z.array(z.int()), tokens: z.int() })).default([]),
  /** What a reader of the notes should know about the PDF: pages without text, hidden text that was kept out. */
  notices: z.array(NoticeSchema).default([]),
});
export type NotesSource = z.infer<typeof SourceSchema>;

export const EngineSchema = z.object({
  name: z.enum(['model', 'extractive']),
  /** '' and 0 for the extractive engine, except `prompt`. */
  model: z.string(),
  host: z.string(),
  prompt: z.string(),
  promptSha256: z.string(),
  mode: z.string(),
  calls: z.int(),
  usage: UsageSchema,
  /** In `currency`; null when no price was known. */
  cost: z.number().nullable(),
  /** ISO 4217, of the price that `cost` follows from; null when there is none, as in files of before. */
  currency: z.string().nullable().default(null),
});
export type Engine = z.infer<typeof EngineSchema>;

/** What a merge left in one digest: the base for telling and merging hand edits. */
export const PublishedSchema = z.object({
  /** Name of the digest's file, which stands in the folder that holds `notes/`. */
  digest: z.string(),
  /** SHA-256 of `text`, hex. */
  sha256: z.string(),
  /** The notes section as these notes were rendered for that digest; '' before the first merge is done. */
  text: z.string(),
  /** The list line as we wrote it; null when the list line is the user's own. */
  entry: z.string().nullable(),
  /** A merge under way: kill -9 may have struck before or after the digest was written. */
  next: z
    .object({
      /** The section as it stands in the digest once that is written; null: as `text`. */
      section: z.string().nullable(),
      text: z.string(),
      entry: z.string().nullable(),
    })
    .nullable()
    .default(null),
});
export type Published = z.infer<typeof PublishedSchema>;

export const NotesSchema = z.object({
  schema: z.literal(1),
  paper: PaperSchema,
  source: SourceSchema,
  engine: EngineSchema,
  headline: BilingualSchema,
  background: z.array(ClaimSchema),
  innovations: z.array(PointSchema),
  results: z.array(ClaimSchema),
  takeaways: z.array(PointSchema),
  /** What was found about the headline, the titles and the notes as a whole. An error holds that text back. */
  findings: z.array(PlacedFindingSchema).default([]),
  /** What a person decided about the headline and the titles, by their place: `headline`, `innovation-2`. */
  decisions: z.record(z.string(), ReviewSchema).default({}),
  /**
   * Fingerprints of the headline and the titles, by their place: as the engine stated it (other words in the file are a
   * person's), and as it was when its findings were made. None in old files.
   */
  prose: z.record(z.string(), z.object({ stated: z.string(), checked: z.string() })).default({}),
  /** The digest merged into last. */
  published: PublishedSchema.nullable(),
  /** Other digests of the same folder, one record each. */
  publishedElsewhere: z.array(PublishedSchema).default([]),
});
export type Notes = z.infer<typeof NotesSchema>;

/** The record of one digest, by the name of its file; null when these notes were never merged into it. */
export function publishedIn(notes: Notes | null, digest: string): Published | null {
  if (notes === null) return null;
  return recordsOf(notes).find(record => record.digest === digest) ?? null;
}

/** The notes with this record as the last one; those of other digests are kept. */
export function withPublished(notes: Notes, record: Published, before: Notes | null): Notes {
  const others = before === null ? [] : recordsOf(before).filter(({ digest }) => digest !== record.digest);
  return { ...notes, published: record, publishedElsewhere: others };
}

function recordsOf({ published, publishedElsewhere }: Notes): Published[] {
  return published === null ? publishedElsewhere : [published, ...publishedElsewhere];
}

/**
 * True when the headline (`headline`) or the title of a point (`innovation-2`) may not stand in a digest: an error
 * finding holds it back until a person vouches for it, and a person may reject it.
 */
export function isHeldBack(
  { findings, decisions }: Pick<Notes, 'findings' | 'decisions'>,
  where: string,
): boolean {
  const decision = decisionOn({ decisions }, where);
  if (decision.state !== 'pending') return !isVouchedFor(decision);
  return findings.some(finding => finding.where === where && finding.severity === 'error');
}

/** What was decided about the headline (`headline`) or the title of a point (`innovation-2`). */
export function decisionOn({ decisions }: Pick<Notes, 'decisions'>, where: string): Review {
  return (Object.hasOwn(decisions, where) ? decisions[where] : undefined) ?? PENDING;
}

/** What is known of the headline or a title besides its words. */
export function proseRecord({ prose }: Pick<Notes, 'prose'>, where: string): Notes['prose'][string] {
  return (Object.hasOwn(prose, where) ? prose[where] : undefined) ?? { stated: '', checked: '' };
}

/** The words of the headline and the titles, by their place; none that the notes do not have. */
export function proseWords({ headline, innovations, takeaways }: Notes): ReadonlyMap<string, Bilingual> {
  const titles = (kind: string, points: readonly Point[]): [string, Bilingual][] =>
    points.map(({ title }, index) => [`${kind}-${index + 1}`, title]);
  const all = [
    ['headline', headline] as const,
    ...titles('innovation', innovations),
    ...titles('takeaway', takeaways),
  ];
  return new Map(all.filter(([, { zh, en }]) => zh !== '' || en !== ''));
}

/** Headline or title as a reader sees it: a person's words where there are any. */
export function proseShown(notes: Pick<Notes, 'decisions'>, where: string, words: Bilingual): Bilingual {
  return shownWords(words, decisionOn(notes, where));
}

/** All claims of notes in reading order. */
export function claimsOf(
  notes: Pick<Notes, 'background' | 'innovations' | 'results' | 'takeaways'>,
): Claim[] {
  const inside = (points: readonly Point[]): Claim[] => points.flatMap(point => point.claims);
  return [...notes.background, ...inside(notes.innovations), ...notes.results, ...inside(notes.takeaways)];
}

/** The notes with every claim replaced by `change(claim)`; order and grouping stay. Pure. */
export function mapClaims(notes: Notes, change: (claim: Claim) => Claim): Notes {
  const inside = (points: Point[]): Point[] =>
    points.map(point => ({ ...point, claims: point.claims.map(change) }));
  return {
    ...notes,
    background: notes.background.map(change),
    innovations: inside(notes.innovations),
    results: notes.results.map(change),
    takeaways: inside(notes.takeaways),
  };
}
