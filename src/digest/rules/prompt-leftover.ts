// What belongs to the talk with a model and not to notes: words of the prompt, `好的，以下是…`, a thinking block.
import { byteAt, isFive, noteOf, type NoteText } from './note.ts';
import type { NoteLine } from './note-lines.ts';
import { beginOf } from './prose.ts';
import type { Found, Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const promptLeftover: Rule = {
  name: 'prompt-leftover',
  severity: 'warning',
  finds: phrase`words of the prompt, small talk of the model or its thinking stand in the notes`,
  section: (view, context) => {
    const note = noteOf(view, context);
    const openings = openingsOf(note).flatMap(line => found(line, TALK));
    const phrases = note.note.flatMap(line => (line.kind === 'text' ? found(line, PROMPT) : []));
    return [...openings, ...phrases];
  },
};

function found(line: NoteLine, words: RegExp): Found[] {
  const index = line.text.search(words);
  if (index === -1) return [];
  return [
    {
      at: byteAt(line, index),
      message: phrase`this is no part of notes: "${beginOf(line.text.slice(index))}"`,
    },
  ];
}

/** How the model speaks of the text that the prompt gave it; `参阅论文全文` speaks of the paper. */
const PROMPT = /(?:提供|给出|给定|上述|以上)的?论文(?:全文|内容|文本)|论文(?:全文|内容)[:：]/;

/** A reply that begins by answering; a method that writes `<think>` is described further down. */
const TALK =
  /^\s{0,9}(?:<think(?:ing)?>|以下是|下面是|好的[，,！!。]|当然[，,！!。可]|没问题|根据您|Sure\b|Certainly\b|Of course\b|Here(?:'s| is| are)\b)/i;

/** Where a reply can begin: in the paragraph above the first of the five headings, and in the line below it. */
function openingsOf({ lines, parts }: NoteText): NoteLine[] {
  const first = parts.find(({ name }) => isFive(name));
  if (first === undefined) return [];
  const isWritten = ({ kind }: NoteLine): boolean => kind !== 'blank' && kind !== 'fence';
  const last = lines.slice(0, first.line).findLastIndex(isWritten);
  const start = lines.slice(0, last + 1).findLastIndex(({ kind }) => kind !== 'text') + 1;
  // The paragraph right below its heading is the abstract: only Chinese can be told from it.
  const isAbstract = lines[start - 1]?.kind === 'heading';
  const above = lines
    .slice(start, last + 1)
    .filter(({ text }, index) => (index === 0 && !isAbstract) || HAN.test(text));
  return [...above, lines.slice(first.line + 1).find(isWritten)].flatMap(line =>
    line?.kind === 'text' ? line : [],
  );
}

const HAN = /\p{Script=Han}/u;
