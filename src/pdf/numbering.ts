// The number in front of a title, in the forms that papers use: `3.1`, `IV.`, `A.2`, `Appendix B`, `三、`, `附录 A`.

export interface NumberedTitle {
  readonly numbering: 'none' | 'arabic' | 'roman' | 'letter' | 'chinese';
  /** What is left without the number. */
  readonly title: string;
  /** 1 for `3`, 2 for `3.1`, …; 1 without a number. */
  readonly level: number;
}

/** Two digits at most, so that `2019 was …` is no section. */
const ARABIC = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(\S.*)$/u;
const ROMAN = /^([IVX]{1,5})\.\s+(\S.*)$/u;
const LETTER = /^(?:Appendix\s+)?([A-Z](?:\.\d{1,2}){0,3})[.:]?\s+(\S.*)$/u;
const CHINESE = /^(第[一二三四五六七八九十\d]{1,3}章|[一二三四五六七八九十]{1,3}[、.．])\s*(\S.*)$/u;
const CHINESE_APPENDIX = /^附录\s*[A-Z](?:\s*[.:：]|\s|$)/u;

const FORMS = [
  // Roman first: `I. INTRODUCTION` is a letter with a dot, too.
  ['roman', ROMAN],
  ['arabic', ARABIC],
  ['letter', LETTER],
  ['chinese', CHINESE],
] as const;

/** Splits a line of text into number and title; whether it is a heading at all is not decided here. */
export function splitNumber(text: string): NumberedTitle {
  if (CHINESE_APPENDIX.test(text)) return { numbering: 'letter', title: text, level: 1 };
  for (const [numbering, form] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const [, number = '', title = ''] = match;
    const level = numbering === 'chinese' ? 1 : number.split('.').length;
    return { numbering, title, level };
  }
  return { numbering: 'none', title: text, level: 1 };
}
