// `https://huggingface.co/THU - KEG/AgentIF`: blanks that a model put around hyphens and slashes break the address.
// It is mended when the whole address stands elsewhere; `https://a.b/c - a tool` in prose is no broken address.
import { excerpt } from '../../lib/excerpt.ts';
import { cleanUrl } from './clean-url.ts';
import { Piece, type CheckContext, type Found, type Rule } from './rule.ts';
import { offsetsOf, URL_CHARACTER, urlsIn } from './url-text.ts';
import { phrase } from '../../lib/phrase.ts';

export const urlSpaces: Rule = {
  name: 'url-spaces',
  severity: 'error',
  finds: phrase`blanks break a web address in a list line or in notes`,
  entry: ({ id, start, end }, context) => {
    const line = new Piece(context.digest.bytes, start, end);
    return brokenIn(line, () => [...textsOf(id, context), line.text]).map(found => ({ id, ...found }));
  },
  section: ({ section, whole }, context) =>
    brokenIn(whole, () => [...textsOf(section.id, context), whole.text]),
};

/** The paper's list line and notes: there its address stands whole. Few of each, for a paper listed a thousand times. */
function textsOf(id: string | null, { digest, entries, sections }: CheckContext): string[] {
  const lines = entries.get(id ?? '')?.slice(0, 3) ?? [];
  const notes = sections.get(id ?? '')?.slice(0, 1) ?? [];
  return [...lines, ...notes].map(({ start, end }) => new Piece(digest.bytes, start, end).text);
}

function brokenIn(piece: Piece, texts: () => string[]): Found[] {
  const offset = offsetsOf(piece);
  let whole: ReadonlySet<string> | undefined;
  return urlsIn(piece.text).flatMap(({ url, index }): Found[] => {
    const ends = endsOf(piece.text, index, url);
    if (ends.length < 2) return [];
    whole ??= wholeUrls(texts());
    const end = provenEnd(
      piece.text.slice(index, ends.at(-1)),
      ends.map(one => one - index),
      whole,
    );
    const last = index + (end ?? (ends.at(-1) ?? index) - index);
    if (end === null && (whole.has(keyOf(url)) || isProse(piece.text, index + url.length, last))) return [];
    const broken = piece.text.slice(index, last);
    const at = offset(index);
    const message = phrase`blanks break the address ${excerpt(cleanUrl(broken))}`;
    if (end === null) return [{ at, message }];
    const joined = broken.replaceAll(' ', '');
    const fix = [{ start: at, end: at + Buffer.byteLength(broken), text: joined }];
    return [
      { at, message: phrase`${message}; whole it stands elsewhere: ${excerpt(cleanUrl(joined))}`, fix },
    ];
  });
}

/** Where the address could end: before its first blank, and after each further piece behind ` - `, ` / ` or ` _ `. */
function endsOf(text: string, index: number, url: string): number[] {
  const ends = [index + url.length];
  const more = /^https?:\/\/[^./]{1,100}$/i.test(url) ? MORE_HOST : MORE;
  for (let piece = url; ends.length < MOST && cleanUrl(piece) === piece;) {
    more.lastIndex = ends.at(-1) ?? 0;
    const next = more.exec(text);
    if (next === null || next[0].includes('//')) break;
    piece = next[0].trimStart();
    ends.push(more.lastIndex);
  }
  return ends;
}

const MOST = 20;
const MORE = new RegExp(` [-/_] (?=[A-Za-z0-9])${URL_CHARACTER}{1,300}`, 'y');
/** A host cannot end without a dot: `https://github . com/a/b`. */
const MORE_HOST = new RegExp(` [-/_.] ?(?=[A-Za-z0-9])${URL_CHARACTER}{1,300}`, 'y');

/** The longest of the ends at which the joined address is one that stands whole elsewhere. */
function provenEnd(text: string, ends: readonly number[], whole: ReadonlySet<string>): number | null {
  return ends.slice(1).findLast(end => whole.has(keyOf(text.slice(0, end).replaceAll(' ', '')))) ?? null;
}

/** Words after a dash: the sentence goes on in English, or nothing but one word shows that it was an address. */
function isProse(text: string, first: number, last: number): boolean {
  const added = text.slice(first, last);
  const next = text.slice(last, last + 2);
  return /^ [A-Za-z]/.test(next) || !(added.includes('/') || /^[^\p{ASCII}]/u.test(next));
}

/** Every address of the texts but those that go on behind a blank. */
function wholeUrls(texts: readonly string[]): Set<string> {
  const isWhole = (text: string, end: number): boolean =>
    !/^ [-/_.] ?[A-Za-z0-9]/.test(text.slice(end, end + 4));
  return new Set(
    texts.flatMap(text =>
      urlsIn(text).flatMap(({ url, index }) => (isWhole(text, index + url.length) ? keyOf(url) : [])),
    ),
  );
}

function keyOf(url: string): string {
  return cleanUrl(url).replace(/\/$/, '');
}
