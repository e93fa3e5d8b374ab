// Headings at the wrong level: a generator that turned every `##` into `###` made `####` of `###`.
// Every heading deeper than the five is told; only the fixed ones are moved, for what else is meant nobody knows.
import type { Splice } from '../../domain/digest.ts';
import type { ScannedDigest } from '../scanned.ts';
import { isFixedHeading, noteOf, type NotePart } from './note.ts';
import { beginOf } from './prose.ts';
import type { CheckContext, Found, Rule, SectionView } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const headingLevel: Rule = {
  name: 'heading-level',
  severity: 'warning',
  structural: true,
  finds: phrase`a heading of notes is deeper than the five stand, or one of the five stands at the wrong level`,
  section: (view, context) => {
    const { parts } = noteOf(view, context);
    const counts = new Map<NotePart['name'], number>();
    for (const { name } of parts) counts.set(name, (counts.get(name) ?? 0) + 1);
    const right = view.section.level + 1;
    const inner = parts.flatMap(({ heading, name }): Found[] => {
      const isFixed = counts.get(name) === 1 && isFixedHeading(heading.text);
      if (heading.level === right || (heading.level < right && !isFixed)) return [];
      const words = beginOf(heading.text);
      if (isFixed) return [moved({ ...heading, words, to: right }, context)];
      const message = phrase`"${words}" is a heading of level ${heading.level}, deeper than ${right}`;
      return [{ at: heading.start, message }];
    });
    return [...misplaced(view, context), ...inner];
  },
};

/** One of the five at the level of papers has become a section of its own, which no list line means. */
function misplaced({ section }: SectionView, context: CheckContext): Found[] {
  const { start, level, heading, slug } = section;
  if (!isFixedHeading(heading) || start === context.digest.sections[0]?.start) return [];
  if (anchorsOf(context.digest).has(slug)) return [];
  return [moved({ start, level, words: beginOf(heading), to: level + 1 }, context)];
}

/** What list lines point at, made once. */
function anchorsOf(digest: ScannedDigest): ReadonlySet<string | null> {
  const known = aimed.get(digest) ?? new Set(digest.entries.map(({ anchor }) => anchor));
  aimed.set(digest, known);
  return known;
}

const aimed = new WeakMap<ScannedDigest, ReadonlySet<string | null>>();

interface Move {
  readonly start: number;
  readonly level: number;
  readonly words: string;
  readonly to: number;
}

function moved({ start, level, words, to }: Move, { digest }: CheckContext): Found {
  const at = start;
  const message = phrase`"${words}" stands at level ${level} instead of ${to}`;
  if (to > 6) return { at, message };
  const indent = /^ {0,3}/.exec(digest.view.slice(start, start + 3))?.[0].length ?? 0;
  const fix: Splice = { start: start + indent, end: start + indent + level, text: '#'.repeat(to) };
  return { at, message, fix: [fix] };
}
