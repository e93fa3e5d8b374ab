// What must not change → one character for each, and back. Pure. The rules then see `中[]中` instead of `中$a,b$中`
// and cannot touch what is inside.
import { MASKS } from './classes.ts';

/** The text with masks, and what each mask stands for, in order. */
export interface Masked {
  readonly text: string;
  readonly kept: readonly string[];
}

/** `exact`: code, maths and citations; `urls`: addresses, after the broken ones were mended. */
export type MaskKind = 'exact' | 'urls';

const CODE = '`[^`]{1,300}`';
/** As in Pandoc: no blank inside the dollars, and no digit behind the second. */
const MATHS =
  '\\$\\$[^$]{1,600}\\$\\$|\\$(?![\\s$])[^$]{0,300}[^\\s$]\\$(?!\\d)|\\\\\\([^\\\\()]{1,300}\\\\\\)';
/** `[12, 13]`, `[Smith 2019]`, and the interval `[0, 1]`. */
const BRACKETS = '\\[[^\\[\\]\\p{sc=Han}，。；：]{1,80}\\]';
const BY_YEAR = '\\(\\p{Lu}[^()\\p{sc=Han}，。；：]{1,160}\\)';
const EXACT = new RegExp(`${CODE}|${MATHS}|${BRACKETS}|${BY_YEAR}|[\ufdd0-\ufdd2]`, 'gu');
/** A citation by name and year, not any words in brackets: `(Smith et al., 2019)`, `(Smith, 2019; Lee, 2020)`. */
const ENDS_IN_YEAR = /(?:,|\bet al\.?) ?(?:19|20)\d\d[a-z]?\)$/;

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ENDING = '(?:com|org|net|io|ai|edu|gov|cn|dev|app|co|me|xyz|uk|de|fr|jp)';
const REST = '[!#%&*+,\\-./0-9:;=?@A-Za-z_~()]';
const URLS = new RegExp(
  `(?:https?|ftp)://${REST}+|(?<![\\w@.-])(?:${LABEL}\\.){1,5}${ENDING}(?![A-Za-z0-9-])(?:/${REST}*)?|\ufdd2`,
  'g',
);

/** Masks one kind. Mask characters that were in the text are masked too, so that `unmask` gives them back. */
export function mask(text: string, kind: MaskKind): Masked {
  const kept: string[] = [];
  const masked = text.replace(kind === 'exact' ? EXACT : URLS, found => {
    const whole = kind === 'exact' ? found : withoutStop(found);
    if (found.startsWith('(') && !ENDS_IN_YEAR.test(found)) return found;
    kept.push(whole);
    return `${markOf(found, kind)}${found.slice(whole.length)}`;
  });
  return { text: masked, kept };
}

/** Puts back what `mask` took; the masks must still be all there, in order. */
export function unmask(text: string, { kept }: Masked, kind: MaskKind): string {
  let next = 0;
  const marks = kind === 'exact' ? /[\ufdd0\ufdd1]/g : /\ufdd2/g;
  return text.replace(marks, () => kept[next++] ?? '');
}

function markOf(found: string, kind: MaskKind): string {
  if (kind === 'urls') return MASKS.url;
  return /^[([]/.test(found) ? MASKS.cited : MASKS.exact;
}

/** Marks behind an address belong to the sentence; a `)` too, when the address did not open it. */
function withoutStop(url: string): string {
  let end = url.length;
  let open = url.split('(').length - url.split(')').length;
  for (; end > 0; end -= 1) {
    const last = url[end - 1] ?? '';
    if (last === ')' && open < 0) open += 1;
    else if (!'.,:;!?'.includes(last)) break;
  }
  return url.slice(0, end);
}
