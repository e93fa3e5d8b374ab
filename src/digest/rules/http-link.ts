// `http://arxiv.org/…`: arXiv answers over https, and browsers warn of the other.
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const httpLink: Rule = {
  name: 'http-link',
  severity: 'warning',
  finds: phrase`the Paper link to arXiv begins with http:`,
  entry: ({ id, paperUrl, paperAt }) => {
    if (paperUrl === null || paperAt === null || !ARXIV.test(paperUrl)) return [];
    const at = paperAt.start;
    const fix = [{ start: at, end: at + 'http'.length, text: 'https' }];
    return [{ at, id, message: phrase`${paperUrl} begins with http:`, fix }];
  },
};

/** Hosts that are known to answer over https; of others nobody can tell. */
const ARXIV = /^http:\/\/(?:www\.|export\.)?arxiv\.org\//;
