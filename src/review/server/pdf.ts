// A PDF as pdf.js wants it: the whole, or the ranges that it asks for page by page.
import type { Desk } from '../desk.ts';
import { rangeIn } from './ranges.ts';

/** The bytes of a paper's PDF; `isRange` when they are of one that is being read already. */
export type Pdfs = (stem: string, isRange: boolean) => Promise<Uint8Array<ArrayBuffer>>;

/** Papers whose PDF is kept at hand: the one on the screen, and the one before or behind it. */
const KEPT = 2;

/**
 * The desk's PDFs, kept while ranges of them are asked for: a hundred ranges would check a hundred times the hash of a
 * file of 20 MB. pdf.js begins without a range: then the PDF is asked for anew.
 */
export function recentPdfs(desk: Desk): Pdfs {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return (stem, isRange) => {
    const known = isRange ? kept.get(stem) : undefined;
    const pdf = known ?? desk.pdf(stem).then(bytes => new Uint8Array(bytes));
    kept.delete(stem);
    kept.set(stem, pdf);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    pdf.catch(() => {
      if (kept.get(stem) === pdf) kept.delete(stem);
    });
    return pdf;
  };
}

/** @throws what `Desk.pdf` throws */
export async function pdfAnswer(pdfs: Pdfs, stem: string, headers: Headers): Promise<Response> {
  // Our answers have no ETag, so that an If-Range can only be about something else.
  const wanted = headers.has('if-range') ? undefined : (headers.get('range') ?? undefined);
  const bytes = await pdfs(stem, wanted !== undefined);
  const range = rangeIn(wanted, bytes.byteLength);
  const usual = { 'content-type': 'application/pdf', 'accept-ranges': 'bytes' };
  if (range === 'whole') return new Response(bytes, { headers: usual });
  if (range === 'outside') {
    const outside = { ...usual, 'content-range': `bytes */${bytes.byteLength}` };
    return new Response(null, { status: 416, headers: outside });
  }
  const { first, last } = range;
  const inside = { ...usual, 'content-range': `bytes ${first}-${last}/${bytes.byteLength}` };
  return new Response(bytes.subarray(first, last + 1), { status: 206, headers: inside });
}
