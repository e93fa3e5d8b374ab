// PDF bytes → the text of the paper with its places, or an error with the reason and the next step.
// The parsing itself happens in the child processes of parser-pool.ts.
import { textOf, type PaperText } from '../domain/page.ts';
import { looksCutOff, refuseBytes } from './bytes.ts';
import { openParserPool, type ParserPool, type PoolSettings } from './parser-pool.ts';
import type { Reply } from './parser-process.ts';
import { ExtractionError, type Refusal } from './refusals.ts';
import { phrase } from '../lib/phrase.ts';

export interface ExtractOptions extends Partial<PoolSettings> {
  /** Paper id or file, as messages name it. */
  readonly name: string;
  readonly maxBytes?: number;
  /** Stops the reading of this PDF; the call then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Reads the PDF, with its own limits. Without one a pool is opened for this PDF and closed after it. */
  readonly parser?: ParserPool;
}

/**
 * Reads a PDF. `bytes` stay as they are. Defaults: 60 s, 1,000 MB resident, 500 pages, 50 MB of file.
 * Throws ExtractionError (codes E_PDF_…) when no text can be had, and the signal's reason when aborted.
 */
export async function extractText(bytes: Uint8Array, options: ExtractOptions): Promise<PaperText> {
  options.signal?.throwIfAborted();
  const { name, maxBytes = 50_000_000 } = options;
  const refusal = refuseBytes(bytes, maxBytes);
  if (refusal) throw new ExtractionError(name, refusal);
  const reply = await parsed(bytes, options);
  if ('refusal' in reply) throw new ExtractionError(name, explained(reply.refusal, bytes));
  const { pages, ...rest } = reply.reading;
  const lines = pages.flatMap(page => page.lines);
  // The order of PaperTextSchema: the text is cached as it stands here.
  return { pages, body: textOf(lines.filter(line => line.section !== 'references')), ...rest };
}

async function parsed(bytes: Uint8Array, { parser, signal, ...settings }: ExtractOptions): Promise<Reply> {
  if (parser) return parser.parse(bytes, signal);
  const own = openParserPool({ size: 1, ...settings });
  try {
    return await own.parse(bytes, signal);
  } finally {
    await own.close();
  }
}

function explained(refusal: Refusal, bytes: Uint8Array): Refusal {
  if (refusal.code !== 'E_PDF_DAMAGED' || !looksCutOff(bytes)) return refusal;
  return {
    ...refusal,
    seen: phrase`the file was cut off, its last 1,024 bytes have no "%%EOF" (${refusal.seen})`,
  };
}
