// What a reader should know of a PDF that is good enough, in words. Pure.
// Stored notices hold their English; told in another language, the phrase is made again from what they say.
import type { HiddenReason, Notice } from '../domain/page.ts';
import { english, joined, phrase, type Phrase, type Told } from '../lib/phrase.ts';

/** A page with fewer letters is empty as text; Chinese characters are letters too. */
export const FEW_LETTERS = 50;

const WORDS = {
  'thin-pages': (pages: readonly number[]) =>
    phrase`fewer than ${FEW_LETTERS} letters could be read on ${list(pages)}`,
  'unreadable-fonts': (pages: readonly number[]) =>
    phrase`text in fonts without a Unicode map was left out on ${list(pages)}`,
  'lost-symbols': (pages: readonly number[]) =>
    phrase`more than 2 % of the characters have no Unicode value on ${list(pages)}`,
  'no-copying': () => phrase`its owner marked the file "no copying"`,
};
type NoticeCode = keyof typeof WORDS;

const WHY: Readonly<Record<HiddenReason, Phrase>> = {
  'background-colour': phrase`in the colour of its background`,
  tiny: phrase`under 2 points high`,
  'off-page': phrase`outside the page`,
  'invisible-mode': phrase`drawn without ink`,
  covered: phrase`covered by something drawn over it`,
  'layer-off': phrase`in a layer that is switched off`,
  clipped: phrase`cut off by a clipping path`,
};

/** The notice about these pages. */
export function noticeOf(code: NoticeCode, pages: readonly number[]): Notice {
  return { code, message: english(WORDS[code](pages)), pages: [...pages] };
}

/** The notice about a passage that no reader sees; `words` is how it begins. */
export function hiddenNotice(page: number, reason: HiddenReason, words: string): Notice {
  return { code: 'hidden-text', message: english(hiddenWords(page, WHY[reason], words)), pages: [page] };
}

/** A notice, also a stored one, as it can be told in any language; in its own words when no wording of ours gives them. */
export function noticeTold(notice: Notice): Told {
  const { message } = notice;
  return candidates(notice).find(words => english(words) === message) ?? message;
}

function candidates({ code, message, pages }: Notice): readonly Phrase[] {
  if (isCode(code)) return [WORDS[code](pages)];
  const [page] = pages;
  if (code !== 'hidden-text' || page === undefined) return [];
  return Object.values(WHY).map(why => {
    const start = english(hiddenWords(page, why, '')).length - 1;
    return hiddenWords(page, why, message.slice(start, -1));
  });
}

function isCode(code: string): code is NoticeCode {
  return Object.hasOwn(WORDS, code);
}

function hiddenWords(page: number, why: Phrase, words: string): Phrase {
  return phrase`page ${page} holds text that no reader sees (${why}); it was kept out: “${words}”`;
}

/** `page 5`, `pages 5 and 9`, `pages 5, 9 and 11`. */
function list(pages: readonly number[]): Told {
  const last = String(pages.at(-1) ?? '');
  if (pages.length < 2) return phrase`page ${last}`;
  return phrase`pages ${joined(pages.slice(0, -1).map(String), ', ')} and ${last}`;
}
