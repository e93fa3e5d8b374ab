// Two texts → the words that stayed, went and came, for the page and the terminal. Pure.
// Words are those of Intl.Segmenter: it knows Chinese words, and `6.1` is one; a sign or a percent sign stays with its number.
import { diffArrays } from 'diff';

/** A piece of a comparison; `same` and `removed` joined are the old text, `same` and `added` the new one. */
export interface WordRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** With more words than this changed, a text was written anew; and looking for the shortest way costs their square. */
const MOST_CHANGES = 1_000;

/** Of less than this share of the shorter text, what stayed is chance: `the`, `的`. */
const SHARE_THAT_SAYS_SOMETHING = 0.25;

const IS_WORD = /[\p{L}\p{N}]/u;

/** The runs in reading order, no two of a kind side by side, what went before what came; none for two empty texts. */
export function wordDiff(before: string, after: string): WordRun[] {
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const start = sameAtStart(old, now);
  const end = sameAtEnd(old.slice(start), now.slice(start));
  const middle = readable(changed(old.slice(start, old.length - end), now.slice(start, now.length - end)));
  const runs: WordRun[] = [
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ];
  const all = tidied(runs);
  return isRewritten(all, before, after) ? replaced(before, after) : all;
}

/** Blanks and Chinese marks end every word. The segmenter is given no more at a time: its time grows with the square. */
const PIECE = /\s{1,200}|[，。；：、]|[^\s，。；：、]{1,200}/gu;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  for (const segment of segmentsOf(text)) {
    const last = tokens.at(-1) ?? '';
    const isPercent = /^[%‰]$/.test(segment) && /\d$/.test(last);
    const isSigned = /^\d/.test(segment) && /^[+\-−]$/.test(last) && !IS_WORD.test(tokens.at(-2) ?? '');
    if (isPercent || isSigned) tokens[tokens.length - 1] = last + segment;
    else tokens.push(segment);
  }
  return tokens;
}

function segmentsOf(text: string): string[] {
  const pieces = text.match(PIECE) ?? [];
  return pieces.flatMap(piece => Array.from(WORDS.segment(piece), ({ segment }) => segment));
}

function sameAtStart(old: readonly string[], now: readonly string[]): number {
  let count = 0;
  while (count < old.length && count < now.length && old[count] === now[count]) count += 1;
  return count;
}

function sameAtEnd(old: readonly string[], now: readonly string[]): number {
  let count = 0;
  while (count < old.length && count < now.length && old.at(-1 - count) === now.at(-1 - count)) count += 1;
  return count;
}

function changed(old: string[], now: string[]): WordRun[] {
  const changes = diffArrays(old, now, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) return replaced(old.join(''), now.join(''));
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** What stands between two changes and is no word changes with them: `two words` for `other ones` is one change. */
function readable(runs: readonly WordRun[]): WordRun[] {
  return runs.flatMap((run, index): WordRun[] => {
    const isBetween = index > 0 && index < runs.length - 1;
    if (run.kind !== 'same' || !isBetween || IS_WORD.test(run.text)) return [run];
    return replaced(run.text, run.text);
  });
}

/** Runs of a kind joined; between two that stayed, what went comes first. */
function tidied(runs: readonly WordRun[]): WordRun[] {
  const tidy: WordRun[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    tidy.push(...replaced(removed, added));
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of runs) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (text !== '') {
      flush();
      tidy.push({ kind, text });
    }
  }
  flush();
  return tidy;
}

function isRewritten(runs: readonly WordRun[], before: string, after: string): boolean {
  const stayed = runs.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.length : sum), 0);
  return stayed < SHARE_THAT_SAYS_SOMETHING * Math.min(before.length, after.length);
}

function replaced(before: string, after: string): WordRun[] {
  const runs: WordRun[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return runs.filter(({ text }) => text !== '');
}
