// Full-width marks that strayed into English → half-width ones. Pure. Next to Chinese they stay: it is cited.
import { isHan, near } from './classes.ts';

const HALF: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '；': ';',
  '：': ':',
  '。': '.',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '％': '%',
};

/** English without full-width marks, each with the blank that its half-width form wants. */
export function halfWidthMarks(text: string): string {
  const chars = Array.from(text);
  const out: string[] = [];
  for (const [at, char] of chars.entries()) {
    const half = HALF[char];
    if (half === undefined || isHan(near(chars, at, -1)) || isHan(near(chars, at, 1))) {
      out.push(char);
    } else if (half === '(') {
      out.push(/^[\s([“"]?$/.test(out.at(-1) ?? '') ? half : ` ${half}`);
    } else {
      if (out.at(-1) === ' ') out.pop();
      out.push(half);
      if (wantsBlank(half, chars[at - 1] ?? '', chars[at + 1] ?? '')) out.push(' ');
    }
  }
  return out.join('');
}

/** Not before a blank or another mark, and not inside `3,000` or `10:30`. */
function wantsBlank(half: string, before: string, after: string): boolean {
  if (half === '%' || !/[\p{L}\p{N}"“‘([\ufdd0-\ufdd2]/u.test(after)) return false;
  return !(/\d/.test(before) && /\d/.test(after));
}
