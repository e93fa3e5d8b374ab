// What arXiv says of two versions of a paper → what is new, in a few short lines. Pure.
import type { Paper } from '../domain/paper.ts';
import { excerpt } from '../lib/excerpt.ts';
import { countChanges, figuresOf, moreIn, wordsOf } from '../lib/word-changes.ts';
import { joined, phrase, type Told } from '../lib/phrase.ts';

const MOST_NAMES = 4;

/** One line a field that differs, versions and dates first; never empty when the versions differ. */
export function compareMetadata(old: Paper, next: Paper): Told[] {
  return [
    ...versionLine(old, next),
    ...textLine(phrase`title`, old.title, next.title),
    ...authorLine(old.authors, next.authors),
    ...abstractLine(old.abstract, next.abstract),
    ...textLine(phrase`comment`, old.comment, next.comment),
    ...textLine('doi', old.doi, next.doi),
  ];
}

/** `v1 (2023-10-10) → v3 (2024-01-05), 2 versions later`. */
function versionLine(old: Paper, next: Paper): Told[] {
  const named = ({ version, updated }: Paper): string =>
    `v${version ?? '?'}${updated === null ? '' : ` (${updated.slice(0, 10)})`}`;
  if (old.version === null || next.version === null || old.version === next.version) return [];
  const later = next.version - old.version;
  const line = `${named(old)} → ${named(next)}`;
  return [later > 1 ? phrase`${line}, ${later} versions later` : line];
}

function textLine(what: Told, old: string | null, next: string | null): Told[] {
  if (flat(old) === flat(next)) return [];
  if (flat(next) === '') return [phrase`${what}: gone, it was “${excerpt(flat(old))}”`];
  if (flat(old) === '') return [phrase`${what}: “${excerpt(flat(next))}” is new`];
  return [phrase`${what}: “${excerpt(flat(next))}”, it was “${excerpt(flat(old))}”`];
}

function authorLine(old: readonly string[], next: readonly string[]): Told[] {
  const [came, gone] = [moreIn(next, old), moreIn(old, next)];
  if (came.length + gone.length === 0)
    return old.join('\n') === next.join('\n') ? [] : [phrase`authors: in another order`];
  const kinds = [
    ...(came.length === 0 ? [] : [phrase`new: ${names(came)}`]),
    ...(gone.length === 0 ? [] : [phrase`gone: ${names(gone)}`]),
  ];
  return [phrase`authors: ${joined(kinds, '; ')}`];
}

function names(authors: readonly string[]): Told {
  const shown = authors.slice(0, MOST_NAMES).map(excerpt).join(', ');
  const more = authors.length - MOST_NAMES;
  return more > 0 ? phrase`${shown} and ${more} more` : shown;
}

function abstractLine(old: string, next: string): Told[] {
  const { added, removed } = countChanges(wordsOf(old), wordsOf(next));
  if (added + removed === 0) return [];
  const [gone, came] = [moreIn(figuresOf(old), figuresOf(next)), moreIn(figuresOf(next), figuresOf(old))];
  const changes = [
    phrase`${added} words added, ${removed} removed`,
    ...(gone.length === 0 ? [] : [phrase`gone: ${gone.slice(0, MOST_NAMES).join(', ')}`]),
    ...(came.length === 0 ? [] : [phrase`new: ${came.slice(0, MOST_NAMES).join(', ')}`]),
  ];
  return [phrase`abstract: ${joined(changes, '; ')}`];
}

function flat(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
