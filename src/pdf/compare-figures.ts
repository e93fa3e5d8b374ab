// Which figures of a section changed between two versions: `91.2 → 92.4` where a sentence or a row of a table stands in
// both, else which values are gone from the section and which are new to it. Pure.
import { figuresOf, moreIn, wordsOf } from '../lib/word-changes.ts';
import type { Sentence } from './compare-parts.ts';

export interface FigureChanges {
  readonly changed: readonly { readonly from: string; readonly to: string }[];
  /** Values that stand nowhere in the new section, and those that stood nowhere in the old one. */
  readonly gone: readonly string[];
  readonly came: readonly string[];
}

interface Side {
  readonly sentences: readonly Sentence[];
  /** Those that the other version does not have. */
  readonly left: readonly Sentence[];
}

/** More sentences with figures are not paired: each is held against all of the other side. */
const MOST_PAIRED = 200;
/** How many words of a sentence are looked at: a page without a full stop is one sentence. */
const MOST_WORDS = 60;
/** Two sentences are one, with other figures, when they share this much of their words. */
const ALIKE = 0.6;

/** The changes in the order of the new section. */
export function changedFigures(before: Side, after: Side): FigureChanges {
  const old = before.left.flatMap(withFigures);
  const changed: { from: string; to: string }[] = [];
  const rest: string[] = [];
  for (const [index, sentence] of after.left.flatMap(withFigures).entries()) {
    const twin = index < MOST_PAIRED ? twinOf(sentence, old.slice(0, MOST_PAIRED)) : undefined;
    if (twin === undefined) {
      rest.push(...sentence.figures);
      continue;
    }
    old.splice(old.indexOf(twin), 1);
    sentence.figures.forEach((to, at) => {
      const from = twin.figures[at] ?? to;
      if (from !== to) changed.push({ from, to });
    });
  }
  const [there, here] = [allFigures(before), allFigures(after)];
  const gone = old.flatMap(({ figures }) => figures).filter(figure => !here.has(figure));
  const came = rest.filter(figure => !there.has(figure));
  return { changed: distinct(changed), gone: [...new Set(gone)], came: [...new Set(came)] };
}

interface Counted {
  readonly figures: readonly string[];
  /** Its words without its figures. */
  readonly words: readonly string[];
}

function withFigures({ text, words }: Sentence): Counted[] {
  const figures = figuresOf(text);
  if (figures.length === 0) return [];
  return [{ figures, words: moreIn(words, wordsOf(figures.join(' '))).slice(0, MOST_WORDS) }];
}

/** The sentence most like it that has as many figures. */
function twinOf({ figures, words }: Counted, others: readonly Counted[]): Counted | undefined {
  let best: { readonly of: Counted; readonly alike: number } | undefined;
  for (const of of others) {
    if (of.figures.length !== figures.length) continue;
    const most = Math.max(words.length, of.words.length);
    const alike = most === 0 ? 1 : 1 - moreIn(words, of.words).length / most;
    if (alike >= ALIKE && of.words.length * ALIKE <= words.length && alike > (best?.alike ?? 0))
      best = { of, alike };
  }
  return best?.of;
}

function allFigures({ sentences }: Side): Set<string> {
  return new Set(sentences.flatMap(({ text }) => figuresOf(text)));
}

function distinct(changed: readonly { from: string; to: string }[]): { from: string; to: string }[] {
  return [...new Map(changed.map(change => [`${change.from} ${change.to}`, change])).values()];
}
