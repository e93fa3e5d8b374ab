// What the digest itself says of a paper's code: the abstract in the paper's section, and the addresses in it.
import { nameOf } from '../names.ts';
import type { ScannedEntry } from '../scanned.ts';
import { utf8 } from '../view.ts';
import { cleanUrl, isWebUrl } from './clean-url.ts';
import type { CheckContext } from './rule.ts';
import { urlsIn } from './url-text.ts';

/** The first http(s) address in the abstract of the list line's paper, null when there is none. */
export function abstractUrl(entry: ScannedEntry, context: CheckContext): string | null {
  const [found] = urlsIn(abstractOf(entry, context));
  const url = cleanUrl(found?.url ?? '');
  return isWebUrl(url) ? url : null;
}

/** `github.com/a/b` in the abstract, which no reader can click; null when there is none. */
export function schemelessAddress(entry: ScannedEntry, context: CheckContext): string | null {
  const [found] = abstractOf(entry, context).match(SCHEMELESS) ?? [];
  return found === undefined ? null : cleanUrl(found);
}

/** Owner and name at least: `github.com` alone is the name of a company. */
const SCHEMELESS =
  /(?<![\w/.@-])(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|huggingface\.co)(?:\/[\w.%~-]{1,100}){2,8}/i;

/** Longest published abstract: under 4,000 bytes. The bound keeps many list lines of one huge section cheap. */
const LONGEST = 20_000;

function abstractOf({ id }: ScannedEntry, { digest, sections }: CheckContext): string {
  const section = sections.get(id ?? '')?.[0];
  const index = section?.headings.findIndex(({ text }) => nameOf(text) === 'abstract') ?? -1;
  const heading = section?.headings[index];
  if (section === undefined || heading === undefined) return '';
  const end = section.headings[index + 1]?.start ?? section.contentEnd;
  return utf8(digest.view.slice(heading.end, Math.min(end, heading.end + LONGEST)));
}
