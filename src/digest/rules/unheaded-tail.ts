// A closing paragraph below the list of 可借鉴之处 that sums up the note, and belongs under no heading.
import { bodyOf, byteAt, noteOf } from './note.ts';
import type { NoteLine } from './note-lines.ts';
import { beginOf, itemMark } from './prose.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const unheadedTail: Rule = {
  name: 'unheaded-tail',
  severity: 'warning',
  finds: phrase`the last paragraph under 可借鉴之处 sums up the whole note: 总之, 综上, 本文…`,
  section: (view, context) => {
    const note = noteOf(view, context);
    const part = note.parts.findLast(({ name }) => name === 'takeaways');
    const tail = part === undefined ? null : tailOf(bodyOf(note, part));
    if (tail === null) return [];
    const message = phrase`a summary without a heading ends 可借鉴之处: "${beginOf(tail.text)}"`;
    return [{ at: byteAt(tail, tail.text.search(/\S/)), message }];
  },
};

/** First line of the summary, null when there is none. A body that is one paragraph is no tail. */
function tailOf(body: readonly NoteLine[]): NoteLine | null {
  const lines = body.filter(({ kind }) => kind !== 'fence' && kind !== 'closing');
  const end = lines.findLastIndex(({ kind }) => kind !== 'blank') + 1;
  const start = lines.slice(0, end).findLastIndex(({ kind }) => kind !== 'text') + 1;
  // People forget the blank line between the last item and the summary.
  const item = lines.slice(0, end).findLastIndex(({ text }) => itemMark(text) !== '');
  const tail = lines[Math.max(start, item + 1)];
  const before = lines.slice(0, Math.max(start, item + 1)).filter(({ kind }) => kind === 'text');
  if (tail === undefined || before.length === 0 || /^\s{2}/.test(tail.text)) return null;
  if (SUMMARY.test(tail.text)) return tail;
  return PAPER.test(tail.text) && before.some(({ text }) => isPoint(text)) ? tail : null;
}

const SUMMARY =
  /^\s?(?:总之|总的来[说看]|总而言之|总体(?:而言|来[说看])|综上|综合(?:而言|来[说看])|整体(?:而言|来[说看]))/;

/** So opens a summary below a list; below a paragraph it is one more paragraph. */
const PAPER = /^\s?(?:本文|这篇|该(?:论文|文章|工作|研究))/;

function isPoint(text: string): boolean {
  return itemMark(text) !== '' || text.startsWith('**');
}
