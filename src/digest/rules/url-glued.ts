// `（https://github.com/a/b），…`: GitHub ends an address at a blank only, so the mark and the words after it are
// part of the link. One blank before the mark mends it: no word changes, and no address that a person typed without
// percent signs goes on with such a mark (one that opens a full-width bracket of its own is left alone).
import { excerpt } from '../../lib/excerpt.ts';
import { cleanUrl, isWebUrl } from './clean-url.ts';
import { isHidden } from './fenced-code.ts';
import type { Found, Rule } from './rule.ts';
import { offsetsOf, URL_CHARACTER, withoutCode } from './url-text.ts';
import { phrase } from '../../lib/phrase.ts';

export const urlGlued: Rule = {
  name: 'url-glued',
  severity: 'warning',
  finds: phrase`a Chinese mark is glued to a web address in the notes, and GitHub makes it part of the link`,
  section: ({ whole }, { digest }) => {
    const offset = offsetsOf(whole);
    const text = whole.text.includes('`') ? whole.text.split('\n').map(withoutCode).join('\n') : whole.text;
    return [...text.matchAll(BARE_URL)].flatMap((match): Found[] => {
      const index = markIn(match[0]);
      if (index === -1) return [];
      const at = offset(match.index);
      return isHidden(digest, at) ? [] : [found(match[0], index, at)];
    });
  },
};

/** To GitHub: https://github.github.com/gfm/#extended-autolink-path-validation. Not in a link, whose end is known. */
const BARE_URL = /(?<!\]\(<?|<|\[|=["'])https?:\/\/[^\s<>]{1,2000}/gi;

const MARK = /[，。；：、！？）】》」』”’…]/u;
const URL_ONLY = new RegExp(`^${URL_CHARACTER}+$`);

function found(url: string, index: number, at: number): Found {
  const own = url.slice(0, index);
  const message = phrase`"${url.charAt(index)}" is glued to ${excerpt(own)}: GitHub makes it part of the link`;
  if (!URL_ONLY.test(own) || !isWebUrl(cleanUrl(own))) return { at, message };
  const end = at + Buffer.byteLength(own);
  return { at, message, fix: [{ start: end, end, text: ' ' }] };
}

/** The first mark that is no part of the address; -1 for none. `**https://a.b**，` ends at its emphasis. */
function markIn(url: string): number {
  const index = url.search(MARK);
  const before = url.slice(0, Math.max(index, 0));
  return /[*_~]$|（/.test(before) ? -1 : index;
}
