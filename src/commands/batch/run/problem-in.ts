// What a run that came to its end still ends with: some failed, or somebody has to look. Pure.
import type { BatchResult, PaperEnd } from '../../../domain/batch.ts';
import { ToolError } from '../../../lib/errors.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import type { BatchFlags } from '../../flags.ts';

/** The error that decides the exit code; null when all is well. */
export function problemIn({ papers, again }: BatchResult, flags: BatchFlags): ToolError | null {
  const failed = papers.filter(({ outcome }) => outcome === 'failed');
  const held = papers.filter(({ outcome }) => outcome === 'held-back');
  const done = papers.filter(({ outcome }) => outcome === 'done');
  const kept = phrase`${done.length + papers.filter(hadNotes).length} of ${papers.length} papers have notes`;
  const [firstFailed] = failed;
  if (firstFailed !== undefined)
    return new ToolError({
      code: 'E_SOME_FAILED',
      category: 'partial',
      what: phrase`${failed.length} of ${papers.length} papers failed`,
      why: codesOf(failed),
      kept,
      // Where no run can help, what the first of them needs.
      next: again ?? nextOf(firstFailed),
    });
  const claims = flags.strict === true ? done.reduce((sum, { heldBack }) => sum + heldBack, 0) : 0;
  if (held.length === 0 && claims === 0) return null;
  const [first] = held;
  return new ToolError({
    code: 'E_NOTES_HELD_BACK',
    category: 'person',
    what:
      held.length > 0
        ? phrase`${held.length} of ${papers.length} papers wait for a person`
        : phrase`${claims} claims wait for review`,
    why: held.length > 0 ? codesOf(held) : phrase`--strict, and these claims could not be proven`,
    kept,
    next: first?.problem?.next ?? phrase`summarize <paper> --until checked, to see the claims of one paper`,
  });
}

function hadNotes({ outcome, problem }: PaperEnd): boolean {
  return outcome === 'skipped' && problem === null;
}

function nextOf({ problem }: PaperEnd): Told {
  return problem?.next ?? '';
}

/** `12 × E_NOT_FOUND, 3 × E_PDF_SCANNED` */
function codesOf(papers: BatchResult['papers']): string {
  const counts = new Map<string, number>();
  for (const { problem } of papers) {
    const code = problem?.code ?? 'E_BUG';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => `${count} × ${code}`).join(', ');
}
