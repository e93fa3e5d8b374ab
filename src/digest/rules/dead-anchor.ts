// A link to another place of the file that leads nowhere: most often the TLDR/Notes link of a title with `$`, `(` or
// `!`, which the heading's anchor does not have.
import type { Splice } from '../../domain/digest.ts';
import { excerpt } from '../../lib/excerpt.ts';
import { decodedAnchor } from '../anchor.ts';
import type { ScannedEntry } from '../scanned.ts';
import { inPageLinks, isAlive, sectionAt, type InPageLink } from './in-page-links.ts';
import type { CheckContext, Found, Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const deadAnchor: Rule = {
  name: 'dead-anchor',
  severity: 'error',
  finds: phrase`a TLDR/Notes link, or any other link to a place in the file, leads nowhere`,
  entry: (entry, context) => {
    const { anchor, anchorAt, id } = entry;
    if (anchor === null || anchor === '' || anchorAt === null || isAlive(anchor, context)) return [];
    const place = sentTo(entry, context);
    if (place !== undefined) return [found({ fragment: anchor, at: anchorAt }, place, id)];
    const nowhere = found({ fragment: anchor, at: anchorAt }, undefined, id);
    if (id === null || context.sections.has(id)) return [nowhere];
    const blank: Splice = { start: anchorAt.start - 1, end: anchorAt.end, text: '' };
    return [
      { ...nowhere, message: phrase`${nowhere.message}: the file has no notes of ${id}`, fix: [blank] },
    ];
  },
  file: context =>
    inPageLinks(context.digest)
      .filter(({ fragment }) => !isAlive(fragment, context))
      .map(link => found(link, onlyAlike(link.fragment, context))),
};

/** Where the dead link of a list line can be sent; undefined when it is alive, or nobody knows. */
export function sentTo(entry: ScannedEntry, context: CheckContext): string | undefined {
  const { anchor } = entry;
  return anchor === null || isAlive(anchor, context) ? undefined : placeFor(entry, anchor, context);
}

function found(link: InPageLink, place: string | undefined, id: string | null = null): Found {
  const message = phrase`#${excerpt(link.fragment)} leads nowhere`;
  if (place === undefined) return { at: link.at.start, id, message };
  return {
    at: link.at.start,
    id,
    message: phrase`${message}; the place is #${excerpt(place)}`,
    fix: [{ ...link.at, text: place }],
  };
}

/** The only notes of the paper; else the only place of that name, unless another paper's notes are there. */
function placeFor({ id }: ScannedEntry, anchor: string, context: CheckContext): string | undefined {
  const own = (context.sections.get(id ?? '') ?? []).filter(({ slug }) => slug !== '');
  if (own.length === 1) return own[0]?.slug;
  const alike = onlyAlike(anchor, context);
  const owner = sectionAt(context.digest, alike ?? null)?.id ?? id;
  return owner === id ? alike : undefined;
}

/** The only place whose name has the same letters and digits; undefined when there are none or several. */
function onlyAlike(fragment: string, { targets }: CheckContext): string | undefined {
  const index = alike.get(targets) ?? indexOf(targets);
  alike.set(targets, index);
  const key = keyOf(fragment);
  const places = key === '' ? undefined : index.get(key);
  return places?.length === 1 ? places[0] : undefined;
}

const alike = new WeakMap<CheckContext['targets'], ReadonlyMap<string, readonly string[]>>();

function indexOf(targets: CheckContext['targets']): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const target of targets) {
    const same = index.get(keyOf(target));
    if (same === undefined) index.set(keyOf(target), [target]);
    else same.push(target);
  }
  return index;
}

function keyOf(fragment: string): string {
  return decodedAnchor(fragment)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}
