// The text of a paper, cut for a comparison of versions: sections of sentences, and captions.
// A subsection belongs to the section whose number it carries; the numbers themselves say nothing about a change.
import { textOf, type Line, type PaperText, type SectionKey } from '../domain/page.ts';
import { wordsOf } from '../lib/word-changes.ts';

export interface Sentence {
  /** Its words with a blank between them: equal for the same sentence, however it is broken into lines. */
  readonly key: string;
  readonly words: readonly string[];
  readonly text: string;
}

export interface Part {
  readonly key: SectionKey;
  /** As printed, with its number. */
  readonly title: string;
  /** Its words without its number. */
  readonly name: string;
  readonly sentences: readonly Sentence[];
}

export interface Caption {
  /** `Table 4`. */
  readonly label: string;
  /** What it says, without the label. */
  readonly key: string;
}

/** Titles of what stands under no heading. */
export const THE_TEXT = 'The text';
export const BEFORE_HEADINGS = 'Before the first heading';

/** The sections with their sentences; what stands before the first heading is a section `front`. */
export function partsOf(text: PaperText): Part[] {
  const parts: { key: SectionKey; title: string; sentences: Sentence[] }[] = [];
  const untitled = text.sections.length < 2 ? THE_TEXT : BEFORE_HEADINGS;
  let top = '';
  for (const { key, title, lines } of blocksOf(text)) {
    const sentences = sentencesOf(lines);
    const number = numberOf(title);
    const last = parts.at(-1);
    if (last !== undefined && number.includes('.') && number.startsWith(`${top}.`)) {
      last.sentences.push(...sentencesIn(bareTitle(title)), ...sentences);
    } else if (sentences.length > 0 || title !== '') {
      parts.push({ key, title: title === '' ? untitled : title, sentences });
      top = number === '' ? '-' : number;
    }
  }
  const nameOf = (part: { key: SectionKey; title: string }): string =>
    part.key === 'front' ? '' : wordsOf(bareTitle(part.title)).join(' ');
  return parts.map(part => ({ ...part, name: nameOf(part) }));
}

/** The captions of figures and tables, in order. */
export function captionsOf(text: PaperText): Caption[] {
  const lines = text.pages.flatMap(page => page.lines).filter(({ kind }) => kind === 'caption');
  return textOf(lines)
    .split('\n')
    .flatMap(paragraph => {
      const found = /^(\p{L}{1,9}\.?) ?(\d{1,3}|[A-Z]\.?\d{1,2})(?![\d\p{L}])/u.exec(paragraph);
      const [whole = '', word = '', number = ''] = found ?? [];
      const name = LABELS[word.toLowerCase()];
      if (name === undefined) return [];
      const label = `${name} ${number}`;
      return [{ label, key: wordsOf(paragraph.slice(whole.length)).join(' ') }];
    });
}

const LABELS: Readonly<Record<string, string>> = {
  figure: 'Figure',
  fig: 'Figure',
  'fig.': 'Figure',
  图: 'Figure',
  table: 'Table',
  'tab.': 'Table',
  表: 'Table',
  algorithm: 'Algorithm',
};

interface Block {
  readonly key: SectionKey;
  readonly title: string;
  readonly lines: readonly Line[];
}

function blocksOf({ pages, sections }: PaperText): Block[] {
  const starts = new Map(sections.map(section => [`${section.page}:${section.line}`, section]));
  const blocks: { key: SectionKey; title: string; lines: Line[] }[] = [
    { key: 'front', title: '', lines: [] },
  ];
  for (const { page, lines } of pages) {
    lines.forEach((line, index) => {
      const section = starts.get(`${page}:${index}`);
      if (section !== undefined) blocks.push({ key: section.key, title: section.title, lines: [] });
      if (line.kind === 'text') blocks.at(-1)?.lines.push(line);
    });
  }
  return blocks;
}

function sentencesOf(lines: readonly Line[]): Sentence[] {
  return textOf(lines).split('\n').flatMap(sentencesIn);
}

/** Cut behind full stops; a cut at `et al. ` is made in both versions, so it does no harm. */
function sentencesIn(paragraph: string): Sentence[] {
  return paragraph.split(/(?<=[.!?] |[。！？])/u).flatMap(text => {
    const words = wordsOf(text);
    return words.length === 0 ? [] : [{ key: words.join(' '), words, text }];
  });
}

const NUMBER =
  /^(?:appendix )?(\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){1,3}|[A-Z](?=[.:) ]) ?|[IVX]{1,5}(?=\.))[.:)]? /iu;

/** `3.1` of `3.1 Data`, `A` of `Appendix A: Proofs`; '' for none. */
function numberOf(title: string): string {
  return (NUMBER.exec(title)?.[1] ?? '').trim();
}

function bareTitle(title: string): string {
  const bare = title.replace(NUMBER, '');
  return bare === '' ? title : bare;
}
