// A PDF as pdf.js wants it: the whole, or the ranges that it asks for page by page.
import type { Desk } from '../desk.ts';
import { rangeIn } from './ranges.ts';

/** PDFs at hand. */
export interface Pdfs {
  /** The bytes of a paper's PDF; `isMore` when they are of one that is being read already. */
  readonly get: (stem: string, isMore: boolean) => Promise<Uint8Array<ArrayBuffer>>;
  /** It will be asked for in a moment: it is read and its hash checked meanwhile. */
  readonly expect: (stem: string) => void;
}

interface Kept {
  readonly bytes: Promise<Uint8Array<ArrayBuffer>>;
  /** Read, and not yet asked for. */
  readonly isExpected: boolean;
}

/** Papers whose PDF is kept at hand: the one on the screen, and the one before or behind it. */
const KEPT = 2;

/**
 * The desk's PDFs, kept while ranges of them are asked for: a hundred ranges would check a hundred times the hash of a
 * file of 20 MB. Whoever asks for the beginning opens it: then it is asked for anew, unless it was expected.
 */
export function recentPdfs(desk: Pick<Desk, 'pdf'>): Pdfs {
  const kept = new Map<string, Kept>();
  const keep = (stem: string, pdf: Kept): Kept => {
    kept.delete(stem);
    kept.set(stem, pdf);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    pdf.bytes.catch(() => {
      if (kept.get(stem)?.bytes === pdf.bytes) kept.delete(stem);
    });
    return pdf;
  };
  const read = (stem: string): Kept['bytes'] => desk.pdf(stem).then(bytes => new Uint8Array(bytes));
  return {
    get: (stem, isMore) => {
      const before = kept.get(stem);
      const known = before !== undefined && (isMore || before.isExpected) ? before.bytes : read(stem);
      return keep(stem, { bytes: known, isExpected: false }).bytes;
    },
    expect: stem => {
      // One that is on the screen is opened anew when somebody wants that.
      if (kept.get(stem)?.isExpected !== false) keep(stem, { bytes: read(stem), isExpected: true });
    },
  };
}

/** @throws what `Desk.pdf` throws */
export async function pdfAnswer(pdfs: Pdfs, stem: string, headers: Headers): Promise<Response> {
  // Our answers have no ETag, so that an If-Range can only be about something else.
  const wanted = headers.has('if-range') ? undefined : (headers.get('range') ?? undefined);
  const bytes = await pdfs.get(stem, wanted !== undefined && !wanted.startsWith('bytes=0-'));
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
