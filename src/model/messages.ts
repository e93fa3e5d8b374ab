// Paper + pages → the messages of a model call, and what of the paper they hold. Pure.
// Order matters for money: the fixed system text first and byte-identical, the paper's text last,
// so that a provider's prompt cache hits from the second paper on.
import type { NotesSource } from '../domain/notes.ts';
import { textOf, type Line, type PaperText, type SectionKey } from '../domain/page.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import type { Message } from '../domain/reply.ts';
import { ToolError } from '../lib/errors.ts';
import { estimateTokens } from '../lib/tokens.ts';
import { fillSlots, type Prompt } from './prompt.ts';
import type { JsonSchema } from './wire-schema.ts';

/** What is left out, in this order, until the paper fits; the first two always: they are not claims. */
const LEFT_OUT_FIRST: readonly SectionKey[] = ['references', 'appendix'];
const LEFT_OUT_NEXT: readonly SectionKey[] = ['related', 'other'];

export interface Conversation {
  readonly messages: readonly Message[];
  /** All of `source` in the notes but the PDF's hash. */
  readonly source: Omit<NotesSource, 'pdfSha256'>;
}

/** The first call for a paper. Throws E_TOO_LONG when even its core exceeds `maxInputTokens`. */
export function buildMessages(
  prompt: Prompt,
  { paper, text, schema }: { paper: Paper; text: PaperText; schema: JsonSchema },
  maxInputTokens: number,
): Conversation {
  const reading = fit(text, maxInputTokens, citedId(paper));
  const user = fillSlots(prompt.name, prompt.user, {
    title: paper.title,
    authors: paper.authors.join(', '),
    abstract: paper.abstract === '' ? '(none)' : paper.abstract,
    text: reading.text,
  });
  return {
    messages: [
      { role: 'system', content: fillSlots(prompt.name, prompt.system, { schema: JSON.stringify(schema) }) },
      { role: 'user', content: user },
    ],
    source: reading.source,
  };
}

/** The repair call: only the problems and the text of the pages concerned. */
export function buildRepairMessages(
  prompt: Prompt,
  { paper, text, schema }: { paper: Paper; text: PaperText; schema: JsonSchema },
  repair: { readonly problems: string; readonly pages: readonly number[] },
): Message[] {
  const pages = text.pages.filter(({ page }) => repair.pages.includes(page));
  const user = fillSlots(prompt.name, prompt.user, {
    title: paper.title,
    problems: repair.problems,
    text: pages.map(({ page, lines }) => pageBlock(page, lines)).join('\n\n'),
  });
  return [
    { role: 'system', content: fillSlots(prompt.name, prompt.system, { schema: JSON.stringify(schema) }) },
    { role: 'user', content: user },
  ];
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

function fit(
  text: PaperText,
  maxTokens: number,
  id: string,
): { text: string; source: Conversation['source'] } {
  const leftOut = new Set<SectionKey>(LEFT_OUT_FIRST);
  let reading = read(text, leftOut);
  for (const section of LEFT_OUT_NEXT) {
    if (reading.source.tokens <= maxTokens) break;
    leftOut.add(section);
    reading = read(text, leftOut);
  }
  if (reading.source.tokens > maxTokens) {
    throw new ToolError({
      code: 'E_TOO_LONG',
      category: 'paper',
      what: `${id} is too long for the model`,
      why: `about ${reading.source.tokens} tokens without references and appendix, the limit is ${maxTokens}`,
      next: `summarize ${id} --max-input-tokens ${Math.ceil(reading.source.tokens / 1000) * 1000}`,
    });
  }
  return reading;
}

function read(
  text: PaperText,
  leftOut: ReadonlySet<SectionKey>,
): { text: string; source: Conversation['source'] } {
  const blocks: string[] = [];
  const pagesRead: number[] = [];
  const omitted = new Map<SectionKey, number[]>();
  for (const { page, lines } of text.pages) {
    const kept = lines.filter(line => !leftOut.has(line.section));
    if (kept.length > 0) {
      blocks.push(pageBlock(page, kept));
      pagesRead.push(page);
    }
    for (const section of new Set(lines.map(line => line.section))) {
      if (leftOut.has(section)) omitted.set(section, [...(omitted.get(section) ?? []), page]);
    }
  }
  const joined = blocks.join('\n\n');
  return {
    text: joined,
    source: {
      pages: text.pages.length,
      pagesRead,
      omitted: [...omitted].map(([what, pages]) => ({ what, pages })),
      tokens: estimateTokens(joined),
    },
  };
}

function pageBlock(page: number, lines: readonly Line[]): string {
  return `[page ${page}]\n${textOf(lines)}`;
}
