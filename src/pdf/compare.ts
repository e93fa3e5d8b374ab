// The texts of two versions of a paper → what changed, section by section. Pure.
// Sentences that both versions have are no change, wherever they stand: so neither layout, nor renumbering, nor a heading
// that one of the extractions missed, looks like new text. What is left is counted in words.
import type { PaperText, SectionKey } from '../domain/page.ts';
import { countChanges, type WordChanges } from '../lib/word-changes.ts';
import { changedFigures, type FigureChanges } from './compare-figures.ts';
import { captionsOf, partsOf, type Caption, type Part, type Sentence } from './compare-parts.ts';

export type SectionChange =
  /** A section that only one of the versions has. */
  | {
      readonly kind: 'added' | 'removed';
      readonly key: SectionKey;
      readonly title: string;
      readonly words: number;
    }
  /** A section of both; `was` is its old title when it has another now. */
  | ({
      readonly kind: 'changed';
      readonly key: SectionKey;
      readonly title: string;
      readonly was: string | null;
      readonly figures: FigureChanges;
    } & WordChanges)
  /** Captions by their labels: `Table 4`. */
  | {
      readonly kind: 'captions';
      readonly added: readonly string[];
      readonly removed: readonly string[];
      readonly changed: readonly string[];
    };

/** Every change, sections in the order of the new version, those that are gone at the end; empty for the same text. */
export function comparePapers(old: PaperText, next: PaperText): SectionChange[] {
  const [oldParts, nextParts] = [partsOf(old), partsOf(next)];
  const [before, after] = [withLeft(oldParts, nextParts), withLeft(nextParts, oldParts)];
  const pairs = pairsOf(before, after);
  const paired = new Set(pairs.values());
  const changes = after.flatMap((part): SectionChange[] => {
    const was = pairs.get(part);
    return was === undefined ? alone('added', part) : changed(was, part);
  });
  const gone = before.filter(part => !paired.has(part)).flatMap(part => alone('removed', part));
  return [...changes, ...gone, ...captionChanges(captionsOf(old), captionsOf(next))];
}

/** A section with the sentences that the other version does not have. */
interface Left extends Part {
  readonly left: readonly Sentence[];
  readonly words: number;
}

function withLeft(parts: readonly Part[], others: readonly Part[]): Left[] {
  const there = new Map<string, number>();
  for (const { sentences } of others)
    for (const { key } of sentences) there.set(key, (there.get(key) ?? 0) + 1);
  return parts.map(part => {
    const left = part.sentences.filter(({ key }) => {
      const count = there.get(key) ?? 0;
      if (count > 0) there.set(key, count - 1);
      return count === 0;
    });
    return { ...part, left, words: countOf(part.sentences) };
  });
}

/** Sections without a namesake that are held against each other: each against all. */
const MOST_RENAMED = 60;

/** Each new section with its old one: of the same name, else one that shares half of its text. */
function pairsOf(before: readonly Left[], after: readonly Left[]): Map<Left, Left> {
  const pairs = new Map<Left, Left>();
  const free = new Set(before);
  const pair = (part: Left, was: Left | undefined): void => {
    if (was === undefined || !free.delete(was)) return;
    pairs.set(part, was);
  };
  const named = new Map<string, Left[]>();
  for (const part of before) named.set(part.name, [...(named.get(part.name) ?? []), part]);
  for (const part of after) pair(part, named.get(part.name)?.shift());
  for (const part of after.filter(one => !pairs.has(one)).slice(0, MOST_RENAMED)) {
    const candidates = [...free].slice(0, MOST_RENAMED);
    pair(
      part,
      candidates.find(was => isSameText(was, part)),
    );
  }
  return pairs;
}

function isSameText(a: Left, b: Left): boolean {
  const keys = new Set(a.sentences.map(({ key }) => key));
  const shared = countOf(b.sentences.filter(({ key }) => keys.has(key)));
  return shared > 0 && shared * 2 >= Math.min(a.words, b.words);
}

/** Text that the other version has under another heading is not new: only what it lacks is told. */
const MOSTLY = 0.2;

function alone(kind: 'added' | 'removed', part: Left): SectionChange[] {
  const { key, title, words, left } = part;
  const own = countOf(left);
  if (words > 0 && own === 0) return [];
  if (own >= MOSTLY * words) return [{ kind, key, title, words }];
  const count = kind === 'added' ? { added: own, removed: 0 } : { added: 0, removed: own };
  return [{ kind: 'changed', key, title, was: null, figures: { changed: [], gone: [], came: [] }, ...count }];
}

function changed(was: Left, part: Left): SectionChange[] {
  const { key, title } = part;
  const isRenamed = was.name !== part.name;
  const words = countChanges(
    was.left.flatMap(sentence => sentence.words),
    part.left.flatMap(sentence => sentence.words),
  );
  if (words.added + words.removed === 0 && !isRenamed) return [];
  const figures = changedFigures(was, part);
  return [{ kind: 'changed', key, title, was: isRenamed ? was.title : null, figures, ...words }];
}

function captionChanges(before: readonly Caption[], after: readonly Caption[]): SectionChange[] {
  const texts = (captions: readonly Caption[]): Set<string> => new Set(captions.map(({ key }) => key));
  const [old, now] = [texts(before), texts(after)];
  const [lost, fresh] = [before.filter(({ key }) => !now.has(key)), after.filter(({ key }) => !old.has(key))];
  const labels = (captions: readonly Caption[]): string[] => captions.map(({ label }) => label);
  const [lostLabels, freshLabels] = [new Set(labels(lost)), new Set(labels(fresh))];
  const changed = labels(fresh).filter(label => lostLabels.has(label));
  const added = labels(fresh).filter(label => !lostLabels.has(label));
  const removed = labels(lost).filter(label => !freshLabels.has(label));
  return lost.length + fresh.length === 0 ? [] : [{ kind: 'captions', added, removed, changed }];
}

function countOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((count, { words }) => count + words.length, 0);
}
