// What an arXiv id is once it has been parsed: a base id without version, and the version asked for.
// Parsing of what people type is arxiv/id.ts; here is only the noun.
import * as z from 'zod';

/** Base id: `2310.06825`, or `hep-th/9901001`. Grammar: https://info.arxiv.org/help/arxiv_identifier.html */
export const ArxivIdSchema = z
  .string()
  .regex(/^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?\/\d{7})$/)
  .brand<'ArxivId'>();
export type ArxivId = z.infer<typeof ArxivIdSchema>;

/** An id as asked for; `version: null` means the latest at the time of asking. */
export interface PaperId {
  readonly id: ArxivId;
  readonly version: number | null;
}

/** What the user named: a paper on arXiv, or a PDF on this disk. */
export type PaperSource =
  ({ readonly kind: 'arxiv' } & PaperId) | { readonly kind: 'file'; readonly path: string };
