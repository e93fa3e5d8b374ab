// What a line says and what it is made of: prose or addresses, Chinese or not, the mark of a list item.
import { excerpt } from '../../lib/excerpt.ts';

/** The same text at the same length, with blanks for code spans, maths, HTML tags, link targets and URLs. */
export function masked(text: string): string {
  return /[`$<]|:\/\/|\]\(/.test(text) ? text.replace(NOT_PROSE, found => ' '.repeat(found.length)) : text;
}

/** Every alternative stops at its own end mark or after a few characters, so that no text makes it slow. */
const NOT_PROSE =
  /`[^`\n]{1,1000}`|\$\$[^$]{1,1000}\$\$|\$[^$\n]{1,500}\$|\]\([^()\s]{0,1000}\)|<[/a-z][^<>\n]{0,300}>|https?:\/\/[^\s<>"（），。；、“”]{1,1000}/gi;

/** How much of a text is Chinese: Han characters among all that are not blank; 0 for an empty text. */
export function hanShare(text: string): number {
  let [all, han] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code === 0x3000 || (code >= 0xdc00 && code < 0xe000)) continue;
    all++;
    if (isHan(code)) han++;
  }
  return all === 0 ? 0 : han / all;
}

/** Unified ideographs, and the surrogates with which the rare ones beyond U+FFFF begin. */
function isHan(code: number): boolean {
  if (code < 0x3400) return code >= 0x3005 && code <= 0x3007;
  return code < 0xa000 || (code >= 0xf900 && code < 0xfb00) || (code >= 0xd840 && code < 0xd889);
}

/** Counts code points, as a reader would. */
export function characters(text: string): number {
  return Array.from(text).length;
}

/** The first 40 characters of a text, safe to print. */
export function beginOf(text: string): string {
  const start = Array.from(text.trim().slice(0, 2 * SHOWN + 2));
  return excerpt(start.length > SHOWN ? `${start.slice(0, SHOWN).join('')}…` : start.join(''));
}

const SHOWN = 40;

/** The mark of a list item, as people and models write them: `- `, `1. `, `2、`, `（3）`, `**4.`, `①`; '' for none. */
export function itemMark(text: string): string {
  return ITEM.exec(text)?.[0] ?? '';
}

const ITEM = /^\s{0,20}(?:[-*+•](?=\s)|(?:\*\*)?[（(]?\d{1,2}(?:[.)）](?!\d)|、)|[①-⑳])\s{0,9}/u;
