// A list line or notes of an older version of the paper than something else here knows of.
import { arxivLinks } from '../entry.ts';
import type { CheckContext, Found, Rule } from './rule.ts';

export const staleVersion: Rule = {
  name: 'stale-version',
  severity: 'warning',
  finds:
    'a list line or notes cite an older version than the stored notes, another place of the file, or (with --online) arXiv',
  file: context => {
    const places = placesOf(context);
    const newest = newestOf(places, context);
    return places.flatMap(place => {
      const best = newest.get(place.id);
      return best === undefined || best.version <= place.version ? [] : [found(place, best)];
    });
  },
};

interface Place {
  readonly id: string;
  readonly version: number;
  readonly at: number;
  readonly what: 'the list line' | 'the notes in this file';
}

interface Known {
  readonly version: number;
  readonly where: string;
}

function found({ id, version, at, what }: Place, best: Known): Found {
  const run = `summarize ${id}v${best.version} --digest FILE`;
  const isLine = what === 'the list line';
  const cites = `${what} of ${id} ${isLine ? 'cites' : 'cite'} v${version}`;
  // A list line that a person wrote is never rewritten.
  const next = isLine ? `${run}, or write v${best.version} into its link` : run;
  return { at, id, message: `${cites}, ${best.where} v${best.version}: ${next}` };
}

/** Every list line with a version, and every section that links to its own paper with one: the newest it cites. */
function placesOf({ digest: { entries, sections, view } }: CheckContext): Place[] {
  const lines = entries.flatMap(({ id, version, start, paperAt }): Place[] =>
    id === null || version === null
      ? []
      : [{ id, version, at: paperAt?.start ?? start, what: 'the list line' }],
  );
  const notes = sections.flatMap(({ id, start, contentEnd }): Place[] => {
    if (id === null) return [];
    const versions = arxivLinks(view.slice(start, contentEnd)).filter(link => link.id === id);
    const version = versions.reduce((most, link) => Math.max(most, link.version ?? 0), 0);
    return version === 0 ? [] : [{ id, version, at: start, what: 'the notes in this file' }];
  });
  return [...lines, ...notes];
}

function newestOf(places: readonly Place[], { notes, latest }: CheckContext): Map<string, Known> {
  const newest = new Map<string, Known>();
  const add = (id: string, version: number | null, where: string): void => {
    if (version !== null && version > (newest.get(id)?.version ?? 0)) newest.set(id, { version, where });
  };
  for (const [id, version] of latest) add(id, version, 'arXiv has');
  for (const [id, { paper }] of notes) add(id, paper.version, 'the stored notes are of');
  for (const { id, version, what } of places) {
    add(id, version, what === 'the list line' ? 'a list line cites' : 'the notes in this file cite');
  }
  return newest;
}
