// A scanned digest → what rules look at: maps by paper, targets of links, and the text of each section.
import type { ScannedDigest, ScannedSection } from '../scanned.ts';
import { utf8 } from '../view.ts';
import { Piece, type CheckContext, type SectionView } from './rule.ts';

/** @param stored notes beside the digest, and those that cannot be read, by paper id */
export function contextOf(
  digest: ScannedDigest,
  stored: Pick<CheckContext, 'notes'> & Partial<Pick<CheckContext, 'broken' | 'latest' | 'name'>>,
): CheckContext {
  return {
    digest,
    entries: byId(digest.entries),
    sections: byId(digest.sections),
    targets: new Set([...digest.slugs, ...htmlAnchors(digest.view)]),
    notes: stored.notes,
    name: stored.name ?? null,
    broken: stored.broken ?? new Map(),
    latest: stored.latest ?? new Map(),
  };
}

/** The section's text, decoded once for all rules. */
export function viewOfSection(bytes: Uint8Array, section: ScannedSection): SectionView {
  return { section, whole: new Piece(bytes, section.start, section.contentEnd) };
}

function byId<T extends { readonly id: string | null }>(items: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    if (item.id === null) continue;
    const same = map.get(item.id);
    if (same === undefined) map.set(item.id, [item]);
    else same.push(item);
  }
  return map;
}

/** `<a name="top">`, `<h2 id="x">`: GitHub lets links lead there too. No `\s` in the name: half of `加` looks like one. */
function htmlAnchors(view: string): string[] {
  return [...view.matchAll(/<[a-z][a-z0-9]{0,20}\s[^<>]{0,200}?\b(?:id|name)="([^" \t\r\n]{1,200})"/gi)].map(
    match => utf8(match[1] ?? ''),
  );
}
