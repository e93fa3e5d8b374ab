// Items and papers for the screens of the terminal, and the surface that they are drawn on: the program's own, at a width.
import { inLanguage } from '../../../src/lib/phrase.ts';
import { printable } from '../../../src/lib/printable.ts';
import { cells, fold } from '../../../src/commands/review/tty/fold.ts';
import type { PaperView, ReviewItem } from '../../../src/domain/review.ts';
import type { Line, Surface } from '../../../src/review/terminal/surface.ts';
import { CHINESE } from '../../ui/chinese.ts';

/** A terminal of that many columns, in English unless `catalogue` says otherwise. */
export function surfaceOf(width: number, { chinese = false, hasLinks = false } = {}): Surface {
  const catalogue = chinese ? CHINESE : {};
  return { width, tell: told => printable(inLanguage(told, catalogue)), fold, cells, hasLinks };
}

export const text = (lines: readonly Line[]): string => lines.map(line => line.text).join('\n');

export function itemOf(changes: Partial<ReviewItem> = {}): ReviewItem {
  const zh = '在所有基准上超过 Llama 2 13B，MMLU 提升 6.1 个百分点。';
  const en = 'Outperforms Llama 2 13B on all benchmarks; MMLU +4.6 points.';
  return {
    id: 'result-2',
    kind: 'claim',
    section: 'results',
    point: null,
    zh,
    en,
    stated: { zh, en },
    quote: 'Mistral 7B surpasses Llama 2 13B across all metrics',
    page: 4,
    match: 'exact',
    rects: null,
    findings: [
      {
        code: 'numbers-differ',
        severity: 'error',
        message: 'The Chinese says 6.1, the English 4.6.',
        messageZh: '中文是 6.1，英文是 4.6。',
      },
    ],
    review: { state: 'pending', at: null, by: null, zh: null, en: null, reason: null },
    risk: 'red',
    seen: 'a1',
    ...changes,
  };
}

export function viewOf(items: readonly ReviewItem[]): PaperView {
  return {
    stem: '2310.06825',
    id: '2310.06825',
    cited: '2310.06825v1',
    title: 'Mistral 7B',
    authors: ['A. Jiang'],
    url: 'https://arxiv.org/pdf/2310.06825v1',
    engine: 'model-1 (127.0.0.1)',
    pages: 9,
    items,
    findings: [],
    open: { red: 2, amber: 0, green: 14 },
    isWhole: true,
    undo: null,
    redo: null,
  };
}
