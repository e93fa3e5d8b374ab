// The engine without a model: verbatim sentences of the paper under the headings of the notes. Pure.
// Each sentence is its own quote, in the language of the paper; the other language stays ''.
import type { PaperText } from '../domain/page.ts';
import type { Paper } from '../domain/paper.ts';
import type { StatedClaim, StatedNotes } from '../domain/reply.ts';
import { burden, isHanText, isReadable } from './extractive-quality.ts';
import { roleScore, type Role } from './extractive-roles.ts';
import { sentencesOf, type Sentence } from './extractive-sentences.ts';
import { shortTitle } from './extractive-title.ts';

/** How many sentences a heading gets, and below which score only so many as are needed. */
const COUNTS: Readonly<Record<Role, { least: number; most: number; score: number }>> = {
  background: { least: 2, most: 3, score: 1 },
  innovations: { least: 2, most: 4, score: 1.4 },
  results: { least: 3, most: 5, score: 2 },
  takeaways: { least: 2, most: 3, score: 1.2 },
};
/** A sentence below this is only better than an empty section. */
const FLOOR = 0.8;
/** Most telling wording first, so that the contribution does not end up as background. */
const ORDER: readonly Role[] = ['innovations', 'results', 'takeaways', 'background'];
/** Share of common words from which two sentences say the same. */
const SAME = 0.5;

interface Candidate extends Sentence {
  readonly words: ReadonlySet<string>;
  readonly worth: number;
}

/**
 * Notes of the paper's own sentences: 2–3 background, 2–4 innovations, 3–5 results, 2–3 takeaways, as far as
 * the paper has them. Sections may be empty, and one language is '': do not hold it against the model's schema.
 */
export function draftNotes(paper: Paper, text: PaperText): StatedNotes {
  const isHan = isHanText(text.body.slice(0, 20_000));
  const inLanguage = (words: string) => (isHan ? { zh: words, en: '' } : { zh: '', en: words });
  const claim = ({ text: words }: Sentence): StatedClaim => ({ ...inLanguage(words), quote: words });
  const point = (sentence: Sentence) => ({
    title: inLanguage(shortTitle(sentence.text, isHan)),
    claims: [claim(sentence)],
  });
  const chosen = choose(candidatesOf(paper, text, isHan));
  return {
    headline: inLanguage(paper.title),
    background: chosen.background.map(claim),
    innovations: chosen.innovations.map(point),
    results: chosen.results.map(claim),
    takeaways: chosen.takeaways.map(point),
  };
}

/** Readable sentences of the paper's language with their worth under any heading: central, easy to read alone. */
function candidatesOf(paper: Paper, text: PaperText, isHan: boolean): Candidate[] {
  const readable = sentencesOf(text).filter(
    ({ text: words }) => isReadable(words) && isHanText(words) === isHan,
  );
  const theme = new Set([
    ...contentWords(`${paper.title} ${paper.abstract}`),
    ...readable
      .filter(({ section }) => section === 'abstract')
      .flatMap(({ text: words }) => [...contentWords(words)]),
  ]);
  return readable.map(sentence => {
    const words = contentWords(sentence.text);
    return { ...sentence, words, worth: 0.5 * overlap(words, theme) - burden(sentence.text) };
  });
}

function choose(candidates: readonly Candidate[]): Record<Role, Candidate[]> {
  const chosen: Record<Role, Candidate[]> = { background: [], innovations: [], results: [], takeaways: [] };
  const taken: Candidate[] = [];
  for (const role of ORDER) {
    const { least, most, score } = COUNTS[role];
    for (const { candidate, value } of ranked(role, candidates)) {
      const count = chosen[role].length;
      if (count >= most || (count >= least && value < score) || (count > 0 && value < FLOOR)) break;
      if (taken.some(other => isSame(candidate, other))) continue;
      chosen[role].push(candidate);
      taken.push(candidate);
    }
    chosen[role].sort((one, other) => one.position - other.position);
  }
  return chosen;
}

/** Best first. */
function ranked(role: Role, candidates: readonly Candidate[]): { candidate: Candidate; value: number }[] {
  return candidates
    .map(candidate => ({ candidate, value: roleScore(role, candidate) + candidate.worth }))
    .sort((one, other) => other.value - one.value || one.candidate.position - other.candidate.position);
}

function isSame(one: Candidate, other: Candidate): boolean {
  return (
    one.text === other.text ||
    overlap(one.words, other.words) >= SAME ||
    overlap(other.words, one.words) >= SAME + 0.15
  );
}

/** Share of `one` that is in `other`. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.size === 0 ? 0 : [...one].filter(word => other.has(word)).length / one.size;
}

/** Words of five letters on and numbers; of Chinese, pairs of characters. */
function contentWords(text: string): Set<string> {
  const plain = text.toLowerCase();
  const words = plain.match(/[a-z]{5,}|\d+(?:\.\d+)?/g) ?? [];
  const pairs = (plain.match(/\p{sc=Han}{2,}/gu) ?? []).flatMap(run =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return new Set([...words.map(word => word.slice(0, 7)), ...pairs]);
}
