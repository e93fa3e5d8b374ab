// The text of a PDF with its places: pages of lines, lines of runs. All lengths are PDF points,
// origin at the top left corner of the page (as pdf.js draws at scale 1).
import * as z from 'zod';

/** One text item as the PDF has it; `x` is its left edge. Rectangles of quotes are cut from runs. */
export const RunSchema = z.object({ text: z.string(), x: z.number(), width: z.number() });
export type Run = z.infer<typeof RunSchema>;

/** A section key of the paper; `front` is what stands before the first heading. */
export const SectionKeySchema = z.enum([
  'front',
  'abstract',
  'introduction',
  'related',
  'method',
  'experiments',
  'conclusion',
  'references',
  'appendix',
  'other',
]);
export type SectionKey = z.infer<typeof SectionKeySchema>;

/**
 * How a line goes on to the next one in running text:
 * `space` a blank between them · `cut` its last character is a hyphen that only broke a word
 * · `glue` nothing between them (a kept hyphen, or Chinese) · `break` the paragraph or table row ends.
 */
export const LineEndSchema = z.enum(['space', 'cut', 'glue', 'break']);

/**
 * A paper has ten thousand runs, and a schema of each would copy them all: these are looked at where they are, by the
 * same rule.
 */
const RunsSchema = z.custom<Run[]>(areRuns, 'expected runs of text, x and width');

function areRuns(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRun);
}

function isRun(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { text, x, width } = value as Partial<Record<keyof Run, unknown>>;
  return typeof text === 'string' && Number.isFinite(x) && Number.isFinite(width);
}

export const LineSchema = z.object({
  text: z.string(),
  x: z.number(),
  /** Top of the line: baseline − 0.9 × font size. */
  y: z.number(),
  width: z.number(),
  /** 1.15 × font size. */
  height: z.number(),
  section: SectionKeySchema,
  kind: z.enum(['text', 'heading', 'caption']),
  end: LineEndSchema,
  /** Concatenated, with blanks only where `text` has them, the runs give `text` before clean-up. */
  runs: RunsSchema,
});
export type Line = z.infer<typeof LineSchema>;

export const PageSchema = z.object({
  /** Counts from 1, as PDF viewers and `#page=` do. */
  page: z.int().min(1),
  width: z.number(),
  height: z.number(),
  lines: z.array(LineSchema),
});
export type Page = z.infer<typeof PageSchema>;

/** A heading found in the text; `line` is the index of its first line in `pages[page - 1].lines`. */
export const SectionSchema = z.object({
  key: SectionKeySchema,
  title: z.string(),
  page: z.int().min(1),
  line: z.int().min(0),
});
export type Section = z.infer<typeof SectionSchema>;

/** Something about the PDF that a reader of the notes should know (never an error). */
export const NoticeSchema = z.object({ code: z.string(), message: z.string(), pages: z.array(z.int()) });
export type Notice = z.infer<typeof NoticeSchema>;

/** An address that the PDF links to, as its annotation has it; `words` is the text under it, '' when there is none. */
export const TextLinkSchema = z.object({ url: z.string(), page: z.int().min(1), words: z.string() });
export type TextLink = z.infer<typeof TextLinkSchema>;

/** Why a reader cannot see a text that the PDF holds. */
export const HiddenReasonSchema = z.enum([
  'background-colour',
  'tiny',
  'off-page',
  'invisible-mode',
  'covered',
  'layer-off',
  'clipped',
]);
export type HiddenReason = z.infer<typeof HiddenReasonSchema>;

/** A passage that no reader sees; it stands in no line of `pages`. */
export const HiddenTextSchema = z.object({
  page: z.int().min(1),
  reason: HiddenReasonSchema,
  text: z.string(),
});
export type HiddenText = z.infer<typeof HiddenTextSchema>;

export const PaperTextSchema = z.object({
  pages: z.array(PageSchema),
  /** The whole text in reading order, words mended, without the references. */
  body: z.string(),
  sections: z.array(SectionSchema),
  notices: z.array(NoticeSchema),
  /** Counts of characters left out, by reason. */
  dropped: z.object({
    rotated: z.int(),
    offPage: z.int(),
    rulers: z.int(),
    furniture: z.int(),
    lost: z.int(),
    hidden: z.int(),
  }),
  /** Passages that a reader cannot see and the model is not given; labels and single words are only counted. */
  hidden: z.array(HiddenTextSchema),
  /** Link annotations of the first pages and of those that speak of code or data. */
  links: z.array(TextLinkSchema),
  /** `[arXiv:]2310.06825v1` of the margin stamp on page 1, as printed; null when there is none. */
  stamp: z.string().nullable(),
  /** Title and authors as the first page shows them, for local PDFs; '' and [] when not found. */
  front: z.object({ title: z.string(), authors: z.array(z.string()) }),
});
export type PaperText = z.infer<typeof PaperTextSchema>;

/** Lines → running text: broken words mended, one paragraph or table row a line. */
export function textOf(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines) {
    if (line.end === 'cut') text += line.text.slice(0, -1);
    else text += line.text + { space: ' ', glue: '', break: '\n' }[line.end];
  }
  return text.trim();
}

/** The height in which most characters are set, in points, to a tenth: that of the body; 0 without lines. */
export function bodyHeight(lines: Iterable<Line>): number {
  const characters = new Map<number, number>();
  for (const { height, text } of lines) {
    const rounded = Math.round(height * 10) / 10;
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
  }
  let [body, most] = [0, 0];
  for (const [height, count] of characters) if (count > most) [body, most] = [height, count];
  return body;
}
