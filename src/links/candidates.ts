// A paper's text and annotations → every address that might be its own, with what is said about it. Pure.
import type { PaperText } from '../domain/page.ts';
import { resolved, usableAnnotations, type Annotation } from './annotations.ts';
import type { Clause } from './evidence.ts';
import { findAddresses } from './find.ts';
import { literal } from './literal.ts';
import { pageAt, passagesOf, type Passage } from './passages.ts';
import { clauseAt } from './sentence.ts';
import { addressKey } from './url.ts';

export interface Candidate {
  readonly url: string;
  /** Another reading of the same address, without the hyphens at line ends; null when there are none. */
  readonly other: string | null;
  readonly page: number;
  readonly clause: Clause;
  /** Null when nothing but an annotation is known, and not where its words stand. */
  readonly passage: Passage | null;
  /** False for an annotation over words that are no address. */
  readonly isWritten: boolean;
  /** Characters between the address before it in the same passage and this one; null for the first. */
  readonly gap: number | null;
}

/** More addresses than these has no paper; hostile files have millions. */
const MOST_ADDRESSES = 300;
/** So often a page is searched for the sentence that a footnote or an annotation belongs to. */
const MOST_SEARCHES = 60;

/** The place of some words on a page, with what stands before and behind them. */
interface Located {
  readonly passage: Passage;
  readonly clause: Clause;
}
type Search = (words: RegExp, page: number) => Located | null;

/** All candidates: those of the text in reading order, then annotations over words that are no address. */
export function candidatesOf(text: PaperText): Candidate[] {
  const annotations = usableAnnotations(text.links);
  const passages = passagesOf(text);
  const search = searchIn(passages);
  const inText = passages
    .flatMap(passage => inPassage(passage, annotations))
    .slice(0, MOST_ADDRESSES)
    .map(candidate => withSentence(candidate, search));
  const told = new Set(inText.map(({ page, url }) => placeKey(page, url)));
  const loose = [...annotations.values()].flat().flatMap(annotation => {
    const key = placeKey(annotation.page, annotation.url);
    if (told.has(key)) return [];
    told.add(key);
    return [ofAnnotation(annotation, search)];
  });
  return [...inText, ...loose];
}

function inPassage(passage: Passage, annotations: ReadonlyMap<number, Annotation[]>): Candidate[] {
  const found = findAddresses(passage.text).slice(0, MOST_ADDRESSES);
  return found.map((address, index) => {
    const page = pageAt(passage, address.start);
    const from = found[index - 1]?.end ?? 0;
    const to = found[index + 1]?.start ?? passage.text.length;
    const url = resolved(address, annotations.get(page) ?? []);
    const { before, after } = clauseAt(passage.text, { ...address, from, to });
    const clause = { before: withoutMark(before, passage.mark), after };
    const gap = index === 0 ? null : address.start - from;
    return {
      url,
      other: url === address.url ? address.other : null,
      page,
      clause,
      passage,
      isWritten: true,
      gap,
    };
  });
}

/** `1Code:` → `Code:` */
function withoutMark(before: string, mark: string | null): string {
  return mark !== null && before.startsWith(mark) ? before.slice(mark.length).trimStart() : before;
}

/** A footnote that is nothing but an address is about the sentence that bears its mark. */
function withSentence(candidate: Candidate, search: Search): Candidate {
  const { passage, clause, page } = candidate;
  if (passage === null || passage.mark === null || clause.before.trim() !== '') return candidate;
  const mark = literal(passage.mark);
  const sentence = search(new RegExp(`(?<=[\\p{L}.,;:)\\]”"’。，）])${mark}(?![\\p{L}\\d])`, 'gu'), page);
  return sentence === null ? candidate : { ...candidate, clause: { ...sentence.clause, after: '' } };
}

function ofAnnotation({ url, page, words }: Annotation, search: Search): Candidate {
  const escaped = literal(words.slice(0, 80));
  const pattern = new RegExp(`(?<![\\p{Script=Latin}\\d])${escaped}(?![\\p{Script=Latin}\\d])`, 'gu');
  const found = words === '' ? null : search(pattern, page);
  const clause = { before: `${found?.clause.before ?? ''}${words}: `, after: found?.clause.after ?? '' };
  return { url, other: null, page, clause, passage: found?.passage ?? null, isWritten: false, gap: null };
}

/** Finds where a pattern stands on a page, when it stands there exactly once outside footnotes. */
function searchIn(passages: readonly Passage[]): Search {
  const byPage = new Map<number, Passage[]>();
  for (const passage of passages) {
    for (const page of new Set(passage.lines.map(line => line.page))) {
      const here = byPage.get(page);
      if (here === undefined) byPage.set(page, [passage]);
      else here.push(passage);
    }
  }
  let left = MOST_SEARCHES;
  return (pattern, page) => {
    left -= 1;
    if (left < 0) return null;
    const [only, second] = firstTwo(pattern, byPage.get(page) ?? []);
    if (only === undefined || second !== undefined) return null;
    const { passage, match } = only;
    const start = match.index;
    const bounds = { start, end: start + match[0].length, from: 0, to: passage.text.length };
    return { passage, clause: clauseAt(passage.text, bounds) };
  };
}

/** The first two matches of a pattern with the flag `g`: one is a place, two leave it open. */
function firstTwo(
  pattern: RegExp,
  passages: readonly Passage[],
): { passage: Passage; match: RegExpExecArray }[] {
  const places: { passage: Passage; match: RegExpExecArray }[] = [];
  for (const passage of passages) {
    if (passage.mark !== null) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(passage.text); match !== null; match = pattern.exec(passage.text)) {
      places.push({ passage, match });
      if (places.length === 2) return places;
    }
  }
  return places;
}

function placeKey(page: number, url: string): string {
  return `${page} ${addressKey(url)}`;
}
