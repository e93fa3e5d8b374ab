// Up in one language, down in the other. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Check } from '../check-context.ts';
import { contradictionOf, type Contradiction } from '../twins/contradiction.ts';
import { wayOf } from '../twins/ways.ts';

/** Error `direction-differs`, with the two words. */
export const directionDiffers: Check = {
  code: 'direction-differs',
  severity: 'error',
  of: 'prose',
  find: ({ zh, en }) => {
    if (zh === '' || en === '') return [];
    const found = contradictionOf({ text: zh, language: 'zh' }, { text: en, language: 'en' });
    return found === null ? [] : [inWords(found)];
  },
};

function inWords({ one, other, isSwapped }: Contradiction): Bilingual {
  if (isSwapped)
    return {
      en: `The Chinese (“${one.text}”) and the English (“${other.text}”) compare the other way round.`,
      zh: `中文（“${one.text}”）与英文（“${other.text}”）比较的对象颠倒了。`,
    };
  const [zh, en] = [wayOf(one), wayOf(other)];
  return {
    en: `The Chinese says ${zh.en} (“${one.text}”), the English ${en.en} (“${other.text}”).`,
    zh: `中文说${zh.zh}（“${one.text}”），英文说${en.zh}（“${other.text}”）。`,
  };
}
