// Id and version → the whole PDF, or an error that says in which state the paper is.
import type { ArxivId } from '../domain/arxiv-id.ts';
import { citedId } from '../domain/paper.ts';
import { ArxivError } from './arxiv-error.ts';
import type { Answer, Arxiv } from './http.ts';
import { saysWithdrawn } from './metadata.ts';
import { classifyPage, isHtml } from './page-class.ts';
import { excerpt } from '../lib/excerpt.ts';
import { phrase } from '../lib/phrase.ts';

export interface WantedPdf {
  readonly id: ArxivId;
  /** Null for the latest; a caller that caches must name the version. */
  readonly version: number | null;
  /** The authors' comment: the only place that tells a withdrawn paper from one announced minutes ago. */
  readonly comment?: string | null;
}

/**
 * The whole PDF. Throws ArxivError: E_NOT_FOUND, E_WITHDRAWN, E_PDF_PENDING, E_PDF_NOT_PDF, E_PDF_TRUNCATED,
 * E_PDF_TOO_LARGE, E_ARXIV_…; an HTML page, or a PDF without its end, is never returned.
 */
export async function downloadPdf(wanted: WantedPdf, arxiv: Arxiv): Promise<Uint8Array> {
  const url = `${arxiv.baseUrl.replace(/\/$/, '')}/pdf/${citedId(wanted)}`;
  const subject = phrase`the PDF of ${citedId(wanted)}`;
  return arxiv.get(url, { kind: 'pdf', subject, judge: answer => judgePdf(answer, wanted) });
}

function judgePdf({ status, body }: Answer, wanted: WantedPdf): ArxivError | null {
  if (isHtml(body)) return pageError(status, body, wanted);
  if (status === 404) return isWithdrawn(wanted) ? withdrawn(wanted) : notFound(wanted);
  if (status !== 200 || isWholePdf(body)) return null;
  const subject = phrase`the PDF of ${citedId(wanted)}`;
  if (!hasPdfStart(body)) {
    const start = excerpt(new TextDecoder().decode(body.subarray(0, 40)));
    const why =
      body.length === 0 ? phrase`the answer is empty` : phrase`the answer is no PDF; it begins "${start}"`;
    return new ArxivError({ code: 'E_PDF_NOT_PDF', subject, why, isRetryable: true });
  }
  const why = phrase`the download stopped early: ${body.length} bytes without the end mark %%EOF`;
  return new ArxivError({ code: 'E_PDF_TRUNCATED', subject, why, isRetryable: true });
}

/** Readers accept junk before and after; a cut download never has the end mark in its last 2 kB. */
function isWholePdf(body: Uint8Array): boolean {
  return hasPdfStart(body) && Buffer.from(body.subarray(-2048)).includes('%%EOF');
}

function hasPdfStart(body: Uint8Array): boolean {
  return Buffer.from(body.subarray(0, 1024)).includes('%PDF-');
}

function pageError(status: number, body: Uint8Array, wanted: WantedPdf): ArxivError | null {
  const { kind, title } = classifyPage(body);
  const isMissing = kind === 'no-file' || kind === 'gone' || status === 404;
  if (kind === 'withdrawn' || (isMissing && isWithdrawn(wanted))) return withdrawn(wanted);
  if (kind === 'pending' || kind === 'no-file') return pending(wanted, title);
  if (isMissing) return notFound(wanted);
  if (status !== 200) return null;
  const why =
    title === ''
      ? phrase`arXiv sent a web page instead of a PDF`
      : phrase`arXiv sent a web page titled "${excerpt(title)}" instead of a PDF`;
  const next = phrase`look at https://arxiv.org/abs/${wanted.id}`;
  return new ArxivError({ code: 'E_PDF_NOT_PDF', subject: phrase`the PDF of ${citedId(wanted)}`, why, next });
}

function isWithdrawn({ comment }: WantedPdf): boolean {
  return saysWithdrawn(comment);
}

function withdrawn({ id, version, comment }: WantedPdf): ArxivError {
  return new ArxivError({
    code: 'E_WITHDRAWN',
    category: 'paper',
    subject: phrase`the PDF of ${citedId({ id, version })}`,
    why: saysWithdrawn(comment)
      ? phrase`this version was withdrawn: "${excerpt(comment ?? '')}"`
      : phrase`this version was withdrawn`,
    // Withdrawing adds a version without PDF; the ones before stay (arXiv/html_feedback#3487).
    next:
      version !== null && version > 1
        ? phrase`summarize ${id}v${version - 1}`
        : phrase`look at https://arxiv.org/abs/${id}`,
  });
}

function pending(wanted: WantedPdf, title: string): ArxivError {
  return new ArxivError({
    code: 'E_PDF_PENDING',
    subject: phrase`the PDF of ${citedId(wanted)}`,
    why:
      title === ''
        ? phrase`arXiv has not made it yet`
        : phrase`arXiv has not made it yet (page "${excerpt(title)}")`,
    next: phrase`try again in an hour: summarize ${citedId(wanted)}`,
  });
}

function notFound(wanted: WantedPdf): ArxivError {
  return new ArxivError({
    code: 'E_NOT_FOUND',
    category: 'paper',
    subject: phrase`the PDF of ${citedId(wanted)}`,
    why: phrase`arXiv has no such paper, or not in this version (HTTP 404)`,
    next: phrase`look at https://arxiv.org/abs/${wanted.id}`,
  });
}
