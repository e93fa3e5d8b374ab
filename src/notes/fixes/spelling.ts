// A name of the paper in another spelling → the paper's own, in both languages. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import type { Candidate, Fixer, Language } from './fix.ts';
import { spansOf, spliced } from './place.ts';

/** For `name-spelling`; what the check says has both spellings. */
export const spellingFixes: Fixer = ({ words, findings }) =>
  findings.flatMap(({ code, message }): Candidate[] => {
    const said =
      code === 'name-spelling' ? /^The paper spells “([^”]{1,80})” as “([^”]{1,80})”\.$/.exec(message) : null;
    const [, wrong = '', right = ''] = said ?? [];
    const fixed = { zh: spelled(words, { wrong, right }, 'zh'), en: spelled(words, { wrong, right }, 'en') };
    if (right === '' || (fixed.zh === words.zh && fixed.en === words.en)) return [];
    const label = { en: `spell it ${right}, as the paper does`, zh: `按论文写作 ${right}` };
    return [{ label, ...fixed, numbers: [] }];
  });

function spelled(
  words: Bilingual,
  { wrong, right }: { wrong: string; right: string },
  language: Language,
): string {
  const text = words[language];
  return spliced(text, spansOf(text, wrong), { by: right, language });
}
