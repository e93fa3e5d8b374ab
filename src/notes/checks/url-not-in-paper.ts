// A link that the paper does not give: models make up repositories. Pure.
import { trimEndOf } from '../../lib/text.ts';
import type { Check } from '../check-context.ts';
import { givesLink } from '../text/printed-links.ts';

/**
 * Endings that make words with a dot a web address: none that is an English word, and in lower case, so that
 * neither `the end.In` nor `et al.De` is one.
 */
const ENDINGS = 'com|org|net|io|ai|edu|gov|cn|dev|app|info|xyz|uk|de|fr|jp|ch|eu|tv|cc|hk|tw|kr|ca|au|nl|co';
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const REST = `[^\\s<>"'，。；、（）()“”]`;
const DOMAIN = `(?<![\\w@.-])(?:${LABEL}\\.){1,5}(?:${ENDINGS})(?![A-Za-z0-9-])(?:/${REST}*)?`;
const LINK = new RegExp(`(?:[Hh]ttps?|ftp)://${REST}+|\\bwww\\.${REST}+|${DOMAIN}`, 'g');

/** Error `url-not-in-paper`, one for each address that stands in neither the paper's text nor its metadata and links. */
export const urlNotInPaper: Check = {
  code: 'url-not-in-paper',
  severity: 'error',
  of: 'prose',
  find: (claim, { facts }) => {
    const urls = new Set(`${claim.zh}\n${claim.en}`.match(LINK)?.map(url => trimEndOf(url, '.,;:!?])}')));
    return [...urls]
      .filter(url => !givesLink(facts, url))
      .map(url => ({ en: `The paper does not give the link ${url}.`, zh: `论文没有给出链接 ${url}。` }));
  },
};
