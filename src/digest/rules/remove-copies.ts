// Sections that stand a second time go away, and the links to them lead to the first one.
import type { Splice } from '../../domain/digest.ts';
import { baseSlug, decodedAnchor } from '../anchor.ts';
import type { ByteRange, ScannedDigest, ScannedSection } from '../scanned.ts';
import { contentEnd as contentEndOf } from '../view.ts';
import { inPageLinks, sectionAt, type InPageLink } from './in-page-links.ts';

/**
 * The splices that remove the copies of `first`, in order; null when a link would lead elsewhere afterwards, since
 * headings of a repeated name lose their number when one before them goes. All copies go at once for that reason.
 */
export function withoutCopies(
  digest: ScannedDigest,
  copies: readonly ScannedSection[],
  first: ScannedSection,
): Splice[] | null {
  const { aimed, numbered } = linksOf(digest);
  const slugs = new Set(copies.map(({ slug }) => slug));
  const [copy] = copies;
  if (copy === undefined || slugs.has('') || first.slug === '') return null;
  const names = [copy.slug, ...copy.headings.flatMap(({ fenced, text }) => (fenced ? [] : baseSlug(text)))];
  const isMoved = [...new Set(names.map(baseOf))].some(base =>
    [...(numbered.get(base) ?? [])].some(([name, place]) => place > copy.start && !slugs.has(name)),
  );
  if (isMoved) return null;
  const relinked = [...slugs].flatMap(slug => aimed.get(slug) ?? []).map(at => ({ ...at, text: first.slug }));
  return inOrder([...rangesOf(digest, copies).map(range => ({ ...range, text: '' })), ...relinked]);
}

/** Sorted, without those that stand in a piece that another one takes away. */
export function inOrder(splices: readonly Splice[]): Splice[] {
  let end = -1;
  return [...splices]
    .sort((a, b) => a.start - b.start)
    .filter(splice => {
      if (splice.start < end) return false;
      end = splice.end;
      return true;
    });
}

/** With the blank lines behind them; at the end of the file with those before, so that the end stays as it is. */
function rangesOf({ view }: ScannedDigest, copies: readonly ScannedSection[]): ByteRange[] {
  const runs: { start: number; contentEnd: number; end: number }[] = [];
  for (const { start, contentEnd, end } of copies) {
    const last = runs.at(-1);
    if (last?.end === start) [last.contentEnd, last.end] = [contentEnd, end];
    else runs.push({ start, contentEnd, end });
  }
  return runs.map(({ start, contentEnd, end }) =>
    end < view.length ? { start, end } : { start: contentEndOf(view, 0, start), end: contentEnd },
  );
}

interface Links {
  /** Where the links to each place of the file stand. */
  readonly aimed: ReadonlyMap<string, readonly ByteRange[]>;
  /** By name without number: the links to `name-1`, `name-2` … and where these places are. */
  readonly numbered: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const made = new WeakMap<ScannedDigest, Links>();

function linksOf(digest: ScannedDigest): Links {
  const links = made.get(digest) ?? collect(digest);
  made.set(digest, links);
  return links;
}

function collect(digest: ScannedDigest): Links {
  const aimed = new Map<string, ByteRange[]>();
  const numbered = new Map<string, Map<string, number>>();
  for (const { fragment, at } of [...listLinks(digest), ...inPageLinks(digest)]) {
    const name = decodedAnchor(fragment);
    const base = baseOf(name);
    added(aimed, name, () => []).push(at);
    // A link to a heading that opens no section can lead anywhere behind.
    const place = sectionAt(digest, name)?.start ?? (digest.slugs.has(name) ? Infinity : -1);
    if (base !== name) added(numbered, base, () => new Map<string, number>()).set(name, place);
  }
  return { aimed, numbered };
}

function added<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function listLinks({ entries }: ScannedDigest): InPageLink[] {
  return entries.flatMap(({ anchor, anchorAt }) =>
    anchor === null || anchor === '' || anchorAt === null ? [] : [{ fragment: anchor, at: anchorAt }],
  );
}

/** `abstract-12` → `abstract`. */
function baseOf(name: string): string {
  return name.replace(/(?:-\d{1,9}){1,9}$/, '');
}
