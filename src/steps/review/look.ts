// The words of an item as a person types them → what the checks say, and what would mend it. The paper's text is read
// once for each paper.
import type { Finding } from '../../domain/finding.ts';
import type { Notes } from '../../domain/notes.ts';
import type { Fix, Look } from '../../domain/review.ts';
import { checkItems, checkWords } from '../../notes/check.ts';
import { suggestFixes } from '../../notes/suggest.ts';
import type { Tools } from '../tools.ts';
import { reviewedFacts } from './look-facts.ts';
import { reviewedPdf } from './look-pdf.ts';

/** What looks at words, and knows the PDF that they are about. */
export interface Looking {
  /** Findings as they would be once a person had saved these words. @throws what getting the paper's text throws */
  readonly look: (notes: Notes, words: Look) => Promise<{ findings: Finding[]; fixes: Fix[] }>;
  /** The notes with place and findings of these items set anew, as they stand. @throws as `look` */
  readonly check: (notes: Notes, items: ReadonlySet<string>) => Promise<Notes>;
  /** The PDF that the notes were made from. @throws ToolError when there is none to be had */
  readonly pdf: (notes: Notes) => Promise<Uint8Array>;
}

/** Nothing is read before it is asked for. */
export function openLooking(tools: Tools): Looking {
  return {
    look: async (notes, words) => {
      const facts = await reviewedFacts(notes, tools);
      const findings = checkWords(notes, words, facts);
      return { findings, fixes: suggestFixes(notes, { words, findings }, facts) };
    },
    check: async (notes, items) => checkItems(notes, items, await reviewedFacts(notes, tools)),
    pdf: notes => reviewedPdf(notes, tools),
  };
}
