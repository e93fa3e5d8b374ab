// id → paper: metadata from arXiv (kept for a day when no version was asked for), or from a local PDF's first page.
import * as z from 'zod';
import { parseSource } from '../arxiv/id.ts';
import { mineLinks } from '../arxiv/links.ts';
import type { PaperId } from '../domain/arxiv-id.ts';
import { textOf, type PaperText } from '../domain/page.ts';
import { citedId, PaperSchema, type Paper } from '../domain/paper.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { cachedJson } from './cached.ts';
import type { Tools } from './tools.ts';

/** How long "the latest version" may be taken from the cache. */
const A_DAY_MS = 24 * 60 * 60 * 1000;

const KeptPaper = z.object({ paper: PaperSchema, at: z.number() });

/** Metadata of a paper on arXiv; without a version, of the latest one, which is thereby pinned. */
export async function findPaper({ id, version }: PaperId, tools: Tools): Promise<Paper> {
  const key = version === null ? `${id}:latest` : `${id}v${version}`;
  const kept = await cachedJson(
    { kind: 'metadata', key, paper: citedId({ id, version }) },
    {
      schema: KeptPaper,
      // A clock that went backwards makes the age negative: that is not a reason to ask again.
      isFresh: ({ at }) => version !== null || tools.now() - at < A_DAY_MS,
      make: async () => {
        const { fetchPaper } = await import('../arxiv/metadata.ts');
        return { paper: await fetchPaper({ id, version }, await tools.arxiv()), at: tools.now() };
      },
    },
    tools,
  );
  return kept.paper;
}

/** What a local PDF says of itself: id from its arXiv stamp, else from its bytes. No network. */
export function describeLocalPdf(pdf: Uint8Array, text: PaperText, tools: Tools): Paper {
  const { title, url } = tools.options;
  const stamped = stampedId(text.stamp);
  const abstract = textOf(
    text.pages
      .flatMap(page => page.lines)
      .filter(line => line.section === 'abstract' && line.kind === 'text'),
  );
  const flat = abstract.replace(/\s+/g, ' ');
  const arxivUrl =
    stamped === null
      ? null
      : `https://arxiv.org/pdf/${stamped.id}${stamped.version === null ? '' : `v${stamped.version}`}`;
  return {
    id: stamped?.id ?? `pdf-${sha256(pdf).slice(0, 12)}`,
    version: stamped?.version ?? null,
    title: title ?? (text.front.title === '' ? 'Untitled PDF' : text.front.title),
    authors: text.front.authors,
    published: null,
    updated: null,
    categories: [],
    abstract: flat,
    comment: null,
    doi: null,
    license: null,
    url: url ?? arxivUrl,
    links: mineLinks(flat, null),
  };
}

function stampedId(stamp: string | null): PaperId | null {
  if (stamp === null) return null;
  const source = parseSource(stamp);
  return source.kind === 'arxiv' ? source : null;
}
