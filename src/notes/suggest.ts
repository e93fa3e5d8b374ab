// Findings about some words → what would mend them. Pure. Nothing is offered that the checks have not looked at: with a
// fix there is less to find, and nothing that was not found before.
import type { Finding } from '../domain/finding.ts';
import { claimsOf, type Notes } from '../domain/notes.ts';
import type { Fix } from '../domain/review.ts';
import { checkWords, type ItemWords } from './check.ts';
import { contextOf, type PaperFacts } from './check-context.ts';
import type { Candidate, Fixer, Subject } from './fixes/fix.ts';
import { quoteNumberFixes } from './fixes/quote-numbers.ts';
import { spellingFixes } from './fixes/spelling.ts';
import { termFixes } from './fixes/terms.ts';
import { twinNumberFixes } from './fixes/twin-numbers.ts';
import { unitFixes } from './fixes/units.ts';
import { claimFrom } from './stated-claim.ts';

const FIXERS: readonly Fixer[] = [quoteNumberFixes, twinNumberFixes, unitFixes, spellingFixes, termFixes];
const MOST_OFFERED = 5;
/** Each is checked, while a person types. */
const MOST_TRIED = 12;
/** Longer words are not looked at to their end: see notes/check.ts. */
const LONGEST = 3000;

/** What was found about these words for an item of the notes. */
export interface Found {
  readonly words: ItemWords;
  readonly findings: readonly Finding[];
}

/** At most five fixes, each proven; none when nothing would mend the words for sure. */
export function suggestFixes(notes: Notes, { words, findings }: Found, facts: PaperFacts): Fix[] {
  const { item, zh, en } = words;
  if (findings.length === 0 || zh.length > LONGEST || en.length > LONGEST) return [];
  const subject = subjectOf(notes, { words, findings }, facts);
  const candidates = new Map<string, Candidate>();
  for (const candidate of FIXERS.flatMap(fixer => fixer(subject))) {
    const key = JSON.stringify([candidate.zh, candidate.en]);
    if (!candidates.has(key)) candidates.set(key, candidate);
  }
  const proven: Fix[] = [];
  for (const { label, numbers, ...fixed } of [...candidates.values()].slice(0, MOST_TRIED)) {
    if (proven.length === MOST_OFFERED) break;
    const after = checkWords(notes, { item, zh: fixed.zh, en: fixed.en }, facts);
    if (mends(findings, after, numbers)) proven.push({ label, ...fixed });
  }
  return proven;
}

function subjectOf(notes: Notes, { words, findings }: Found, facts: PaperFacts): Subject {
  const { item, zh, en } = words;
  const quote = claimsOf(notes).find(({ id }) => id === item)?.quote ?? '';
  const claim = claimFrom(item, { zh: '', en: '', quote });
  const { located, quoteFigures } = contextOf({ ...claim, quote }, facts, { place: 'background', notes });
  return { words: { zh, en }, quote, findings, located, quoteFigures, facts };
}

const ABOUT_NUMBERS: ReadonlySet<string> = new Set([
  'number-unsupported',
  'number-not-in-quote',
  'numbers-differ',
  'unit-differs',
]);

/** Fewer findings, none that is new, and none about a number that the fix itself put there. */
function mends(before: readonly Finding[], after: readonly Finding[], numbers: readonly string[]): boolean {
  const known = new Set(before.map(keyOf));
  if (after.length >= before.length || !after.every(finding => known.has(keyOf(finding)))) return false;
  return !after.some(
    ({ code, message }) => ABOUT_NUMBERS.has(code) && numbers.some(number => message.includes(`“${number}”`)),
  );
}

function keyOf({ code, message }: Finding): string {
  return `${code} ${message}`;
}
