// A judge made of the real parser of ids, and short ways to read a source and say what came of it.
import { InvalidIdError, parseSource } from '../../src/arxiv/id.ts';
import type { PaperSource } from '../../src/domain/arxiv-id.ts';
import type { JudgeId, ReadSource, SourceKind } from '../../src/domain/source.ts';
import { readSource } from '../../src/sources/read.ts';
import { english } from '../../src/lib/phrase.ts';

export const judge: JudgeId = text => {
  try {
    return { ok: true, paper: parseSource(text) };
  } catch (error) {
    if (error instanceof InvalidIdError) return { ok: false, reason: error.told.why };
    throw error;
  }
};

/** `2310.06825v1`, or the path of a file. */
export function nameOf(paper: PaperSource): string {
  if (paper.kind === 'file') return paper.path;
  return paper.version === null ? paper.id : `${paper.id}v${paper.version}`;
}

export function read(text: string | Uint8Array, name = 'list.txt', kind?: SourceKind): ReadSource {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return readSource(kind === undefined ? { name, bytes } : { name, bytes, kind }, judge);
}

/** The papers in their order. */
export function idsOf(source: ReadSource): string[] {
  return source.mentions.map(({ paper }) => nameOf(paper));
}

/** `[line, id, title]` of each mention. */
export function mentionsOf(source: ReadSource) {
  return source.mentions.map(({ paper, at, title }) => [at.line, nameOf(paper), title]);
}

/** `[line, text, why]` of what could not be read. */
export function unreadOf(source: ReadSource) {
  return source.unread.map(({ at, text, why }) => [at.line, text, english(why)]);
}

/** Units that name papers + unread + silent. Lines and rows are units; an entry names one paper. */
export function accounted(source: ReadSource): number {
  const naming =
    source.units === 'entries'
      ? source.mentions.length
      : new Set(source.mentions.map(({ at }) => at.line)).size;
  return naming + source.unread.length + source.silent;
}
