// Claims that wait for a person: something in them could not be proven, so they are not in the digest.
import type { Finding } from '../../domain/finding.ts';
import { claimsOf, type Notes } from '../../domain/notes.ts';
import { citedId } from '../../domain/paper.ts';
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
  const held = claims.flatMap(({ review, findings }) => {
    const error = findings.find(({ severity }) => severity === 'error');
    return review.state === 'pending' && error !== undefined ? [error] : [];
  });
  const [first] = held;
  if (place === undefined || first === undefined) return [];
  const count =
    held.length === 1
      ? phrase`1 of ${claims.length} claims of ${id} is held back`
      : phrase`${held.length} of ${claims.length} claims of ${id} are held back`;
  const next = phrase`summarize ${citedId(notes.paper)} --until checked shows each`;
  return [{ at: place.start, id, message: phrase`${count} (${wordsOf(first)}): ${next}` }];
}

/** Older notes may lack the Chinese. */
function wordsOf({ message, messageZh }: Finding): Told {
  return messageZh === '' ? excerpt(message) : inBoth(excerpt(message), excerpt(messageZh));
}
