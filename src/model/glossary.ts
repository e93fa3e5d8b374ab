// The terms of a glossary that a paper has → a line of the prompt. Pure.
import type { Term } from '../lib/glossary.ts';

/** `large language model = 大语言模型; fine-tuning = 微调`, the preferred Chinese only; '' for none. */
export function glossaryLine(terms: readonly Term[]): string {
  return terms.map(({ en, zh: [preferred] }) => `${en} = ${preferred}`).join('; ');
}
