// A list line or notes of an older version of the paper than something else here knows of.
import { arxivLinks } from '../entry.ts';
import type { CheckContext, Found, Rule } from './rule.ts';
import { phrase, type Told } from '../../lib/phrase.ts';

export const staleVersion: Rule = {
  name: 'stale-version',
  severity: 'warning',
  finds: phrase`a list line or notes cite an older version than the stored notes, another place of the file, or (with --online) arXiv`,
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
  readonly isLine: boolean;
}

interface Known {
  readonly version: number;
  /** `arXiv has v3` */
  readonly where: (version: number) => Told;
}

function found({ id, version, at, isLine }: Place, best: Known): Found {
  const run = phrase`summarize ${id}v${best.version} --digest FILE`;
  const cites = isLine
    ? phrase`the list line of ${id} cites v${version}`
    : phrase`the notes in this file of ${id} cite v${version}`;
  // A list line that a person wrote is never rewritten.
  const next = isLine ? phrase`${run}, or write v${best.version} into its link` : run;
  return { at, id, message: phrase`${cites}, ${best.where(best.version)}: ${next}` };
}

/** Every list line with a version, and every section that links to its own paper with one: the newest it cites. */
function placesOf({ digest: { entries, sections, view } }: CheckContext): Place[] {
  const lines = entries.flatMap(({ id, version, start, paperAt }): Place[] =>
    id === null || version === null ? [] : [{ id, version, at: paperAt?.start ?? start, isLine: true }],
  );
  const notes = sections.flatMap(({ id, start, contentEnd }): Place[] => {
    if (id === null) return [];
    const versions = arxivLinks(view.slice(start, contentEnd)).filter(link => link.id === id);
    const version = versions.reduce((most, link) => Math.max(most, link.version ?? 0), 0);
    return version === 0 ? [] : [{ id, version, at: start, isLine: false }];
  });
  return [...lines, ...notes];
}

function newestOf(places: readonly Place[], { notes, latest }: CheckContext): Map<string, Known> {
  const newest = new Map<string, Known>();
  const add = (id: string, version: number | null, where: Known['where']): void => {
    if (version !== null && version > (newest.get(id)?.version ?? 0)) newest.set(id, { version, where });
  };
  for (const [id, version] of latest) add(id, version, best => phrase`arXiv has v${best}`);
  for (const [id, { paper }] of notes)
    add(id, paper.version, best => phrase`the stored notes are of v${best}`);
  for (const { id, version, isLine } of places) {
    add(id, version, best =>
      isLine ? phrase`a list line cites v${best}` : phrase`the notes in this file cite v${best}`,
    );
  }
  return newest;
}
