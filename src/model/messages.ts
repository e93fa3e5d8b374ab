// Paper + pages → the messages of the model calls, and what of the paper they hold. Pure.
// Order matters for money: the fixed system text first and byte-identical, the paper's text last,
// so that a provider's prompt cache hits from the second paper on.
import { textOf, type PaperText } from '../domain/page.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import type { Message } from '../domain/reply.ts';
import type { SectionName } from '../domain/section.ts';
import { estimateTokens } from '../lib/tokens.ts';
import { rangesOf } from '../lib/text.ts';
import { textOfLines } from './parts.ts';
import { fillSlots, type Prompt } from './prompt.ts';
import { readingOf, type Part, type Reading, type ReadingLimits } from './reading.ts';
import type { JsonSchema } from './wire-schema.ts';

/** What one call sends, and what of the paper that is. */
export interface PartMessages extends Pick<Part, 'pages' | 'tokens'> {
  readonly messages: readonly Message[];
  /** The section of the notes that is asked for, when each is asked for by itself. */
  readonly section?: SectionName;
}

export interface Conversation {
  /** One call each, in order; one when the paper is read at once. */
  readonly parts: readonly PartMessages[];
  /** All of `source` in the notes but the PDF's hash. */
  readonly source: Reading['source'];
}

/** The paper and the schema that an answer must have. */
interface Subject {
  readonly paper: Paper;
  readonly text: PaperText;
  readonly schema: JsonSchema;
}

/** What the first calls get besides: the Chinese of terms that the paper uses, as one line; '' when there are none. */
interface Terms {
  readonly terms: string;
}

/** An abstract is shorter, in estimated tokens; what is longer has swallowed the headings behind it. */
const LONGEST_ABSTRACT = 1000;

/**
 * The first call for a paper, or one for each part of it. `prompts.part` has the same fixed part as `prompts.notes`.
 * Throws E_TOO_LONG when the paper's core does not fit into the parts that `limits` allow.
 */
export function buildMessages(
  prompts: { readonly notes: Prompt; readonly part: Prompt },
  { paper, text, schema, terms }: Subject & Terms,
  limits: ReadingLimits,
): Conversation {
  const { parts, source } = readingOf(text, limits, citedId(paper));
  const title = {
    title: paper.title,
    authors: paper.authors.join(', '),
    terms: orNone(terms),
  };
  const ask = (prompt: Prompt, values: Readonly<Record<string, string>>): readonly Message[] => [
    { role: 'system', content: fillSlots(prompt.name, prompt.system, { schema: JSON.stringify(schema) }) },
    { role: 'user', content: fillSlots(prompt.name, prompt.user, { ...title, ...values }) },
  ];
  const [whole] = parts;
  if (whole !== undefined && parts.length === 1) {
    const { text: words, ...part } = whole;
    const abstract = orNone(paper.abstract);
    return { parts: [{ ...part, messages: ask(prompts.notes, { abstract, text: words }) }], source };
  }
  const abstract = abstractFor(paper, text);
  const asked = parts.map(({ text: words, ...part }, index) => {
    const which = { part: `${index + 1}`, parts: `${parts.length}`, pages: rangesOf(part.pages) };
    return { ...part, messages: ask(prompts.part, { ...which, abstract, text: words }) };
  });
  return { parts: asked, source };
}

/** The abstract in front of every part: the metadata's, else the one in the text, which only one part holds. */
function abstractFor(paper: Paper, { pages }: PaperText): string {
  if (paper.abstract !== '') return paper.abstract;
  const lines = pages.flatMap(page => page.lines).filter(line => line.section === 'abstract');
  const found = textOf(lines.filter(line => line.kind !== 'heading'));
  return found === '' || estimateTokens(found) > LONGEST_ABSTRACT ? '(none)' : found;
}

/** The repair call: only the problems and the text of the pages concerned, as many of them as one call may hold. */
export function buildRepairMessages(
  prompt: Prompt,
  { paper, text, schema }: Subject,
  repair: { readonly problems: string; readonly pages: readonly number[]; readonly maxInputTokens: number },
): Message[] {
  let pages = '';
  for (const { page, lines } of text.pages) {
    if (!repair.pages.includes(page) || lines.length === 0) continue;
    const block = textOfLines(lines.map(line => ({ page, line, begins: null })));
    const longer = pages === '' ? block : `${pages}\n\n${block}`;
    if (estimateTokens(longer) <= repair.maxInputTokens) pages = longer;
  }
  const user = fillSlots(prompt.name, prompt.user, {
    title: paper.title,
    problems: repair.problems,
    text: pages,
  });
  return [
    { role: 'system', content: fillSlots(prompt.name, prompt.system, { schema: JSON.stringify(schema) }) },
    { role: 'user', content: user },
  ];
}

/** What a call asks for that makes items of notes anew; each part in words. */
export interface AnewAsked {
  readonly items: string;
  /** Quotes of claims that stay. */
  readonly quotes: string;
  readonly wish: string;
  /** Pages whose text the model needs, the most useful first. */
  readonly pages: readonly number[];
  readonly maxInputTokens: number;
}

/** The call that makes items anew: their words, what a person wants, and the pages concerned, the most useful ones first to fit. */
export function buildAnewMessages(
  prompt: Prompt,
  { paper, text, schema, terms }: Subject & Terms,
  { items, quotes, wish, pages, maxInputTokens }: AnewAsked,
): Message[] {
  const taken: number[] = [];
  for (const page of pages) {
    const wanted = pagesOf(text, [...taken, page]);
    if (estimateTokens(wanted) <= maxInputTokens) taken.push(page);
  }
  const values = {
    title: paper.title,
    terms: orNone(terms),
    items,
    quotes: orNone(quotes),
    wish: orNone(wish),
  };
  return [
    { role: 'system', content: fillSlots(prompt.name, prompt.system, { schema: JSON.stringify(schema) }) },
    { role: 'user', content: fillSlots(prompt.name, prompt.user, { ...values, text: pagesOf(text, taken) }) },
  ];
}

/** The text of these pages, in the order of the paper. */
function pagesOf({ pages }: PaperText, wanted: readonly number[]): string {
  const lines = pages.filter(({ page }) => wanted.includes(page));
  return textOfLines(lines.flatMap(({ page, lines }) => lines.map(line => ({ page, line, begins: null }))));
}

function orNone(text: string): string {
  return text === '' ? '(none)' : text;
}

/** The repair call when the reply had no usable form: the same conversation and what was wrong with it. */
export function buildReshapeMessages(
  prompt: Prompt,
  asked: readonly Message[],
  reply: { readonly raw: string; readonly issues: readonly string[] },
): Message[] {
  const issues = reply.issues.map(issue => `- ${issue}`).join('\n');
  return [
    ...asked,
    { role: 'assistant', content: reply.raw },
    { role: 'user', content: fillSlots(prompt.name, prompt.user, { issues }) },
  ];
}
