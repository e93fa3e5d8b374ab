// A digest as a source: its entries without notes, or with --outdated those whose notes are of an older version.
import { ArxivIdSchema } from '../../../domain/arxiv-id.ts';
import type { Mention, Place, ReadSource, Unread } from '../../../domain/source.ts';
import type { DigestPapers, ListedPaper } from '../../../steps/digest-papers.ts';
import { phrase, type Told } from '../../../lib/phrase.ts';
import { findOutdated, type Outdated } from '../../../steps/outdated.ts';
import type { Tools } from '../../../steps/tools.ts';

/** Told what the preview wants to know of outdated papers. */
export interface OutdatedSink {
  readonly tools: Tools;
  readonly outdated: Map<string, Outdated>;
}

/** All entries are mentioned; which of them have notes is for the preview to say. @param sink null: not --outdated */
export async function listedIn(digest: DigestPapers, sink: OutdatedSink | null): Promise<ReadSource> {
  const found = sink === null ? byStanding(digest) : await byAge(digest, sink);
  const count = digest.listed.length;
  const kind = 'digest' as const;
  const notices =
    sink === null
      ? []
      : [phrase`${found.silent} of ${count} entries have notes of the latest version, or none`];
  return { name: digest.path, kind, encoding: 'utf-8', units: 'entries', count, ...found, notices };
}

type Found = Pick<ReadSource, 'mentions' | 'unread' | 'silent'>;

function byStanding(digest: DigestPapers): Found {
  const [mentions, unread] = [new Array<Mention>(), new Array<Unread>()];
  let silent = 0;
  for (const listed of digest.listed) {
    const mention = mentionOf(listed, listed.version, digest);
    if (mention !== null) mentions.push(mention);
    else if (digest.noted.has(listed.id ?? '')) silent += 1;
    else unread.push({ at: placeOf(listed, digest), text: listed.title, why: whyNot(listed) });
  }
  return { mentions, unread, silent };
}

async function byAge(digest: DigestPapers, { tools, outdated }: OutdatedSink): Promise<Found> {
  const found = await findOutdated(digest.path, tools);
  for (const one of found.outdated) outdated.set(one.id, one);
  const skipped = new Map(found.skipped.map(({ id, why }) => [id, why]));
  const [mentions, unread] = [new Array<Mention>(), new Array<Unread>()];
  let silent = 0;
  for (const listed of digest.listed) {
    const newer = outdated.get(listed.id ?? '');
    const mention = newer === undefined ? null : mentionOf(listed, newer.to, digest);
    const why = skipped.get(listed.id ?? '');
    if (mention !== null) mentions.push(mention);
    else if (why === undefined) silent += 1;
    else unread.push({ at: placeOf(listed, digest), text: listed.title, why });
  }
  return { mentions, unread, silent };
}

function mentionOf(listed: ListedPaper, version: number | null, digest: DigestPapers): Mention | null {
  const id = ArxivIdSchema.safeParse(listed.id);
  if (!id.success) return null;
  return { paper: { kind: 'arxiv', id: id.data, version }, at: placeOf(listed, digest), title: listed.title };
}

function placeOf({ line }: ListedPaper, { path }: DigestPapers): Place {
  return { source: path, line };
}

function whyNot({ id }: ListedPaper): Told {
  return id === null
    ? phrase`the list line links to no arXiv paper`
    : phrase`a local PDF: name its file to have notes made of it`;
}
