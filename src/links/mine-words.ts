// Links that authors put into an abstract or comment: code, project page, model, data, video. Pure.
import type { PaperLink } from '../domain/paper.ts';
import { closeBlanks } from './broken.ts';
import { findAddresses, withoutLatex } from './find.ts';
import { eachOnce } from './join.ts';
import { kindOf } from './kind.ts';

/** The links of an abstract and a comment (plain text or with LaTeX), in reading order, each address once. */
export function mineLinks(abstract: string, comment: string | null): PaperLink[] {
  return eachOnce([...linksOf(abstract, 'abstract'), ...linksOf(comment ?? '', 'comment')]);
}

/** How much before an address may be about it, in characters. */
const SENTENCE = 200;

function linksOf(raw: string, source: 'abstract' | 'comment'): PaperLink[] {
  const text = closeBlanks(withoutLatex(raw));
  return findAddresses(text).map(({ url, start }) => {
    const before = text.slice(Math.max(0, start - SENTENCE), start);
    return { url, kind: kindOf(url, before), source, page: null };
  });
}
