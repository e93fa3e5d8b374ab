// arXiv as a source: what a search finds, and what was announced last.
import type { Paper } from '../../../domain/paper.ts';
import { ArxivIdSchema } from '../../../domain/arxiv-id.ts';
import type { Mention, ReadSource } from '../../../domain/source.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { keepPaper } from '../../../steps/paper.ts';
import type { Tools } from '../../../steps/tools.ts';

/** Papers that a query of arXiv's API finds, the newest first. Their metadata is kept: it need not be asked for again. */
export async function foundBy(
  query: string,
  { since, most }: { since: string | null; most: number },
  tools: Tools,
): Promise<ReadSource> {
  const [{ searchPapers }, { parseSince }] = await Promise.all([
    import('../../../arxiv/search.ts'),
    import('../../../arxiv/since.ts'),
  ]);
  const from = since === null ? null : parseSince(since, tools.now());
  tools.progress({ paper: null, stage: 'metadata', words: phrase`searching arXiv` });
  const { papers, total } = await searchPapers(query, { since: from, most }, await tools.arxiv());
  const mentions: Mention[] = [];
  for (const paper of papers) mentions.push(await mentionOf(paper, '--search', tools));
  const notices: Told[] = [];
  if (total > papers.length)
    notices.push(phrase`${total} papers match; the newest ${papers.length} are taken (--max)`);
  if (total === 0) notices.push(phrase`no paper matches`);
  return sourceOf('--search', 'search', { mentions, notices });
}

/** Papers of the last announcement of these categories (`cs.CL+cs.AI`), replacements left out. */
export async function announcedOn(categories: string, most: number, tools: Tools): Promise<ReadSource> {
  const { announcedPapers } = await import('../../../arxiv/rss.ts');
  tools.progress({
    paper: null,
    stage: 'metadata',
    words: phrase`asking what was announced in ${categories}`,
  });
  const {
    papers: announced,
    replaced,
    notices: told,
  } = await announcedPapers(categories, await tools.arxiv());
  const mentions = announced.slice(0, most).map(({ id, version, title }) => ({
    paper: { kind: 'arxiv' as const, id, version },
    at: { source: '--rss', line: null },
    title,
  }));
  const notices: Told[] = [...told];
  if (announced.length > most)
    notices.push(phrase`${announced.length} papers were announced; the first ${most} are taken (--max)`);
  if (replaced > 0)
    notices.push(phrase`${replaced} new versions of older papers are left out (see --outdated)`);
  return sourceOf('--rss', 'rss', { mentions, notices });
}

async function mentionOf(paper: Paper, source: string, tools: Tools): Promise<Mention> {
  const id = ArxivIdSchema.parse(paper.id);
  await keepPaper(paper, { id, version: null }, tools);
  return { paper: { kind: 'arxiv', id, version: null }, at: { source, line: null }, title: paper.title };
}

function sourceOf(
  name: string,
  kind: 'search' | 'rss',
  found: { mentions: readonly Mention[]; notices: readonly Told[] },
): ReadSource {
  const count = found.mentions.length;
  return { name, kind, encoding: null, units: 'papers', count, ...found, unread: [], silent: 0 };
}
