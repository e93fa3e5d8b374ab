// paper → pdf bytes → pages. What makes them is loaded only when the cache has them not.
// The PDF is kept by id and version, its text by the hash of its bytes.
import { ArxivIdSchema } from '../domain/arxiv-id.ts';
import { PaperTextSchema, type PaperText } from '../domain/page.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { EXTRACTOR_VERSION } from '../pdf/version.ts';
import { cachedBytes, cachedJson } from './cached.ts';
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

/** The text of a PDF; `name` is what messages call it. */
export async function readText(pdf: Uint8Array, name: string, tools: Tools): Promise<PaperText> {
  const key = `${sha256(pdf)}:${EXTRACTOR_VERSION}`;
  return cachedJson(
    { kind: 'pages', key, paper: name },
    {
      schema: PaperTextSchema,
      make: async () => {
        const { extractText } = await import('../pdf/extract.ts');
        return extractText(pdf, { name, signal: tools.signal, parser: await tools.parser() });
      },
    },
    tools,
  );
}
