// What publishing would do, in one plain sentence. Pure.
import type { MergePlan } from '../../domain/digest.ts';
import { claimsOf, type Notes } from '../../domain/notes.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { verdictOn } from '../../notes/verdict.ts';

/** `3 claims change, 1 stays held back (not in the list), 12 are undecided`. @param changed claims with other lines */
export function whatChanges(notes: Notes, action: MergePlan['action'], changed: number): Told {
  const { heldBack } = verdictOn(notes);
  const pending = claimsOf(notes).filter(({ review }) => review.state === 'pending').length;
  const isNew = action === 'added' || action === 'completed';
  return [heldWords(heldBack), openWords(pending - heldBack)].reduce<Told>(
    (told, more) => (more === '' ? told : phrase`${told}, ${more}`),
    isNew ? newWords(changed) : changeWords(changed),
  );
}

function changeWords(count: number): Told {
  if (count === 0) return phrase`no claim changes, only lines around them`;
  return count === 1 ? phrase`1 claim changes` : phrase`${count} claims change`;
}

function newWords(count: number): Told {
  return count === 1 ? phrase`1 claim is added` : phrase`${count} claims are added`;
}

function heldWords(count: number): Told {
  if (count === 0) return '';
  return count === 1
    ? phrase`1 stays held back (not in the list)`
    : phrase`${count} stay held back (not in the list)`;
}

function openWords(count: number): Told {
  if (count === 0) return '';
  return count === 1 ? phrase`1 is undecided` : phrase`${count} are undecided`;
}
