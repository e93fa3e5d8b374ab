// Words of review: what a person is shown of a paper's notes, what may be decided, and what the page and its server
// say to each other. Every value here is JSON.
import * as z from 'zod';
import type { Claim, Review } from './claim.ts';
import type { Finding } from './finding.ts';
import type { Bilingual } from './notes.ts';
import type { Told } from '../lib/phrase.ts';

/**
 * How much a text wants a person: `red` an error finding holds it back · `amber` a warning · `green` nothing found.
 * Red is decided one by one, amber in bulk only once it was seen, green in bulk.
 */
export const RISKS = ['red', 'amber', 'green'] as const;
export type Risk = (typeof RISKS)[number];
export type RiskCounts = Readonly<Record<Risk, number>>;

/** Where an item stands in the notes. */
export type ItemSection = 'headline' | 'background' | 'innovations' | 'results' | 'takeaways';

/** A suggested correction: what it does, such as `use 4.6 in the Chinese too`, and the texts with it. */
export interface Fix {
  readonly label: Bilingual;
  readonly zh: string;
  readonly en: string;
}

/** One thing to decide on: a claim, the headline, or the title of an innovation or a takeaway. */
export interface ReviewItem {
  /** The claim's id; `headline`, `innovation-2` (the title of the second innovation). */
  readonly id: string;
  readonly kind: 'claim' | 'headline' | 'title';
  readonly section: ItemSection;
  /** The title of the point it belongs to; null in background and results, and for headline and titles. */
  readonly point: Bilingual | null;
  /** As a reader would see it: a person's words where there are any. */
  readonly zh: string;
  readonly en: string;
  /** As the engine stated it. */
  readonly stated: Bilingual;
  readonly quote: string;
  readonly page: number | null;
  readonly match: Claim['match'];
  readonly rects: Claim['rects'];
  readonly findings: readonly Finding[];
  readonly review: Review;
  readonly risk: Risk;
  /** Fingerprint of all that a decision is about. A decision names it, and is refused when the item has another one by then. */
  readonly seen: string;
}

/** What a person says of one item. */
export const DecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept') }),
  /** In the person's own words: plain text, both languages. */
  z.strictObject({ kind: z.literal('edit'), zh: z.string().max(5_000), en: z.string().max(5_000) }),
  z.strictObject({ kind: z.literal('reject'), reason: z.string().max(500).nullable() }),
  /** Back to pending. */
  z.strictObject({ kind: z.literal('reopen') }),
  /**
   * What was made anew in a proposal: `Proposal.id`. A claim is pending then; words for the headline or a title are the
   * person's who takes them, and are refused when they failed a check.
   */
  z.strictObject({ kind: z.literal('take'), proposal: z.string().max(100) }),
]);
export type Decision = z.infer<typeof DecisionSchema>;

const SeenItemSchema = z.strictObject({ item: z.string().max(100), seen: z.string().max(100) });
export type SeenItem = z.infer<typeof SeenItemSchema>;

/** About one item, or about several at once: only `accept`, never of red ones, and `take` may be said of several. */
export const DecideSchema = z.strictObject({
  items: z.array(SeenItemSchema).min(1).max(500),
  decision: DecisionSchema,
});
export type Decide = z.infer<typeof DecideSchema>;

/** Words to be looked at while a person types them. */
export const LookSchema = z.strictObject({
  item: z.string().max(100),
  zh: z.string().max(5_000),
  en: z.string().max(5_000),
});
export type Look = z.infer<typeof LookSchema>;

/** Most items of one question, most characters of a hint, most former proposals that a question names. */
export const MOST_ITEMS = 50;
export const MOST_HINT = 500;
export const MOST_NOT = 20;

/** Items to be made anew by the model: one, or those of a section that nobody vouches for. */
export const RegenerateSchema = z.strictObject({
  items: z.array(SeenItemSchema).min(1).max(MOST_ITEMS),
  /** What the person wants: `use the numbers of Table 2`; '' when nothing was said. */
  hint: z.string().max(MOST_HINT),
  /**
   * "Try again": ids of the proposals that the person did not want, as they were shown; the model is told to write
   * something else. Without any, a question that was asked before gets the answer that was paid for then.
   */
  not: z.array(z.string().max(100)).max(MOST_NOT).default([]),
});
export type Regenerate = z.infer<typeof RegenerateSchema>;

/** What regenerating would cost, before it is paid for. */
export interface Estimate {
  readonly model: string;
  readonly host: string;
  readonly inputTokens: number;
  /** At most. */
  readonly outputTokens: number;
  /** At most, with whatever hint, in `currency`; null when the price is not known. */
  readonly cost: number | null;
  readonly currency: string | null;
  /** True when this very question, with this hint, was answered before: it costs nothing then. */
  readonly isPaid: boolean;
}

/** Claims made anew, checked, not yet taken. Kept until the review ends. */
export interface Proposal {
  readonly id: string;
  readonly changes: readonly {
    readonly item: string;
    readonly before: ReviewItem;
    /** With its place in the PDF and its findings; null when the model gave nothing for it. */
    readonly after: ReviewItem | null;
  }[];
  /** What it did cost; null when the price is not known. */
  readonly cost: number | null;
  readonly currency: string | null;
  /** True when the answer was paid for before: it came from the cache. */
  readonly isPaid: boolean;
}

/** A line of the queue. */
export interface QueueEntry {
  /** File name stem of the paper's id: what requests name it by. */
  readonly stem: string;
  readonly id: string;
  /** `2310.06825v1` */
  readonly cited: string;
  readonly title: string;
  /** Undecided items by risk. */
  readonly open: RiskCounts;
  readonly decided: number;
  readonly items: number;
  /** When the notes file was last written, ISO 8601. */
  readonly updated: string;
  /** Why the notes cannot be read; then the counts are 0. */
  readonly broken: Told | null;
}

/** The papers of a digest, riskiest first. */
export interface Queue {
  readonly digest: string;
  readonly entries: readonly QueueEntry[];
}

/** All that is shown of one paper. */
export interface PaperView {
  readonly stem: string;
  readonly id: string;
  readonly cited: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** `https://arxiv.org/pdf/<id>v<n>`; null when readers have none. */
  readonly url: string | null;
  /** `model (host)`, or `extractive`. */
  readonly engine: string;
  readonly pages: number;
  /** In reading order. */
  readonly items: readonly ReviewItem[];
  /** Findings about the notes as a whole: nothing to decide, something to know. */
  readonly findings: readonly Finding[];
  readonly open: RiskCounts;
  /** True when the section may stand in the digest: every part has a claim. */
  readonly isWhole: boolean;
  /** What undo and redo would do now; null when there is nothing. */
  readonly undo: Told | null;
  readonly redo: Told | null;
}

/** Where undo or redo went to: the paper and the items it changed. */
export interface Undone {
  readonly stem: string;
  readonly items: readonly string[];
  readonly paper: PaperView;
}

/** What the page is told once. */
export interface Session {
  /** As the user named it. */
  readonly digest: string;
  readonly reviewer: string;
  readonly language: 'en' | 'zh';
  /** English template → text; empty for English. */
  readonly catalogue: Readonly<Record<string, string>>;
  /** The paper to begin with, by its stem; null: the riskiest. */
  readonly first: string | null;
  /** Only what a check found something about. */
  readonly onlyFlagged: boolean;
}
