// The heading of a new section, in the form that the digest at hand uses: the title itself, or its slug.
import { slug } from 'github-slugger';
import type { Paper } from '../domain/paper.ts';
import { anchorFor } from './anchor.ts';
import { headingText } from './markdown.ts';
import { isNamesSlug } from './names.ts';
import type { ScannedDigest } from './scanned.ts';

export interface SectionHeading {
  readonly heading: string;
  /** Fragment of the heading, as GitHub makes it. */
  readonly anchor: string;
}

/** @param isTaken true for anchors that the file has or waits for */
export function headingFor(
  digest: ScannedDigest,
  paper: Pick<Paper, 'id' | 'title'>,
  isTaken: (anchor: string) => boolean,
): SectionHeading {
  const titled = usesTitles(digest) ? titleHeading(paper, isTaken) : null;
  if (titled !== null) return titled;
  const anchor = anchorFor(paper, isTaken);
  return { heading: anchor, anchor };
}

/** Most section headings are no slugs. A file without sections has slugs, as the published digests do. */
function usesTitles({ sections }: ScannedDigest): boolean {
  const titles = sections.filter(({ heading, slug: anchor }) => heading !== anchor && /\s/.test(heading));
  return titles.length * 2 > sections.length;
}

/** The title, where its anchor is free and nothing in it needs escaping; a local PDF must be known by its anchor. */
function titleHeading(
  { id, title }: Pick<Paper, 'id' | 'title'>,
  isTaken: (anchor: string) => boolean,
): SectionHeading | null {
  const heading = title.normalize('NFC').replace(/\s+/g, ' ').trim();
  const anchor = slug(heading);
  const isPlain = headingText(heading) === heading && !/[_<`*[\]\\&]|[\ufe00-\ufe0f]/.test(heading);
  const isFree = /[\p{L}\p{N}]/u.test(anchor) && !isTaken(anchor) && !isNamesSlug(anchor);
  return isPlain && isFree && !id.startsWith('pdf-') ? { heading, anchor } : null;
}
