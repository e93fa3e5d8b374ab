// Which pieces of a text may name a paper. Pure; whether one does is for the judge to say.
// Wide where somebody says `arXiv`, narrow where a number only looks like an id (decimals, prices, versions, paths).
import { trimEndOf } from '../lib/text.ts';
import { readAddress, type Meant } from './addresses.ts';

export interface Candidate {
  /** What the judge is to be asked. */
  readonly text: string;
  /** What a refusal means: `arxiv` a broken id, `paper` a paper elsewhere, `maybe` nothing at all. */
  readonly meant: Meant;
}

/** What may follow `https://`. No brackets, commas or quotes: those belong to the text around. */
const REST = String.raw`[\w\-.~:\/?#@!$&+=%\\]+`;
const OLD = String.raw`[a-z]{1,8}(?:-[a-z]{2,4})?(?:\.[a-z]{2})?\/\d{7}(?:v\d{1,9})?`;
const UNIT = String.raw`元|美元|毫?秒|米|公里|倍|度|万|亿|(?:dollars?|usd|eur|cny|rmb|yuan|ms|s|secs?|seconds|kg|g|km|m|cm|mm|px|[kmgt]i?b|k?hz|tokens?|x)(?![a-z])`;
const FILE_END = String.raw`pdf|txt|tex|bib|html?|xml|json|md|csv|gz|zip|tar|ps|png|jpe?g|log|com|org|net`;
/** What an id does not stop in front of: it is part of something longer then. */
const NOT_BEHIND = String.raw`(?![a-z\d]|_[a-z\d]|-[a-z\d]|[\/%@°^+]|\.\d|\.(?:${FILE_END})(?![a-z])|\s?(?:${UNIT}))`;
const NOT_IN_FRONT = String.raw`(?<![a-z\d.\/\\%+@^~≈≤≥±=\-]|[a-z\d]_|\d:|[$€£¥₹]\s?)`;
const HOST = String.raw`(?:(?:www|export|browse|cn|api|dx)\.)?(?:arxiv\.org|alphaxiv\.org|huggingface\.co\/papers|hf\.co\/papers|ar5iv(?:\.labs\.arxiv)?\.org|papers\.cool|scirate\.com|semanticscholar\.org|doi\.org|openreview\.net|aclanthology\.org|aclweb\.org|paperswithcode\.com)`;

const FORMS = [
  String.raw`(?<url>https?(?::|%3a)(?:\\?\/|%2f){2}${REST})`,
  String.raw`(?<![\w@.%\-])(?<host>${HOST}\/${REST})`,
  String.raw`(?<![\d.])(?<doi>10\.48550(?:\/|%2f)arxiv\.[\w.\-\/%]+)`,
  // arXiv:2310.06825v1, arXiv id: 2310.06825, ARXIV%3A2310.06825
  String.raw`(?<![a-z\d])arxiv(?:\.org|\s{0,2}id|\s{0,2}e-?print)?\s{0,3}(?::|%3a)\s{0,3}(?<said>[\w.\-\/]{4,60})`,
  // arXiv 2310.06825, arXiv.2310.06825, arXiv~(2310.06825)
  String.raw`(?<![a-z\d])arxiv(?:\s{1,3}(?:id|no\.|number|preprint))?[\s~._\/#=(\[\-]{1,3}(?<called>\d{4}\.\d{4,9}(?:v\d{1,9})?|${OLD})${NOT_BEHIND}`,
  // CoRR abs/2310.06825, href="/abs/2310.06825", id=2310.06825
  String.raw`(?:(?<![\w.\/~\-])\/?(?:abs|pdf)\/|(?<![a-z])(?:id|eprint|paper)\s?=\s?)(?<keyed>\d{4}\.\d{4,5}(?:v\d{1,9})?|${OLD})${NOT_BEHIND}`,
  String.raw`${NOT_IN_FRONT}(?<bare>\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d{1,9})?)${NOT_BEHIND}`,
  String.raw`(?<![\w.\/\\@%\-])(?<old>${OLD})${NOT_BEHIND}`,
];
const FINDER = new RegExp(FORMS.join('|'), 'gi');
/** Most lines of a long text have none of these and need no further look. */
const WORTH_A_LOOK = /\d{4}\.\d{4}|\/\d{7}|arxiv|https?[:%]|doi\.org|\.(?:net|org|com|co|cool)\//i;
/** In front of a number these say that it is a quantity. */
const QUANTITY =
  /(?<![a-z])(?:loss|price|cost|time|elapsed|latency|score|value|total|version|ver|lat|lon|lng|价格|版本|耗时|金额)\s{0,2}[:=]?\s{0,2}$/i;

