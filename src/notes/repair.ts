// Checked notes → what to ask the model once more, and its answer → notes. Pure.
// Only what failed goes out, with the pages concerned; a claim that a person decided on is never touched.
// Next: notes/check.ts, once more
import type { Claim } from '../domain/claim.ts';
import { claimsOf, mapClaims, type Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import type { StatedClaim, StatedRepair } from '../domain/reply.ts';
import { likelyPages, wordsByPage } from './likely-pages.ts';
import { quoteKey } from './quotes/quote-key.ts';
import { lacksFigures, LEAST_FIGURES, paperFigures } from './result-figures.ts';
import { claimFrom } from './stated-claim.ts';

/** A claim that failed, as the model is shown it. */
export interface FailedClaim extends StatedClaim {
  readonly id: string;
  /** Messages of its error findings. */
  readonly problems: readonly string[];
}

export interface RepairRequest {
  readonly claims: readonly FailedClaim[];
  /** True when the results lack figures though the paper has them. */
  readonly wantsResults: boolean;
  /** The above in words, one problem a line, for the prompt. */
  readonly problems: string;
  /** Pages whose text the model needs, ascending. */
  readonly pages: readonly number[];
}

const PAGES_PER_CLAIM = 2;
const MOST_PAGES = 8;

/** What failed, or null when there is nothing to repair. */
export function planRepair(notes: Notes, text: PaperText): RepairRequest | null {
  const failed = claimsOf(notes).filter(mayReplace);
  const wantsResults = lacksFigures(notes, () => paperFigures(text));
  if (failed.length === 0 && !wantsResults) return null;
  const claims = failed.map(({ id, zh, en, quote, findings }) => {
    const errors = findings.filter(finding => finding.severity === 'error');
    return { id, zh, en, quote, problems: errors.map(finding => finding.message) };
  });
  return {
    claims,
    wantsResults,
    problems: inWords(claims, wantsResults),
    pages: pagesFor(claims, wantsResults ? paperFigures(text).pages : [], text),
  };
}

/**
 * The notes with failed claims replaced by id and new results behind the old ones. Ids that did not fail,
 * that do not exist or that come twice (the first counts) are ignored, and so is a result whose quote we have.
 */
export function applyRepair(notes: Notes, repair: StatedRepair): Notes {
  const corrected = new Map(repair.claims.toReversed().map(claim => [claim.id, claim]));
  const replaced = mapClaims(notes, claim => {
    const stated = corrected.get(claim.id);
    return stated !== undefined && mayReplace(claim) ? claimFrom(claim.id, stated) : claim;
  });
  const quotes = new Set(claimsOf(replaced).map(claim => quoteKey(claim.quote).key));
  const news = repair.results.filter(result => {
    const { key } = quoteKey(result.quote);
    const isNew = key !== '' && !quotes.has(key);
    quotes.add(key);
    return isNew;
  });
  const last = Math.max(0, ...notes.results.map(({ id }) => Number(/(?<!\d)\d+$/.exec(id)?.[0] ?? 0)));
  const added = news.map((result, index) => claimFrom(`result-${last + index + 1}`, result));
  return { ...replaced, results: [...replaced.results, ...added] };
}

/** Failed, and no person has decided on it. */
function mayReplace(claim: Claim): boolean {
  return claim.review.state === 'pending' && claim.findings.some(finding => finding.severity === 'error');
}

function inWords(claims: readonly FailedClaim[], wantsResults: boolean): string {
  const failed = claims.map(({ id, zh, en, quote, problems }) =>
    [`- ${id}: ${problems.join(' ')}`, `  zh: ${zh}`, `  en: ${en}`, `  quote: ${quote}`].join('\n'),
  );
  const wish = `- results: together they state fewer than ${LEAST_FIGURES} figures that stand in their quotes. Add results with figures from the pages below.`;
  return [...failed, ...(wantsResults ? [wish] : [])].join('\n');
}

/** Pages near each failed claim's best candidate, then the pages with most numbers; cut at MOST_PAGES. */
function pagesFor(claims: readonly FailedClaim[], results: readonly number[], text: PaperText): number[] {
  const words = wordsByPage(text);
  const near = claims.map(claim =>
    likelyPages(words, `${claim.quote} ${claim.en} ${claim.zh}`, PAGES_PER_CLAIM),
  );
  const first = near.flatMap(pages => pages.slice(0, 1));
  // Every claim's best page before any claim's second one.
  const wanted = [...new Set([...first, ...results.slice(0, 3), ...near.flat(), ...results])];
  return wanted.slice(0, MOST_PAGES).sort((one, other) => one - other);
}
