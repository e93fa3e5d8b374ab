// Paper + text → the messages of one call for each section of the notes, for a model whose context is small. Pure.
// The system text is the same for every section and paper, so that it is read once.
import type { PaperText } from '../domain/page.ts';
import type { Paper } from '../domain/paper.ts';
import { SECTION_FIELDS, SECTION_NAMES, SECTION_SCHEMAS, type SectionName } from '../domain/section.ts';
import { estimateTokens, quarterTokens } from '../lib/tokens.ts';
import type { Conversation, PartMessages } from './messages.ts';
import { textOfLines } from './parts.ts';
import { passagesFor } from './passages.ts';
import { wholeSections, type PlacedLine } from './paper-sections.ts';
import { fillSlots, type Prompt } from './prompt.ts';
import { selectionsOf } from './selection.ts';
import { wireSchema, type JsonSchema } from './wire-schema.ts';

/** How much there is room for, in estimated tokens. */
export interface Room {
  /** Messages and answer together: what the context of the model holds. */
  readonly contextTokens: number;
  /** Of the paper's text in one call; `--max-input-tokens`. */
  readonly maxInputTokens: number;
}

/** The paper, and what of the glossary it uses. */
export interface SectionSubject {
  readonly paper: Paper;
  readonly text: PaperText;
  /** The Chinese of terms, as one line; '' when there are none. */
  readonly terms: string;
}

/** Notes of a whole paper are 1000 to 2500 tokens; Chinese takes the more of them. */
const NOTES_ROOM = 3000;
/** The longest answer that the schema of a section allows (4 claims of 320 + 160 + 320 characters in 2 points). */
const SECTION_ROOM = 1300;
/** What a chat puts around messages. */
const AROUND = 40;
/** With less text than this a section is not worth asking for: the paper's words are then cut, not the answer's room. */
const LEAST_TEXT = 150;
/** An abstract, or a list of terms, in characters; a small context has no room for longer ones. */
const LONGEST_ABSTRACT = 1600;
const LONGEST_TERMS = 400;

/** True when the whole paper, the messages around it and the notes fit into the context together. */
export function fitsAtOnce(
  prompt: Prompt,
  { text, schema }: { text: PaperText; schema: JsonSchema },
  room: Room,
): boolean {
  const [all] = selectionsOf(text);
  const words = estimateTokens(textOfLines(all?.lines ?? []));
  const around = [prompt.system, prompt.user, JSON.stringify(schema), 'x'.repeat(LONGEST_ABSTRACT)];
  const fixed = around.reduce((sum, part) => sum + estimateTokens(part), AROUND);
  return words <= room.maxInputTokens && fixed + words + NOTES_ROOM <= room.contextTokens;
}

/** A call for each section, each with the passages of the paper that it is asked from. */
export function buildSectionMessages(prompt: Prompt, subject: SectionSubject, room: Room): Conversation {
  const calls = SECTION_NAMES.map(section => callFor(section, prompt, { ...subject, room }));
  return { parts: calls.map(({ call }) => call), source: sourceOf(subject.text, calls) };
}

interface Call {
  readonly call: PartMessages;
  readonly lines: readonly PlacedLine[];
}

function callFor(section: SectionName, prompt: Prompt, subject: SectionSubject & { room: Room }): Call {
  const { paper, text, terms, room } = subject;
  const schema = SECTION_SCHEMAS[section];
  const values = {
    title: paper.title.slice(0, 300),
    abstract: orNone(paper.abstract.slice(0, LONGEST_ABSTRACT)),
    terms: orNone(terms.length > LONGEST_TERMS ? '' : terms),
    fields: SECTION_FIELDS[section].map(field => `\`${field}\``).join(', '),
    schema: JSON.stringify(wireSchema(schema)),
  };
  const ask = (words: string): string => fillSlots(prompt.name, prompt.user, { ...values, text: words });
  const fixed = Math.ceil((quarterTokens(prompt.system) + quarterTokens(ask(''))) / 4) + AROUND;
  const left = room.contextTokens - fixed - SECTION_ROOM;
  const lines = passagesFor(section, text, Math.max(LEAST_TEXT, Math.min(left, room.maxInputTokens)));
  const words = textOfLines(lines);
  const messages = [
    { role: 'system', content: prompt.system },
    { role: 'user', content: ask(words) },
  ] as const;
  const pages = [...new Set(lines.map(({ page }) => page))];
  return { call: { section, messages, pages, tokens: estimateTokens(words) }, lines };
}

function orNone(text: string): string {
  return text === '' ? '(none)' : text;
}

/** What no call held any line of is left out. */
function sourceOf(text: PaperText, calls: readonly Call[]): Conversation['source'] {
  const read = new Set(calls.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const omitted = new Map<string, Set<number>>();
  for (const { key, backMatter, lines } of wholeSections(text)) {
    if (lines.some(({ line }) => read.has(line))) continue;
    const what = backMatter ?? key;
    omitted.set(what, new Set([...(omitted.get(what) ?? []), ...lines.map(({ page }) => page)]));
  }
  const parts = calls.map(({ call }) => ({ pages: [...call.pages], tokens: call.tokens }));
  return {
    pages: text.pages.length,
    pagesRead: [...new Set(parts.flatMap(({ pages }) => pages))].sort((one, other) => one - other),
    omitted: [...omitted].map(([what, pages]) => ({ what, pages: [...pages] })),
    tokens: parts.reduce((sum, { tokens }) => sum + tokens, 0),
    parts,
    notices: text.notices,
  };
}
