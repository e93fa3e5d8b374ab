// What we left in this digest before: the base that tells a person's edits from our own text.
import type { MergePlan } from '../domain/digest.ts';
import type { Notes, Published } from '../domain/notes.ts';
import { publishedIn } from '../domain/notes.ts';
import type { Outline, OutlineSection } from './scanned.ts';
import { likeness, sameBody } from './three-way.ts';
import { utf8 } from './view.ts';

export type Base = NonNullable<MergePlan['base']>;

/**
 * The base of the section at hand, or null when nothing tells what we wrote. After a kill it is the text that was
 * being merged when that stands there, else the one before. A digest that was renamed or copied has no record of
 * its own: then the record of another one serves, when most of it stands here too.
 * @param name of the digest's file
 */
export function baseOf(stored: Notes | null, name: string, current: string): Base | null {
  const record = publishedIn(stored, name);
  if (record !== null) return fromRecord(record, current);
  const others = stored === null ? [] : [stored.published, ...stored.publishedElsewhere];
  return others.find(other => other !== null && likeness(other.text, current) >= MOST) ?? null;
}

/** True when these notes were merged into this digest: what is missing there was removed by a person. */
export function wasPublished(stored: Notes | null, name: string): boolean {
  const record = publishedIn(stored, name);
  return record !== null && record.text !== '';
}

/** The paper's section when nothing in the file names the paper any more: heading renamed, links gone. */
export function lostSection(digest: Outline, base: Base | null): OutlineSection | undefined {
  if (base === null || base.text === '') return undefined;
  const text = (section: OutlineSection): string =>
    utf8(digest.view.slice(section.start, section.contentEnd));
  return digest.sections.find(section => section.id === null && likeness(base.text, text(section)) >= MOST);
}

const MOST = 0.5;

function fromRecord(record: Published, current: string): Base | null {
  const { next } = record;
  // Nothing stood there before the first merge, so what stands there now is ours, unless a section that a person had
  // written was settled with it: that is told apart by its text only.
  const isFirst = record.text === '' && next?.section === null;
  if (next !== null && (isFirst || sameBody(current, next.section ?? next.text))) return next;
  return record.text === '' ? null : record;
}
