// Lines of a paper → its whole sentences, with where they stand. Pure.
// A sentence is cut from running text as `textOf` joins it, so that it is found again letter for letter.
import { textOf, type Line, type PaperText, type SectionKey } from '../domain/page.ts';

export interface Sentence {
  readonly text: string;
  readonly section: SectionKey;
  /** Title of the heading above it, '' before the first. */
  readonly heading: string;
  /** Where in the paper's own text it begins, 0 to 1: papers without headings are told apart by it. */
  readonly position: number;
}

const LEFT_OUT: ReadonlySet<SectionKey> = new Set(['references', 'appendix']);
/** A word before a stop that ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s([“"])(?:e\.g|i\.e|cf|et al|etc|vs|viz|resp|approx|ca|[Ff]igs?|[Ee]qs?|[Ss]ecs?|[Tt]abs?|[Rr]efs?|[Aa]lg|[Tt]hm|[Pp]rop|[Dd]ef|Lem|[Aa]pp|Ch|No|Nos|Vol|pp?|St|Dr|Prof|Mr|Mrs|Ms|Jr|Inc|Ltd|Co|Corp|Dept|Univ|w\.r\.t|a\.k\.a|\p{Lu}|(?:\p{L}\.)+\p{L})$/u;
/** A stop with closing marks and perhaps a citation or footnote mark; behind it a blank and a new sentence. */
const STOP =
  /(?:[.?!]["”’)\]]*(?:\[[\d,\s–-]{1,20}\]|(?<=\p{L}{2}[.?!])\d{1,2})?\s+(?=["“‘(]?[\p{Lu}\d])|[。！？；][”」』）]*)/gu;

/** Sentences outside references and appendix, in reading order. */
export function sentencesOf(text: PaperText): Sentence[] {
  const blocks = blocksOf(text);
  const total = blocks.reduce((sum, block) => sum + block.text.length, 0);
  let before = 0;
  return blocks.flatMap(({ text: words, section, heading }) => {
    const start = before;
    before += words.length;
    let offset = 0;
    return words.split('\n').flatMap(paragraph => {
      const found = splitSentences(paragraph).map(({ text: sentence, at }) => {
        return { text: sentence, section, heading, position: (start + offset + at) / Math.max(1, total) };
      });
      offset += paragraph.length + 1;
      return found;
    });
  });
}

interface Block {
  readonly text: string;
  readonly section: SectionKey;
  readonly heading: string;
}

/** Runs of text lines that nothing interrupts: no heading, no caption, no change of section. */
function blocksOf(text: PaperText): Block[] {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  let heading = '';
  const close = () => {
    const section = lines[0]?.section;
    if (section !== undefined && !LEFT_OUT.has(section))
      blocks.push({ text: textOf(lines), section, heading });
    lines = [];
  };
  for (const line of text.pages.flatMap(page => page.lines)) {
    if (line.kind !== 'text' || (lines[0] !== undefined && lines[0].section !== line.section)) close();
    if (line.kind === 'text') lines.push(line);
    if (line.kind === 'heading') heading = line.text;
  }
  close();
  return blocks;
}

function splitSentences(paragraph: string): { text: string; at: number }[] {
  const sentences: { text: string; at: number }[] = [];
  let start = 0;
  const push = (end: number) => {
    const raw = paragraph.slice(start, end);
    // The mark behind the stop belongs to no sentence.
    const text = raw.trim().replace(/(?<=[.?!]["”’)\]]{0,8})(?:\[[\d,\s–-]{1,20}\]|\d{1,2})$/u, '');
    if (text !== '') sentences.push({ text, at: start });
    start = end;
  };
  for (const stop of paragraph.matchAll(STOP)) {
    const isFullStop = stop[0].startsWith('.');
    if (isFullStop && ABBREVIATION.test(paragraph.slice(Math.max(0, stop.index - 12), stop.index))) continue;
    push(stop.index + stop[0].length);
  }
  push(paragraph.length);
  return sentences;
}
