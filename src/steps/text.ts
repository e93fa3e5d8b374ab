// paper → pdf bytes → pages. What makes them is loaded only when the cache has them not.
// The PDF of a paper on arXiv is kept by id and version, one of this disk and every text by the hash of the bytes.
import { ArxivIdSchema } from '../domain/arxiv-id.ts';
import { PaperTextSchema, type PaperText } from '../domain/page.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { EXTRACTOR_VERSION } from '../pdf/version.ts';
import { cachedBytes, cachedJson, keepBytes } from './cached.ts';
import type { Tools } from './tools.ts';

/** The whole PDF of an arXiv paper. */
export async function fetchPdf(paper: Paper, tools: Tools): Promise<Uint8Array> {
  const cited = citedId(paper);
  const wanted = { id: ArxivIdSchema.parse(paper.id), version: paper.version, comment: paper.comment };
  const place = { kind: 'pdf', key: cited, paper: cited } as const;
  const make = async (): Promise<Uint8Array> => {
    const { downloadPdf } = await import('../arxiv/download.ts');
    return downloadPdf(wanted, await tools.arxiv());
  };
  return cachedBytes(place, make, tools);
}

/**
 * Text of a PDF on this disk, which is kept as well once it could be read: a review shows it when the file may be gone.
 * Throws as readText; a cache that cannot be written is told.
 */
export async function readLocalText(pdf: Uint8Array, path: string, tools: Tools): Promise<PaperText> {
  const text = await readText(pdf, path, tools);
  await keepBytes({ kind: 'pdf', key: sha256(pdf), paper: path }, pdf, tools);
  return text;
}

/** The text of a PDF that was read before, by the hash of its bytes; null when the cache has it not. */
export async function keptText(pdfSha256: string, { cache }: Tools): Promise<PaperText | null> {
  return cache.getJson('pages', keyOf(pdfSha256), PaperTextSchema);
}

function keyOf(pdfSha256: string): string {
  return `${pdfSha256}:${EXTRACTOR_VERSION}`;
}

/** The text of a PDF; `name` is what messages call it. */
export async function readText(pdf: Uint8Array, name: string, tools: Tools): Promise<PaperText> {
  const key = keyOf(sha256(pdf));
  return cachedJson(
    { kind: 'pages', key, paper: name },
    {
      schema: PaperTextSchema,
      // When it left the parser's process: it is ten thousand runs long.
      isJudged: true,
      make: async () => {
        const { extractText } = await import('../pdf/extract.ts');
        return extractText(pdf, { name, signal: tools.signal, parser: await tools.parser() });
      },
    },
    tools,
  );
}
