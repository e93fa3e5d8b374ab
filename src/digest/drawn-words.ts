// A line of a block as it stands in the digest → the plain words it says: page link, marks and escapes taken off.
// Offered only when drawing the block with those words gives back exactly the lines that stand there. Pure.
import { PENDING, shownWords, type Claim } from '../domain/claim.ts';
import type { Bilingual } from '../domain/notes.ts';
import { inWords, type Block } from './blocks.ts';
import { plain } from './markdown.ts';

/** A block as the section was rendered with it. */
export interface Drawn {
  readonly block: Block;
  readonly lines: readonly string[];
  /** The words in these lines; null for a part that is not in them. */
  readonly claim: Bilingual | null;
  readonly title: Bilingual | null;
}

/** What changed lines say. */
export interface Said {
  readonly item: string;
  /** Null when the lines are not just other words. */
  readonly words: Bilingual | null;
}

/** The block as it may have been rendered: before and after a person decided about it. The same lines come once. */
export function drawings(block: Block): Drawn[] {
  const { claim, title } = block;
  const claims =
    claim === null
      ? [null]
      : [
          claim,
          { ...claim, review: PENDING },
          inWords(claim, claim),
          inWords(claim, shownIn(claim)),
          unmarked(claim),
        ];
  const titles = title === null ? [null] : [title.now, title.stated, { zh: '', en: '' }];
  const all = claims.flatMap(one =>
    titles.map(words => ({
      block,
      lines: block.draw({ claim: one, title: words }),
      claim: one === null ? null : shownIn(one),
      title: words === null || isBlank(words) ? null : words,
    })),
  );
  return [...new Map(all.map(drawn => [drawn.lines.join('\n'), drawn])).values()];
}

/** As it stands where no mark was needed: its findings may be those of later words. */
function unmarked(claim: Claim): Claim {
  return { ...claim, findings: [], match: claim.match === 'missing' ? 'exact' : claim.match };
}

/** What the lines say that stand in the place of a block now; the item alone when they are not just other words. */
export function saidIn(drawn: Drawn, lines: readonly string[]): Said[] {
  const { block } = drawn;
  const main = block.claim?.id ?? block.title?.id ?? '';
  const [read] = templatesOf(drawn).flatMap(template => readLines(template, lines) ?? []);
  if (read === undefined) return [{ item: main, words: null }];
  const words = changedWords(drawn, read);
  const isExact = sameLines(redrawn(block, words), lines);
  return [...words].map(([item, said]) => ({ item, words: isExact ? said : null }));
}

type Slot = `${'claim' | 'title'}-${'zh' | 'en' | 'both'}`;

/** Stand for words while a template is drawn: nothing in them is Markdown, and nobody writes them. */
const MARK: Readonly<Record<Slot, string>> = {
  'claim-zh': 'Qzclaimzhzq',
  'claim-en': 'Qzclaimenzq',
  'claim-both': 'Qzclaimbothzq',
  'title-zh': 'Qztitlezhzq',
  'title-en': 'Qztitleenzq',
  'title-both': 'Qztitlebothzq',
};
const MARKS = /(Qz(?:claim|title)(?:zh|en|both)zq)/;
const SLOTS = new Map(Object.entries(MARK).map(([slot, mark]) => [mark, slot]));

/** The lines with marks for their words: as a person's words are drawn, and as the claim is drawn now. */
function templatesOf({ block, claim, title }: Drawn): string[][] {
  const titleMarks = title === null ? null : marksFor('title', title);
  if (block.claim === null || claim === null) return [block.draw({ claim: null, title: titleMarks })];
  const marks = marksFor('claim', claim);
  const { review } = block.claim;
  const now = { ...block.claim, ...marks, review: { ...review, ...marks } };
  return [inWords(block.claim, marks), now].map(one => block.draw({ claim: one, title: titleMarks }));
}

