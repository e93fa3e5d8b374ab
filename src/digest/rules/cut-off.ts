// Notes that stop in the middle of a phrase or of an address: the reply was cut off at its limit.
import { excerpt } from '../../lib/excerpt.ts';
import { byteAt, noteOf, type NoteText } from './note.ts';
import type { NoteLine } from './note-lines.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const cutOff: Rule = {
  name: 'cut-off',
  severity: 'error',
  finds: phrase`the last line of the notes ends in the middle of a phrase or in a bare URL`,
  section: (view, context) => {
    const note = noteOf(view, context);
    const last = note.note.findLast(({ kind }) => kind !== 'blank' && kind !== 'fence');
    if (last === undefined || !isCut(note, last)) return [];
    const text = last.text.trimEnd();
    const at = byteAt(last, text.length - (Array.from(text).at(-1)?.length ?? 0));
    return [
      {
        at,
        message: phrase`the notes end in "${excerpt(Array.from(text).slice(-20).join(''))}", without a closing mark`,
      },
    ];
  },
};

/** Only words can be cut: a table, code, a heading and our own closing line end as they shall. */
function isCut({ note, parts }: NoteText, last: NoteLine): boolean {
  if (last.kind !== 'text' && last.kind !== 'quote') return false;
  if (isClosed(last.text)) return false;
  if (BROKEN.test(last.text.trimEnd())) return true;
  // Some people write lists without full stops: that is a style when the lines above have none either.
  const peers = [parts.at(-1)?.lines ?? [], note].map(lines =>
    lines.filter(line => line.kind === 'text' && line !== last),
  );
  const others = peers.find(lines => lines.length > 0) ?? [];
  return others.filter(line => isClosed(line.text)).length * 2 > others.length;
}

function isClosed(text: string): boolean {
  return CLOSED.test(text.trimEnd().replace(/[*_]{1,3}$/, ''));
}

/** Ends of sentences, quotes, brackets and code spans of both scripts, and emoji. */
const CLOSED = /[。．.！!？?…~～”’"'」』》〉）)\]】}`>|\p{Extended_Pictographic}\ufe0f]$/u;

/** Nobody ends so: a comma, an opening bracket, a hyphen, half an address. */
const BROKEN = /(?:[，、；：,;:（(【[《「『“‘\-–—]|https?:\/\/\S{0,1000})$/;
