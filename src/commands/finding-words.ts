// What a check of notes found, as a person reads it: findings are kept in the notes with both their texts.
import { claimsOf, type Notes } from '../domain/notes.ts';
import type { Finding } from '../domain/finding.ts';
import { inBoth, phrase, type Told } from '../lib/phrase.ts';

/** The finding in the language of who reads it; in English where the notes are from before Chinese was kept. */
export function findingTold({ message, messageZh }: Pick<Finding, 'message' | 'messageZh'>): Told {
  return messageZh === '' ? message : inBoth(message, messageZh);
}

/** The first error among the findings of the claims. */
export function firstProblem(notes: Notes): Told {
  const findings = claimsOf(notes).flatMap(claim => claim.findings);
  const first = findings.find(finding => finding.severity === 'error');
  return first === undefined ? phrase`rejected in review` : findingTold(first);
}
