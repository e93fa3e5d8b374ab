// `http://arxiv.org/…`: arXiv answers over https, and browsers warn of the other.
import type { Rule } from './rule.ts';

export const httpLink: Rule = {
  name: 'http-link',
  severity: 'warning',
  finds: 'the Paper link to arXiv begins with http:',
  entry: (entry, { digest }) => {
    const label = digest.view.indexOf('[[Paper](', entry.start);
    if (entry.paperUrl === null || !ARXIV.test(entry.paperUrl) || label === -1) return [];
    const at = label + '[[Paper]('.length;
    const fix = [{ start: at, end: at + 'http'.length, text: 'https' }];
    return [{ at, id: entry.id, message: `${entry.paperUrl} begins with http:`, fix }];
  },
};

/** Hosts that are known to answer over https; of others nobody can tell. */
const ARXIV = /^http:\/\/(?:www\.|export\.)?arxiv\.org\//;
