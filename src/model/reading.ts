// How a paper is read: at once with as much of it as fits, or in as few parts as it takes. Pure.
// Once there must be parts, no more is left out than their number needs: room that is paid for is used.
import type { NotesSource } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { estimateTokens } from '../lib/tokens.ts';
import type { PlacedLine } from './paper-sections.ts';
import { cutInParts, textOfLines } from './parts.ts';
import { eachSelection, selectionsOf, type Selection } from './selection.ts';

/** What one call may hold, in estimated tokens of the paper's text, and how many calls there may be. */
export interface ReadingLimits {
  readonly maxInputTokens: number;
  readonly mostParts: number;
}

/** The text of one call: lines under the numbers of their pages. */
export interface Part {
  readonly text: string;
  readonly pages: readonly number[];
  /** Estimated. */
  readonly tokens: number;
}

export interface Reading {
  /** In order; one when the paper is read at once. */
  readonly parts: readonly Part[];
  /** All of `source` in the notes but the PDF's hash. */
  readonly source: Omit<NotesSource, 'pdfSha256'>;
}

/** What is read of a paper, and how. Throws E_TOO_LONG when its core does not fit into all parts together. */
export function readingOf(text: PaperText, limits: ReadingLimits, id: string): Reading {
  const whole = readAtOnce(text, limits);
  if (whole !== null) return whole;
  const selections = selectionsOf(text);
  const found = fewestParts(selections, limits);
  if (found === null) throw tooLongError(selections, limits, id);
  const parts = found.parts.map(partOf);
  return { parts, source: sourceOf(text, parts, found.selection) };
}

/** One part, as nearly every paper is read: text and tokens are made once. Null when there must be more. */
function readAtOnce(text: PaperText, { maxInputTokens, mostParts }: ReadingLimits): Reading | null {
  if (mostParts < 1) return null;
  for (const selection of eachSelection(text)) {
    const part = partOf(selection.lines);
    if (part.tokens <= maxInputTokens) return { parts: [part], source: sourceOf(text, [part], selection) };
  }
  return null;
}

interface Found {
  readonly parts: readonly (readonly PlacedLine[])[];
  readonly selection: Selection;
}

/** Two and more. Selections come from the most to the least: the first that fits leaves out no more than is needed. */
function fewestParts(
  selections: readonly Selection[],
  { maxInputTokens, mostParts }: ReadingLimits,
): Found | null {
  for (let count = 2; count <= mostParts; count += 1) {
    for (const selection of selections) {
      const parts = cutInParts(selection.lines, count, maxInputTokens);
      if (parts !== null) return { parts, selection };
    }
  }
  return null;
}

function partOf(lines: readonly PlacedLine[]): Part {
  const text = textOfLines(lines);
  return { text, pages: [...new Set(lines.map(({ page }) => page))], tokens: estimateTokens(text) };
}

function sourceOf(text: PaperText, parts: readonly Part[], { omitted }: Selection): Reading['source'] {
  return {
    pages: text.pages.length,
    pagesRead: [...new Set(parts.flatMap(({ pages }) => pages))],
    omitted: [...omitted],
    tokens: parts.reduce((sum, { tokens }) => sum + tokens, 0),
    parts: parts.length === 1 ? [] : parts.map(({ pages, tokens }) => ({ pages: [...pages], tokens })),
    notices: text.notices,
  };
}

function tooLongError(selections: readonly Selection[], limits: ReadingLimits, id: string): ToolError {
  const { maxInputTokens, mostParts } = limits;
  const least = selections.slice(-1);
  const tokens = estimateTokens(textOfLines(least[0]?.lines ?? []));
  return new ToolError({
    code: 'E_TOO_LONG',
    category: 'paper',
    what: phrase`${id} is too long for the model`,
    why: phrase`about ${tokens} tokens without all that may be left out, and ${mostParts} parts of at most ${maxInputTokens} (--max-input-tokens) do not hold them`,
    next: phrase`summarize ${id} --max-input-tokens ${limitThatDoes(least, limits, tokens)}`,
  });
}

/** The least round number of tokens with which the paper can be read. */
function limitThatDoes(least: readonly Selection[], { mostParts }: ReadingLimits, tokens: number): number {
  let maxInputTokens = Math.ceil(tokens / mostParts / 1000) * 1000;
  while (maxInputTokens < tokens && fewestParts(least, { maxInputTokens, mostParts }) === null)
    maxInputTokens += 1000;
  return maxInputTokens;
}
