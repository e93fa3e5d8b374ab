// The small file that a person edits both texts of an item in, and what stands in it afterwards. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { ReviewItem } from '../../domain/review.ts';
import { inBoth, phrase, type Told } from '../../lib/phrase.ts';

/** Most characters of a text, as decisions have it (domain/review.ts). */
export const MOST_CHARACTERS = 5_000;

/** In the person's language, printable, in one line. */
type Tell = (told: Told) => string;

/** Each text in a line of its own; what stands behind `#` is for the person. */
export function editFile(item: ReviewItem, words: Bilingual, tell: Tell): string {
  const { id, quote, page, findings } = item;
  const evidence = page === null ? `“${quote}”` : phrase`p. ${page} “${quote}”`;
  const comments: Told[] = [
    phrase`${id}: change the words below, save, and close the editor.`,
    phrase`Lines that begin with # are left out. Nothing left, or nothing changed: nothing happens.`,
    ...(quote === '' ? [] : [evidence]),
    ...findings.map(({ message, messageZh }) => (messageZh === '' ? message : inBoth(message, messageZh))),
  ];
  const lines = [
    ...comments.map(told => `# ${inLine(tell(told))}`),
    `zh: ${inLine(tell(words.zh))}`,
    `en: ${inLine(tell(words.en))}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What the person wants of the item. */
export type Edited =
  | { readonly kind: 'words'; readonly words: Bilingual }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'unusable'; readonly why: Told };

/** The file as it was saved, beside what was written into it. */
export function editedIn(saved: string, written: string): Edited {
  const words = wordsIn(saved);
  if (isBlank(saved) || saved === written) return { kind: 'unchanged' };
  const before = wordsIn(written);
  if (words.zh === before.zh && words.en === before.en) return { kind: 'unchanged' };
  return usable(words);
}

/** The words, when both languages are there and no text is too long. */
export function usable({ zh, en }: { zh: string | null; en: string | null }): Edited {
  if (zh === null || zh === '') return { kind: 'unusable', why: phrase`there is no text behind zh:` };
  if (en === null || en === '') return { kind: 'unusable', why: phrase`there is no text behind en:` };
  if (Math.max(zh.length, en.length) > MOST_CHARACTERS)
    return { kind: 'unusable', why: phrase`a text has more than ${MOST_CHARACTERS} characters` };
  return { kind: 'words', words: { zh, en } };
}

function isBlank(text: string): boolean {
  return text.split(/\r\n?|\n/).every(line => line.startsWith('#') || line.trim() === '');
}

/** Behind `zh:` and `en:`; what follows on the next lines belongs to them. */
function wordsIn(text: string): { zh: string | null; en: string | null } {
  const found: { zh: string | null; en: string | null } = { zh: null, en: null };
  let into: 'zh' | 'en' | null = null;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    if (line.startsWith('#')) continue;
    const label = /^ {0,4}(zh|en)[ \t]{0,4}[:：]/i.exec(line);
    const name = label?.[1]?.toLowerCase() === 'zh' ? 'zh' : 'en';
    if (label !== null && found[name] === null) {
      into = name;
      found[name] = inLine(line.slice(label[0].length));
    } else if (into !== null) found[into] = continued(found[into] ?? '', inLine(line));
  }
  return found;
}

/** Chinese goes on without a blank. */
function continued(before: string, more: string): string {
  if (before === '' || more === '') return before + more;
  const isChinese =
    /[\u2e80-\u9fff\uff00-\uffef]$/.test(before) || /^[\u2e80-\u9fff\uff00-\uffef]/.test(more);
  return isChinese ? before + more : `${before} ${more}`;
}

/** Control characters, whoever typed them, are never kept. */
function inLine(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .split(/\s+/)
    .filter(word => word !== '')
    .join(' ');
}
