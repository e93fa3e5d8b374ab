// 实验结果 that say there are none to tell: the model was not shown the pages with the results.
import { bodyOf, byteAt, noteOf } from './note.ts';
import { beginOf } from './prose.ts';
import type { Rule } from './rule.ts';
import { phrase } from '../../lib/phrase.ts';

export const resultsDeny: Rule = {
  name: 'results-deny',
  severity: 'warning',
  finds: phrase`the text under 实验结果 admits that it has no results to tell: 文中未详细展开…`,
  section: (view, context) => {
    const note = noteOf(view, context);
    return note.parts.flatMap(part => {
      if (part.name !== 'results') return [];
      for (const line of bodyOf(note, part)) {
        const found = line.kind === 'text' ? deniedIn(line.text) : null;
        if (found === null) continue;
        const message = phrase`the results admit that they are missing: "${beginOf(found.words)}"`;
        return [{ at: byteAt(line, found.index), message }];
      }
      return [];
    });
  },
};

/** The clause that denies, with where it stands. */
function deniedIn(text: string): { words: string; index: number } | null {
  for (const match of text.matchAll(CLAUSE)) {
    const [words] = match;
    if (DENIES.test(words) && RESULTS.test(words) && !CONDITION.test(words))
      return { words, index: match.index };
  }
  return null;
}

const CLAUSE = /[^。！？；;\n，,（）()]{4,300}/g;

const VERBS = '提供|给出|描述|展示|列出|说明|提及|报告|报道|披露|呈现|展开|介绍|阐述|公布|罗列';
const DENIES = new RegExp(
  `(?:没有|未)(?:能|曾|完全|充分|直接|进行|在[^，。]{1,12}中)?(?:(?:明确|详细|具体|完整)(?:地)?(?:${VERBS})|(?:明确|详细|具体|完整)的|${VERBS})`,
);
const RESULTS = /实验|结果|数据|数值|指标|性能|对比|定量|量化|细节|排名|评测|评估/;
/** What a model was not given in an experiment is no missing result. */
const CONDITION = /(?:在|当|即使|若|是否)(?:没有|未)|(?:没有|未)[^。]{0,20}(?:情况下|时$|前提下)/;
