// Where in the paper a claim whose quote failed probably comes from. Pure.
// Rare words of the claim vote for the pages that hold them: a word on few pages weighs more.
import type { PaperText } from '../domain/page.ts';

/** Pages with the words that stand on each, lower case. */
export type PageWords = ReadonlyMap<number, ReadonlySet<string>>;

/** Words of every page without its references; made once a paper. */
export function wordsByPage(text: PaperText): PageWords {
  const wordsOn = ({ lines }: PaperText['pages'][number]): Set<string> =>
    new Set(lines.filter(line => line.section !== 'references').flatMap(line => wordsOf(line.text)));
  return new Map(text.pages.map(page => [page.page, wordsOn(page)]));
}

/** The `count` pages that share most with `passage`, best first; fewer when it shares nothing with others. */
export function likelyPages(pages: PageWords, passage: string, count: number): number[] {
  const wanted = [...new Set(wordsOf(passage))];
  const weight = new Map(
    wanted.map(word => [word, 1 / [...pages.values()].filter(words => words.has(word)).length]),
  );
  return [...pages]
    .map(([page, words]) => ({
      page,
      score: wanted.reduce((sum, word) => sum + (words.has(word) ? (weight.get(word) ?? 0) : 0), 0),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.page - other.page)
    .slice(0, count)
    .map(({ page }) => page);
}

/** Words of four letters on, numbers, and pairs of Chinese characters. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = plain.match(/[\p{sc=Latin}\p{sc=Greek}]{4,}|\d+(?:\.\d+)?/gu) ?? [];
  const han = (plain.match(/\p{sc=Han}{2,}/gu) ?? []).flatMap(run =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return [...words, ...han];
}
