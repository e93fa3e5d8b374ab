// What became of each source in the report: every line, entry or row of it is accounted for. Pure.
import type { PreviewedPaper } from '../../../domain/batch.ts';
import type { ReadSource } from '../../../domain/source.ts';
import { english } from '../../../lib/phrase.ts';
import { markdown, paperName, words } from './report-markdown.ts';
import { counted, grouped, placeText, type Clean } from './words.ts';

/** `30 entries: 20 with papers, 8 could not be read, 2 without papers`, each unread one with its reason, each other version. */
export function sourceBlocks(source: ReadSource, papers: readonly PreviewedPaper[], clean: Clean): string[] {
  const { name, kind, encoding, units, count, mentions, unread, silent, notices } = source;
  const naming = Math.max(0, count - unread.length - silent);
  const places = mentions.length === naming ? '' : ` (${english(counted(mentions.length, 'place'))})`;
  const accounting = `${grouped(count)} ${units}: ${grouped(naming)} with papers${places}, ${grouped(unread.length)} could not be read, ${grouped(silent)} without papers`;
  const unreadLines = unread.map(
    ({ at, text, why }) =>
      `- ${markdown(words(placeText(at), clean), ': ', words(text, clean), ': ', words(english(why), clean))}`,
  );
  const otherLines = papers.flatMap(paper =>
    paper.otherVersions
      .filter(({ at }) => at.source === name)
      .map(other => {
        const same = [words(placeText(other.at), clean), `: ${other.name}: the same paper as `];
        return `- ${markdown(...same, paperName(paper.name, clean))}`;
      }),
  );
  const lines = [...unreadLines, ...otherLines];
  return [
    `### ${markdown(words(name, clean))}`,
    markdown(words(`${kind}${encoding === null ? '' : `, ${encoding}`}`, clean), `: ${accounting}`),
    ...notices.map(notice => markdown(words(english(notice), clean))),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
  ];
}
