// What a paper's failure means for it, and for the run. Pure, but for counting failures in a row.
import type { Outcome } from '../../../domain/batch.ts';
import { ToolError } from '../../../lib/errors.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { endsTheRun } from '../../failures.ts';

/** The run ended before this paper did: the same command goes on with it. */
export class LeftError extends ToolError {
  override name = 'LeftError';
  constructor(paper: Told, why: Told) {
    super({
      code: 'E_LEFT',
      category: 'interrupted',
      what: phrase`${paper} was left for the next run`,
      why,
      kept: phrase`what was fetched and paid for is cached`,
      next: phrase`type the same command again`,
    });
  }
}

/** Notes that are good and wait for a person; everything else that fails, fails. */
const WAITING = new Set(['E_NOTES_HELD_BACK', 'E_DIGEST_HAND_EDIT', 'E_NOTES_REVIEWED']);
/** Trouble of one digest entry: the other entries are none the worse for it. */
const OF_ONE_ENTRY = new Set([...WAITING, 'E_NOTES_FILE', 'E_NOTES_TEXT', 'E_DIGEST_UNSETTLED']);
/** Asked to wait, or kept out, for longer than anybody would wait in front of a screen. */
const KEPT_OUT = new Set(['E_ARXIV_WAIT', 'E_ARXIV_BLOCKED', 'E_MODEL_WAIT']);
/** So many papers in a row that a server could not be reached for: the next one would fail in the same way. */
const IN_A_ROW = 5;

/** Judges the failures of a run, one after the other. */
export class FailureJudge {
  #code = '';
  #row = 0;

  /** A paper came to its end: what failed before was no general trouble. */
  succeeded(): void {
    this.#row = 0;
  }

  /** What becomes of the paper, and whether the run ends with this error. */
  judge(error: ToolError): { readonly outcome: Outcome; readonly ends: boolean } {
    if (error instanceof LeftError) return { outcome: 'left', ends: false };
    if (endsTheRun(error) || KEPT_OUT.has(error.code) || this.#isInARow(error))
      return { outcome: 'left', ends: true };
    if (error.category === 'digest' && !OF_ONE_ENTRY.has(error.code)) return { outcome: 'left', ends: true };
    return { outcome: WAITING.has(error.code) ? 'held-back' : 'failed', ends: false };
  }

  #isInARow({ code, category }: ToolError): boolean {
    // Pending PDFs and the like are about one paper, though arXiv is the one to ask again.
    const isGeneral = category === 'remote' && /NETWORK|UNAVAILABLE|TIMEOUT|SLOW|HTTP/.test(code);
    if (!isGeneral) return false;
    this.#row = code === this.#code ? this.#row + 1 : 1;
    this.#code = code;
    return this.#row >= IN_A_ROW;
  }
}
