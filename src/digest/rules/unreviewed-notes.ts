// Claims that wait for a person: something in them could not be proven, so they are not in the digest. Claims that stand
// there and that nobody looked at yet are counted with them: alone they are no finding, else every paper would be one.
import type { Finding } from '../../domain/finding.ts';
import { claimsOf, type Notes } from '../../domain/notes.ts';
import { excerpt } from '../../lib/excerpt.ts';
import type { CheckContext, Found, Rule } from './rule.ts';
import { inBoth, phrase, type Told } from '../../lib/phrase.ts';

export const unreviewedNotes: Rule = {
  name: 'unreviewed-notes',
  severity: 'warning',
  finds: phrase`the stored notes of the paper have claims that are held back until a person decides`,
  file: context => [...context.notes.values()].flatMap(notes => foundIn(notes, context)),
};

function foundIn(notes: Notes, { entries, sections }: CheckContext): Found[] {
  const { id } = notes.paper;
  const place = entries.get(id)?.[0] ?? sections.get(id)?.[0];
  const claims = claimsOf(notes);
  const pending = claims.filter(({ review }) => review.state === 'pending');
  const held = pending.flatMap(({ findings }) => findings.find(({ severity }) => severity === 'error') ?? []);
  const [first] = held;
  if (place === undefined || first === undefined) return [];
  const message = countsTold({ notes, held, all: claims.length, others: pending.length - held.length });
  return [{ at: place.start, id, message: phrase`${message}: summarize review ${id}` }];
}

interface Counts {
  readonly notes: Notes;
  readonly held: readonly Finding[];
  readonly all: number;
  /** Undecided too, and shown: no finding of their own, for nobody has to look at what was proven. */
  readonly others: number;
}

function countsTold({ notes, held, all, others }: Counts): Told {
  const { id } = notes.paper;
  const [first] = held;
  const why = first === undefined ? '' : wordsOf(first);
  const count =
    held.length === 1
      ? phrase`1 of ${all} claims of ${id} is held back`
      : phrase`${held.length} of ${all} claims of ${id} are held back`;
  const told = phrase`${count} (${why})`;
  if (others === 0) return told;
  return others === 1 ? phrase`${told}, 1 more is undecided` : phrase`${told}, ${others} more are undecided`;
}

/** Older notes may lack the Chinese. */
function wordsOf({ message, messageZh }: Finding): Told {
  return messageZh === '' ? excerpt(message) : inBoth(excerpt(message), excerpt(messageZh));
}
