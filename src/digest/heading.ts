// The heading of a new section, in the form that the digest at hand uses: the title itself, or its slug.
import { slug } from 'github-slugger';
import type { Paper } from '../domain/paper.ts';
import { anchorFor } from './anchor.ts';
import { headingText } from './markdown.ts';
import { isNamesSlug } from './names.ts';
import type { Outline, OutlineSection } from './scanned.ts';

export interface SectionHeading {
  readonly heading: string;
  /** Fragment of the heading, as GitHub makes it. */
  readonly anchor: string;
}

/** @param isTaken true for anchors that the file has or waits for */
export function headingFor(
  digest: Outline,
  paper: Pick<Paper, 'id' | 'title'>,
  isTaken: (anchor: string) => boolean,
): SectionHeading {
  const titled = usesTitles(digest) ? titleHeading(paper, isTaken) : null;
  if (titled !== null) return titled;
  const anchor = anchorFor(paper, isTaken);
  return { heading: anchor, anchor };
}

/**
 * Most section headings are titles, of those that could be. A file without sections has slugs, as the published digests
 * do. What could not have a title as its heading says nothing: else a few such papers would turn the form over, and
 * what a digest looks like would hang on which paper was merged first.
 */
function usesTitles({ sections, entries }: Outline): boolean {
  const others = sections.filter(({ heading, slug: anchor }) => heading === anchor || !/\s/.test(heading));
  const titles = sections.length - others.length;
  if (titles === 0) return false;
  const listed = new Map(entries.map(entry => [entry.id, entry.title]));
  const isSlug = ({ id }: OutlineSection): boolean => {
    const title = id === null ? undefined : listed.get(id);
    return title === undefined || couldHead(id ?? '', title);
  };
  return titles > others.filter(isSlug).length;
}

/** False for a title that never becomes a heading with blanks, see `titleHeading`. */
function couldHead(id: string, title: string): boolean {
  return /\s/.test(title) && !MARKUP.test(title) && !isNamesSlug(slug(title)) && !id.startsWith('pdf-');
}

/** The title, where its anchor is free and nothing in it needs escaping; a local PDF must be known by its anchor. */
function titleHeading(
  { id, title }: Pick<Paper, 'id' | 'title'>,
  isTaken: (anchor: string) => boolean,
): SectionHeading | null {
  const heading = title.normalize('NFC').replace(/\s+/g, ' ').trim();
  const anchor = slug(heading);
  const isPlain = headingText(heading) === heading && !MARKUP.test(heading);
  const isFree = /[\p{L}\p{N}]/u.test(anchor) && !isTaken(anchor) && !isNamesSlug(anchor);
  return isPlain && isFree && !id.startsWith('pdf-') ? { heading, anchor } : null;
}

/** What would need escaping, or cannot be typed in an anchor. */
const MARKUP = /[_<`*[\]\\&]|[\ufe00-\ufe0f]/;
