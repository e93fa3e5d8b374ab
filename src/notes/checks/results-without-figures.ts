// Results that say nothing in numbers though the paper does. Pure.
import { rangesOf } from '../../lib/text.ts';
import type { NotesCheck } from '../check-context.ts';
import { lacksFigures, LEAST_FIGURES, paperFigures, statedFigures } from '../result-figures.ts';

/** Pages named in the message: those with most numbers. */
const SHOWN = 4;

/** Warning `results-without-figures`, after the one repair call has not brought them. */
export const resultsWithoutFigures: NotesCheck = {
  code: 'results-without-figures',
  severity: 'warning',
  find: (notes, { text }) => {
    if (!lacksFigures(notes, () => paperFigures(text))) return [];
    const stated = statedFigures(notes);
    const named = paperFigures(text)
      .pages.slice(0, SHOWN)
      .toSorted((one, other) => one - other);
    const pages = `page${named.length === 1 ? '' : 's'} ${rangesOf(named)}`;
    return [
      {
        en: `The results state ${stated} quoted figure${stated === 1 ? '' : 's'} (at least ${LEAST_FIGURES} are due); the paper has them on ${pages}.`,
        zh: `实验结果只有 ${stated} 个带引文的数字（至少应有 ${LEAST_FIGURES} 个）；论文第 ${rangesOf(named)} 页有数据。`,
      },
    ];
  },
};
