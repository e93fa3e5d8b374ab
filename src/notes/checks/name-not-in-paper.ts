// An invented name: a model, data set, method, metric or tool that the paper never names. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import { claimNames, isNamed } from '../claim-names.ts';
import type { Check } from '../check-context.ts';
import { nameKey } from '../figure.ts';
import { nearName, type PaperNames } from '../paper-names.ts';

/** Error `name-not-in-paper`, one for each name of zh or en, with the paper's name when it is only a slip away. */
export const nameNotInPaper: Check = {
  code: 'name-not-in-paper',
  severity: 'error',
  of: 'prose',
  find: ({ zh, en }, { facts: { names } }) => {
    const said = [...claimNames(zh, 'zh', names), ...claimNames(en, 'en', names)];
    const missing = new Map<string, string>();
    for (const name of said)
      if (!missing.has(nameKey(name.text)) && !isNamed(name, names))
        missing.set(nameKey(name.text), name.text);
    return [...missing.values()].map(name => inWords(name, names));
  },
};

function inWords(name: string, paper: PaperNames): Bilingual {
  const near = nearName(paper, name);
  const [en, zh] = near === null ? ['', ''] : [` Did it mean “${near}”?`, `是否应为“${near}”？`];
  return { en: `The paper does not name “${name}”.${en}`, zh: `论文中没有“${name}”这个名称。${zh}` };
}
