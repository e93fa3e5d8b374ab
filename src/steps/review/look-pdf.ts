// Notes → the PDF that they were made from: by its bytes from the cache, else by its id, from the cache or arXiv.
import { ArxivIdSchema } from '../../domain/arxiv-id.ts';
import type { Notes } from '../../domain/notes.ts';
import type { PaperText } from '../../domain/page.ts';
import { citedId, type Paper } from '../../domain/paper.ts';
import { sha256 } from '../../lib/canonical-hash.ts';
import { ToolError } from '../../lib/errors.ts';
import { phrase } from '../../lib/phrase.ts';
import { fetchPdf, keptText, readText } from '../text.ts';
import type { Tools } from '../tools.ts';

/**
 * The very bytes that the notes were made from.
 * @throws ToolError E_REVIEW_PDF_MISSING for a PDF of this disk that is not in the cache, E_REVIEW_PDF_DIFFERS when arXiv
 * (or the cache) has another one by now; as fetchPdf
 */
export async function reviewedPdf({ paper, source }: Notes, tools: Tools): Promise<Uint8Array> {
  const { pdfSha256 } = source;
  const kept = await tools.cache.getBytes('pdf', pdfSha256);
  // A file of the cache that was exchanged is found out by the cache itself; one put under another's name is not.
  if (kept !== null && sha256(kept) === pdfSha256) return kept;
  if (!isOnArxiv(paper)) throw missing(paper, pdfSha256);
  const bytes = await fetchPdf(paper, tools);
  const seen = sha256(bytes);
  if (seen !== pdfSha256) throw differs(paper, pdfSha256, seen);
  return bytes;
}

/** The text of that PDF; the PDF itself is not needed when it was read before. @throws as reviewedPdf and reading it */
export async function reviewedText(notes: Notes, tools: Tools): Promise<PaperText> {
  const kept = await keptText(notes.source.pdfSha256, tools);
  return kept ?? readText(await reviewedPdf(notes, tools), citedId(notes.paper), tools);
}

function isOnArxiv({ id, version }: Paper): boolean {
  return version !== null && ArxivIdSchema.safeParse(id).success;
}

function missing(paper: Paper, wanted: string): ToolError {
  return new ToolError({
    code: 'E_REVIEW_PDF_MISSING',
    category: 'paper',
    what: phrase`the PDF of ${citedId(paper)} cannot be shown`,
    why: phrase`it was a file on a disk, and the cache does not have its bytes (SHA-256 ${wanted.slice(0, 12)}…)`,
    kept: phrase`the notes; claims can be decided without it`,
    next: phrase`summarize FILE.pdf, with the same file, brings it back`,
  });
}

function differs(paper: Paper, wanted: string, seen: string): ToolError {
  const id = citedId(paper);
  return new ToolError({
    code: 'E_REVIEW_PDF_DIFFERS',
    category: 'paper',
    what: phrase`the PDF of ${id} is not the one that the notes were made from`,
    why: phrase`the notes name SHA-256 ${wanted.slice(0, 12)}…, the PDF at hand has ${seen.slice(0, 12)}…`,
    kept: phrase`the notes; claims can be decided without it`,
    next: phrase`summarize FILE.pdf if they were made from a file; else summarize ${id} --refresh=pdf,notes makes notes of the PDF that arXiv has now`,
  });
}
