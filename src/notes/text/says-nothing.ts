// A text too short to say anything: a word or two, marks alone, or only where to look. Pure, every pattern bounded.

const LEAST_HAN = 4;
const LEAST_WORDS = 3;
const LONGEST_REFERENCE = 160;
/** `BERT`, `F1`, `GPT-4o`: a capital or a digit inside a word; and any word behind the first with a capital. */
const NAME = /[\p{L}\p{N}]\p{Lu}|\p{L}\p{N}|\p{N}\p{L}|\S\s+[^\s\p{L}]{0,2}\p{Lu}\p{L}/u;

/** Two letters or digits, wherever they stand. */
const TWO_KEPT = /[\p{L}\p{N}][^\p{L}\p{N}]*[\p{L}\p{N}]/u;

const NUMBER = String.raw`(?:\s?[A-Z]?\d{0,3}(?:\.\d{1,3})?(?:\s?\(?[a-z]\)?)?|\s[A-Z])`;
const PLACE_EN = String.raw`(?:the )?(?:(?:main |full )?(?:paper|text)|appendix|supplement(?:ary materials?)?|above|below|(?:tables?|tab\.|fig(?:ures?|s?\.)|sections?|sec\.|eq(?:uations?|s?\.)|algorithms?|theorems?|appendi(?:x|ces)|pages?)${NUMBER})`;
const PLACE_ZH = String.raw`(?:正文|原文|论文|全文|附录|补充材料|上文|下文|第\s?\d{1,3}\s?[节页章]|(?:图|表|附录|算法|公式|定理|式)${NUMBER})`;
/** Nothing but where to look: `Table 4.`, `See Fig. 2 and Section 3 for details.`, `结果见表 4。` */
const REFERENCE_EN = new RegExp(
  String.raw`^(?:(?:the |all |more |further )?(?:results?|details?|figures?|numbers?|values?)(?: (?:are|is|can be))? )?(?:(?:shown|given|listed|reported|found) )?(?:(?:please )?(?:see|cf\.|refer to|as (?:shown|seen|given) in|as in|in) )?${PLACE_EN}(?:(?:,| and|, and| or| to) (?:${PLACE_EN}|\d{1,3})){0,3}(?: for (?:more |further |the )?(?:details?|results?))?[\s.!]{0,3}$`,
  'i',
);
const REFERENCE_ZH = new RegExp(
  String.raw`^(?:(?:具体|详细|主要|更多|实验|全部){0,2}(?:结果|细节|数据|内容|数值|信息)?\s?(?:请|可)?(?:详见|参见|参阅|参考|参照|如|见|在|列于|示于|由))?\s?${PLACE_ZH}(?:\s?[、，和与及或]\s?${PLACE_ZH}){0,3}\s?(?:所示|中|给出|所列)?[\s。.！]{0,3}$`,
  'u',
);

/** A figure or a name says something, in however few characters; a single character or a bare reference does not. */
export function saysNothingInChinese(text: string): boolean {
  if (!TWO_KEPT.test(text) || isReference(text, REFERENCE_ZH)) return true;
  if (/\p{N}|\p{sc=Latin}{2}/u.test(text)) return false;
  return (text.match(/\p{L}/gu)?.length ?? 0) < LEAST_HAN;
}

/** The same of English; Chinese where English should be is the fault of another check. */
export function saysNothingInEnglish(text: string): boolean {
  if (!TWO_KEPT.test(text) || isReference(text, REFERENCE_EN)) return true;
  if (/\p{N}|\p{sc=Han}/u.test(text)) return false;
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;
  // A name says something of something only with another word.
  return words < (NAME.test(text) ? 2 : LEAST_WORDS);
}

/** The patterns are dear to compile, and a reference is short. */
function isReference(text: string, pattern: RegExp): boolean {
  const bare = text.trim();
  return bare.length <= LONGEST_REFERENCE && pattern.test(bare);
}