/** Every piece of the text that may name a paper, in its order. Full-width letters and digits count as plain ones. */
export function candidatesIn(text: string): Candidate[] {
  const folded = foldWidth(text);
  if (!WORTH_A_LOOK.test(folded)) return [];
  const found: Candidate[] = [];
  for (const match of folded.matchAll(FINDER)) {
    const candidate = candidateOf(match.groups ?? {});
    if (candidate === null) continue;
    const isQuantity =
      match.groups?.['bare'] !== undefined &&
      QUANTITY.test(folded.slice(Math.max(0, match.index - 24), match.index));
    if (!isQuantity) found.push(candidate);
  }
  return found;
}

function candidateOf(groups: Readonly<Record<string, string | undefined>>): Candidate | null {
  const address = groups['url'] ?? groups['host'];
  if (address !== undefined) return readAddress(address);
  if (groups['doi'] !== undefined) {
    const doi = trimEndOf(groups['doi'], '.-_/%').replace(/%2f/gi, '/');
    return { text: doi.replace(/\.pdf$/i, ''), meant: 'arxiv' };
  }
  if (groups['said'] !== undefined) return candidateSaid(groups['said']);
  const called = groups['called'];
  if (called !== undefined) return { text: called, meant: 'arxiv' };
  const text = groups['keyed'] ?? groups['bare'] ?? groups['old'];
  return text === undefined ? null : { text, meant: 'maybe' };
}

/** Behind `arXiv:` stands an id, whole or broken, unless it is a word or a year. */
function candidateSaid(text: string): Candidate | null {
  const id = trimEndOf(text, '.-_/').replace(/\.pdf$/i, '');
  const digits = id.replace(/\D/g, '').length;
  if (digits < 4 || /^(?:19|20)\d\d$/.test(id)) return null;
  return { text: `arXiv:${id}`, meant: 'arxiv' };
}

/** Shapes that are near enough to an id when nothing else stands in the line. */
const NEARLY: readonly RegExp[] = [
  /^\d{4}\.\d{4,9}(?:v\d{0,9})?$/i, //                                             2310.6825, 2313.06825
  /^\d{4}[-_,:/]\d{5}(?:v\d{0,9})?$/i, //                                          2310-06825
  /^\d{7}(?:v\d{1,3})?$/, //                                                       9901001
  /^[a-z]{1,10}(?:-[a-z]{2,5})?(?:\.[a-z]{2})?\/\d{5,9}(?:v\d{0,9})?$/i, //        hepth/9901001
  /^[a-z]{1,10}-[a-z]{2,5}[-_]?\d{7}(?:v\d{0,9})?$/i, //                           hep-th_9901001
  /^(?:doi:?\s?)?10\.\d{4,9}\/\S+$/i,
  /^https?:\/\/\S+$/i,
];
const LONGEST_LONE = 2_000;
const LIST_MARK = /^(?:[-*+•·>]|\d{1,3}[.)、])\s{1,4}/;
const SUBJECT = /\s\[[a-z-]{2,10}(?:\.[a-z-]{2,10})?\]$/i;

/**
 * The one thing that a line holds, when it is nearly an id, an address, a DOI or the path of a PDF; otherwise null.
 * A path with blanks in it must begin as paths do, or every sentence about a file would be one.
 */
export function loneCandidate(line: string): Candidate | null {
  if (line.length > LONGEST_LONE) return null;
  const item = line.trim().replace(LIST_MARK, '').replace(LIST_MARK, '');
  const path = unwrapped(item, '"\'`', '"\'`');
  if (isPdfPath(path)) return { text: path, meant: 'arxiv' };
  const word = unwrapped(foldWidth(item).replace(SUBJECT, ''), '<([{"\'`*「【《“', '>)]}"\'`*」】》”,;.。、');
  if (!NEARLY.some(form => form.test(word))) return null;
  return { text: word, meant: /^(?:https?:|doi|10\.)/i.test(word) ? 'paper' : 'arxiv' };
}

function isPdfPath(text: string): boolean {
  if (!/\.pdf$/i.test(text) || /^\.pdf$/i.test(text)) return false;
  if (/^file:\/\//i.test(text)) return true;
  if (/[<>="|]|\]\(|:\/\//.test(text)) return false;
  return !/\s/.test(text) || /^(?:~|\.{1,2})?[\\/]|^[a-z]:[\\/]/i.test(text);
}

function unwrapped(text: string, front: string, behind: string): string {
  let start = 0;
  while (start < text.length && front.includes(text.charAt(start))) start += 1;
  return trimEndOf(text.slice(start), behind);
}

/** `２３１０．０６８２５` → `2310.06825`, `：` → `:`. Lengths stay. Not NFKC: it would make `²` a digit of the id in front. */
function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, char =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}
