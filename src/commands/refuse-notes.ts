// Notes that must not be merged, or not without a person: what is said of them, and where they wait.
import { claimsOf, type Notes } from '../domain/notes.ts';
import { citedId } from '../domain/paper.ts';
import { ToolError } from '../lib/errors.ts';
import { verdictOn } from '../notes/verdict.ts';
import { keepForReview } from '../steps/merge.ts';

/** Not one claim holds: the notes are no notes. */
export function refuseEmpty(notes: Notes): void {
  const { publishable, heldBack } = verdictOn(notes);
  if (publishable > 0) return;
  throw new ToolError({
    code: 'E_NOTES_UNPROVEN',
    category: 'paper',
    what: `${notes.engine.model} gave no valid notes for ${citedId(notes.paper)}`,
    why: `none of ${heldBack} claims could be proven; the first: ${firstProblem(notes)}`,
    kept: 'the reply is cached; no digest was touched',
    next: `summarize ${citedId(notes.paper)} --model NAME, with a stronger model`,
  });
}

/** A paper merges only whole: with an empty section it waits beside the digest until a person decides. */
export async function waitInReview(notes: Notes, digest: string, dryRun: boolean): Promise<void> {
  const { isWhole, emptySections, heldBack } = verdictOn(notes);
  if (isWhole) return;
  const path = dryRun ? null : await keepForReview(digest, notes);
  throw new ToolError({
    code: 'E_NOTES_HELD_BACK',
    category: 'person',
    what: `${citedId(notes.paper)} waits for review and was not merged`,
    why: `no claim of ${emptySections.join(' and ')} could be proven (${heldBack} held back; the first: ${firstProblem(notes)})`,
    kept: `${path === null ? 'the reply is cached' : `the notes are in ${path}`}; ${digest} was not touched`,
    next: `summarize ${citedId(notes.paper)} --refresh=notes, or with another --model`,
  });
}

/** What `--strict` ends with; null when nothing is held back. */
export function heldBackError(notes: Notes): ToolError | null {
  const { heldBack } = verdictOn(notes);
  if (heldBack === 0) return null;
  return new ToolError({
    code: 'E_NOTES_HELD_BACK',
    category: 'person',
    what: `${citedId(notes.paper)} has claims that wait for review`,
    why: `--strict, and ${heldBack} held back; the first: ${firstProblem(notes)}`,
    kept: 'the proven claims are done as said above',
    next: `summarize ${citedId(notes.paper)} --until checked, to see each claim and its findings`,
  });
}

function firstProblem(notes: Notes): string {
  const findings = claimsOf(notes).flatMap(claim => claim.findings);
  return findings.find(finding => finding.severity === 'error')?.message ?? 'rejected in review';
}
