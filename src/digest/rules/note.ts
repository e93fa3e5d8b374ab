// A section of notes as its writer meant it: lines under headings. A fence around a whole note hides nothing here.
import { nameOf } from '../names.ts';
import type { ScannedHeading } from '../scanned.ts';
import { linesOf, type NoteFence, type NoteLine } from './note-lines.ts';
import { hanShare } from './prose.ts';
import type { CheckContext, SectionView } from './rule.ts';

export interface NotePart {
  readonly heading: ScannedHeading;
  /** Which of the fixed headings it is, null for any other. */
  readonly name: ReturnType<typeof nameOf>;
  /** Which of the parts it is, and of the section's lines its heading, from 0. */
  readonly index: number;
  readonly line: number;
  /** Up to the next heading of any level. */
  readonly lines: readonly NoteLine[];
}

export interface NoteText {
  /** All lines after the section's own heading. */
  readonly lines: readonly NoteLine[];
  readonly fences: readonly NoteFence[];
  /** One for each inner heading; none for the `# words` of code, and none for a line above `---`. */
  readonly parts: readonly NotePart[];
  /** From the first of the five headings on, but for the abstract; empty when there is none of them. */
  readonly note: readonly NoteLine[];
}

/** The section's lines and parts, made once for all rules. */
export function noteOf(view: SectionView, { digest }: CheckContext): NoteText {
  if (last?.view === view) return last.text;
  const { lines, fences } = linesOf(view, digest.view);
  const parts = partsOf(lines);
  const first = parts.find(part => isFive(part.name));
  const note = lines.slice(first?.line ?? lines.length);
  const late = parts.filter(part => part.name === 'abstract' && part.line > (first?.line ?? Infinity));
  const abstracts = new Set(late.flatMap(part => part.lines));
  const text = {
    lines,
    fences,
    parts,
    note: late.length === 0 ? note : note.filter(line => !abstracts.has(line)),
  };
  last = { view, text };
  return text;
}

/** Rules look at one section after the other. No WeakMap: what hangs on it outlives many sections. */
let last: { readonly view: SectionView; readonly text: NoteText } | null = null;

/** True for the five headings of notes, false for the abstract and for others. */
export function isFive(name: NotePart['name']): boolean {
  return name !== null && name !== 'abstract';
}

/** True for a heading that is a fixed one and nothing more, but for emoji, hint and the headline's own words. */
export function isFixedHeading(text: string): boolean {
  return nameOf(text) !== null && FIXED.test(text);
}

const FIXED =
  /^(?:\p{Extended_Pictographic}\ufe0f? {0,9})?(?:abstract|论文解读(?: {0,9}[|｜].*)?|(?:背景痛点(?:\/本文动机)?|核心方法|实验结果|可借鉴之处)(?: {0,9}[（(][^（）()]{1,40}[）)])?)$/iu;

/** False for notes that are English as a whole: `--layout en`, extractive drafts. */
export function isChinese({ note }: NoteText): boolean {
  return hanShare(note.flatMap(({ kind, text }) => (kind === 'text' ? text : [])).join('\n')) >= CHINESE;
}

/** Chinese notes full of names, formulas and links reach it; a Chinese word in English notes does not. */
const CHINESE = 0.1;

/** The headings were decoded with the wrong code page: what they say cannot be told here. */
export function isGarbled({ parts }: NoteText): boolean {
  return parts.some(({ heading }) => GARBLED_EMOJI.test(heading.text));
}

/** F0 9F, with which the emoji of our headings begin in UTF-8, read as Latin-1, windows-1252 or windows-1254. */
const GARBLED_EMOJI = /[ðğ][\u009fŸ]/;

/** The lines under a heading, sub-headings too: up to the next fixed heading, or one of its level or above. */
export function bodyOf({ parts, lines }: NoteText, part: NotePart): NoteLine[] {
  let last = part;
  for (let index = part.index + 1; index < parts.length; index++) {
    const other = parts[index];
    if (other === undefined || other.name !== null || other.heading.level <= part.heading.level) break;
    last = other;
  }
  return lines.slice(part.line + 1, last.line + last.lines.length + 1);
}

/** What a line says: a heading without its `#`s; '' for marks of fences, blank lines and our own closing line. */
export function wordsOf({ kind, text }: NoteLine): string {
  if (kind === 'fence' || kind === 'blank' || kind === 'closing') return '';
  return kind === 'heading' ? text.replace(/^ {0,3}#{1,6}/, '').trim() : text;
}

/** Byte offset of the character at `index` of a line. */
export function byteAt(line: NoteLine, index: number): number {
  return line.at + Buffer.byteLength(line.text.slice(0, index));
}

function partsOf(lines: readonly NoteLine[]): NotePart[] {
  const parts: (NotePart & { lines: NoteLine[] })[] = [];
  for (const [line, { heading }] of lines.entries()) {
    if (heading !== null)
      parts.push({ heading, index: parts.length, line, name: nameOf(heading.text), lines: [] });
    else if (lines[line] !== undefined) parts.at(-1)?.lines.push(lines[line]);
  }
  return parts;
}
