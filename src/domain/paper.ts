// A paper's metadata, from arXiv's Atom feed or, for a local PDF, from its first page.
// The same shape stands in notes/<id>.json under `paper`.
import * as z from 'zod';

export const LinkKindSchema = z.enum(['code', 'page', 'model', 'data', 'video']);

/** A link that the paper itself gives; `page` counts from 1 and is null outside the PDF. */
export const PaperLinkSchema = z.object({
  url: z.string(),
  kind: LinkKindSchema,
  source: z.enum(['abstract', 'comment', 'pdf']),
  page: z.int().min(1).nullable(),
});
export type PaperLink = z.infer<typeof PaperLinkSchema>;

export const PaperSchema = z.object({
  /** arXiv base id, or `pdf-<12 hex of its SHA-256>` for a local PDF without arXiv stamp. */
  id: z.string().regex(/^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?\/\d{7}|pdf-[0-9a-f]{12})$/),
  /** Version whose text was read; null only for a local PDF without arXiv stamp. */
  version: z.int().min(1).max(999).nullable(),
  title: z.string().min(1),
  authors: z.array(z.string()),
  /** ISO 8601 instants of version 1 and of this version. */
  published: z.string().nullable(),
  updated: z.string().nullable(),
  categories: z.array(z.string()),
  /** Plain text, white space collapsed; '' when a local PDF has none. */
  abstract: z.string(),
  comment: z.string().nullable(),
  doi: z.string().nullable(),
  license: z.string().nullable(),
  /** Where readers find this version: `https://arxiv.org/pdf/<id>v<n>`, or `--url` of a local PDF. */
  url: z.string().nullable(),
  links: z.array(PaperLinkSchema),
});
export type Paper = z.infer<typeof PaperSchema>;

/** File name stem of an id: `hep-th/9901001` → `hep-th_9901001`. Never holds a path separator. */
export function fileStem(id: string): string {
  return id.replaceAll('/', '_');
}

/** The id with its version, as people cite it: `2310.06825v1`; a bare id without version. */
export function citedId(paper: { readonly id: string; readonly version: number | null }): string {
  return paper.version === null ? paper.id : `${paper.id}v${paper.version}`;
}