/** Where both languages have the same words there is one line for them. */
function marksFor(part: 'claim' | 'title', { zh, en }: Bilingual): Bilingual {
  if (plain(zh) === plain(en)) return { zh: MARK[`${part}-both`], en: MARK[`${part}-both`] };
  return { zh: zh === '' ? '' : MARK[`${part}-zh`], en: en === '' ? '' : MARK[`${part}-en`] };
}

/** The words at the marks; null when the lines are otherwise different too. */
function readLines(template: readonly string[], lines: readonly string[]): Map<string, string> | null {
  if (template.length !== lines.length) return null;
  const words = new Map<string, string>();
  const isRead = lines.every((line, index) => readLine(template[index] ?? '', line, words));
  return isRead ? words : null;
}

/** Adds the words of one line; false when it is otherwise different too. */
function readLine(template: string, line: string, words: Map<string, string>): boolean {
  const pieces = template.split(MARKS);
  const [start = ''] = pieces;
  if (!line.startsWith(start)) return false;
  let at = start.length;
  for (let next = 1; next < pieces.length; next += 2) {
    const piece = pieces[next + 1] ?? '';
    const end = next + 2 >= pieces.length ? line.length - piece.length : line.indexOf(piece, at);
    if (end < at || !line.startsWith(piece, end)) return false;
    words.set(SLOTS.get(pieces[next] ?? '') ?? '', unescaped(line.slice(at, end)));
    at = end + piece.length;
  }
  return at === line.length;
}

/** Items with other words than the section was rendered with; the claim (or title) when only its marks are others. */
function changedWords(
  { block, claim, title }: Drawn,
  read: ReadonlyMap<string, string>,
): Map<string, Bilingual> {
  const words = new Map<string, Bilingual>();
  const own = {
    claim: block.claim === null ? null : shownIn(block.claim),
    title: block.title?.now ?? null,
  };
  if (block.title !== null && isOther(read, 'title', title))
    words.set(block.title.id, wordsRead(read, 'title', own.title));
  if (block.claim !== null && (isOther(read, 'claim', claim) || words.size === 0))
    words.set(block.claim.id, wordsRead(read, 'claim', own.claim));
  if (words.size === 0 && block.title !== null)
    words.set(block.title.id, wordsRead(read, 'title', own.title));
  return words;
}

/** What a part says; in a language that does not stand there its own words. */
function wordsRead(read: ReadonlyMap<string, string>, part: string, own: Bilingual | null): Bilingual {
  const said = (language: 'zh' | 'en'): string => wordsAt(read, part, language) ?? own?.[language] ?? '';
  return { zh: said('zh'), en: said('en') };
}

/** True when a part says something else than it did. */
function isOther(read: ReadonlyMap<string, string>, part: string, was: Bilingual | null): boolean {
  return (['zh', 'en'] as const).some(language => {
    const said = wordsAt(read, part, language);
    return said !== undefined && said !== plain(was?.[language] ?? '');
  });
}

function wordsAt(read: ReadonlyMap<string, string>, part: string, language: string): string | undefined {
  return read.get(`${part}-${language}`) ?? read.get(`${part}-both`);
}

/** The block with a person's words for these items, and the rest as it is now. */
function redrawn({ claim, title, draw }: Block, words: ReadonlyMap<string, Bilingual>): string[] {
  const said = claim === null ? undefined : words.get(claim.id);
  return draw({
    claim: claim === null || said === undefined ? claim : inWords(claim, said),
    title: title === null ? null : (words.get(title.id) ?? title.now),
  });
}

function shownIn(claim: Claim): Bilingual {
  return shownWords(claim, claim.review);
}

function sameLines(some: readonly string[], others: readonly string[]): boolean {
  return some.join('\n') === others.join('\n');
}

function isBlank({ zh, en }: Bilingual): boolean {
  return zh === '' && en === '';
}

/** What Markdown reads: escapes and entities as the characters they stand for. */
function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])|&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot);/gi, (_, sign, name) => {
    if (typeof sign === 'string') return sign;
    return ENTITIES.get(String(name).toLowerCase()) ?? characterOf(String(name).slice(1));
  });
}

const ENTITIES = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"']]); // prettier-ignore

function characterOf(number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
