// An invented name: a model, data set, method, metric or tool that the paper never names. Pure.
import type { Bilingual } from '../../domain/notes.ts';
import { twinNames } from '../names/claim-names.ts';
import type { Check } from '../check-context.ts';
import { nameKey } from '../numbers/figure.ts';
import { nearName } from '../names/near-name.ts';
import type { PaperNames } from '../names/paper-names.ts';

/** Error `name-not-in-paper`, one for each name of zh or en, with the paper's name when it is close. Slips of the pen are left to `name-spelling`. */
export const nameNotInPaper: Check = {
  code: 'name-not-in-paper',
  severity: 'error',
  of: 'prose',
  find: (claim, { facts: { names } }) => {
    const { zh, en } = twinNames(names)(claim);
    const missing = new Map<string, string>();
    for (const { text, isNamed, slipOf } of [...zh.names, ...en.names])
      if (!isNamed && slipOf === null && !missing.has(nameKey(text))) missing.set(nameKey(text), text);
    return [...missing.values()].map(name => inWords(name, names));
  },
};

function inWords(name: string, paper: PaperNames): Bilingual {
  const near = nearName(paper, name);
  const [en, zh] = near === null ? ['', ''] : [` Did it mean “${near}”?`, `是否应为“${near}”？`];
  return { en: `The paper does not name “${name}”.${en}`, zh: `论文中没有“${name}”这个名称。${zh}` };
}
