// Title and authors as page 1 shows them, for PDFs that no metadata comes with: the largest type is the title,
// names are what stands between it and the abstract. A guess that people can override with `--title`.
import { trimEndOf } from '../lib/text.ts';
import { cleanText, joinSmallCapitals } from './characters.ts';
import type { FlowLine } from './flow.ts';
import type { TextLine } from './lines.ts';

export interface Front {
  readonly title: string;
  readonly authors: string[];
}

/** Lines of one title do not differ in size by more than this, in points. */
const SAME_SIZE = 0.5;
/** Affiliations and notes that look like names otherwise. */
const NO_NAME =
  /universi|institut|department|laborator|school|college|faculty|academy|research|center|centre|inc\b|ltd|google|microsoft|meta\b|deepmind|abstract|preprint|anonymous|大学|学院|研究|公司|实验室|中心|系$|@/i;
const LATIN_NAME =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|den|la|le|di|del|bin|al)){1,4}$/u;
const CHINESE_NAME = /^[\p{Script=Han}·]{2,4}$/u;
const BETWEEN_NAMES = /[,;，；、&]|\band\b|·\s/u;
/** Marks of affiliations and footnotes, once their superscripts have gone. */
const MARKS = /[\d*†‡§¶∗⋆✉#\][()]+/gu;
/** Marks of footnotes behind the title. */
const TITLE_MARKS = '*†‡§¶∗⋆';
/** Names this far apart, in font sizes, are two. */
const APART = 1.2;
const MOST_LINES = 14;

/** Reads the lines of page 1 above its first section; '' and [] when nothing there convinces. */
export function frontOf(lines: readonly FlowLine[], body: number): Front {
  const upright = lines.filter(
    ({ page, turn, section }) => page === 1 && turn === 'none' && section === 'front',
  );
  const largest = Math.max(
    0,
    ...upright.filter(({ text }) => /\p{L}{2}/u.test(text)).map(line => line.largest),
  );
  const begin = upright.findIndex(line => line.largest >= largest - SAME_SIZE && /\p{L}{2}/u.test(line.text));
  if (begin === -1 || largest < 1.08 * body) return { title: '', authors: [] };
  let end = begin;
  while ((upright[end]?.largest ?? 0) >= largest - SAME_SIZE) end++;
  return {
    title: titleOf(upright.slice(begin, end)),
    authors: authorsIn(upright.slice(end, end + MOST_LINES)),
  };
}

function titleOf(lines: readonly TextLine[]): string {
  let title = '';
  for (const { text } of lines) {
    const part = joinSmallCapitals(text);
    const glued = title === '' || title.endsWith('-') || /\p{Script=Han}$/u.test(title);
    title += glued ? part : ` ${part}`;
  }
  return trimEndOf(title, TITLE_MARKS).trim();
}

/** Names up to the first line without any: behind them come affiliations, which look too much like names. */
function authorsIn(lines: readonly TextLine[]): string[] {
  const authors: string[] = [];
  for (const line of lines) {
    const names = namesIn(line);
    if (names.length === 0 && authors.length > 0) break;
    authors.push(...names);
  }
  return [...new Set(authors)];
}

function namesIn(line: TextLine): string[] {
  let text = '';
  let right = line.x0;
  for (const item of line.items) {
    // A raised mark ends a name, and so does a gap; both leave a comma.
    const raised = item.size < 0.75 * line.size;
    if (raised || item.x - right > APART * line.size) text += ',';
    text += raised ? '' : ` ${item.text}`;
    right = item.x + item.width;
  }
  return cleanText(text.replaceAll(MARKS, ','))
    .split(BETWEEN_NAMES)
    .flatMap(name => (/\p{Script=Han}/u.test(name) ? name.split(' ') : [name]))
    .map(name => name.trim())
    .filter(name => !NO_NAME.test(name) && (LATIN_NAME.test(name) || CHINESE_NAME.test(name)));
}
