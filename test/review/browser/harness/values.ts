// What the server of the dialogs' tests answers with: an item, a proposal, a preview; each with parts of its own.
import { PENDING } from '../../../../src/domain/claim.ts';
import type { Estimate, PaperView, Proposal, ReviewItem } from '../../../../src/domain/review.ts';
import type { MergePreview } from '../../../../src/domain/publish.ts';

export function item(parts: Partial<ReviewItem> = {}): ReviewItem {
  const words = {
    zh: '在所有基准上超过 Llama 2 13B，MMLU 提升 6.1 个百分点。',
    en: 'Better on all benchmarks; MMLU +6.1 points.',
  };
  return {
    id: 'results-1',
    kind: 'claim',
    section: 'results',
    point: null,
    ...words,
    stated: words,
    quote: 'surpasses Llama 2 13B across all metrics',
    page: 4,
    match: 'missing',
    rects: null,
    findings: [
      {
        code: 'number-not-in-quote',
        severity: 'error',
        message: '6.1 is not in the quote',
        messageZh: '引文中没有 6.1',
      },
    ],
    review: PENDING,
    risk: 'red',
    seen: 'seen-1',
    ...parts,
  };
}

/** As the model made it anew: right, and found. */
export function anew(parts: Partial<ReviewItem> = {}): ReviewItem {
  return item({
    zh: '在所有基准上超过 Llama 2 13B，MMLU 为 60.1%，对比 55.6%。',
    en: 'Better on all benchmarks; MMLU 60.1% against 55.6%.',
    quote: 'Mistral 7B 60.1% LLaMA 2 13B 55.6%',
    match: 'exact',
    findings: [],
    risk: 'green',
    seen: 'seen-new',
    ...parts,
  });
}

export function paper(items: readonly ReviewItem[]): PaperView {
  return {
    stem: '2310.06825',
    id: '2310.06825',
    cited: '2310.06825v1',
    title: 'Mistral 7B',
    authors: ['A. Q. Jiang'],
    url: 'https://arxiv.org/pdf/2310.06825v1',
    engine: 'm (h)',
    pages: 9,
    items,
    findings: [],
    open: { red: 1, amber: 0, green: 0 },
    isWhole: true,
    undo: null,
    redo: null,
  };
}

export const ESTIMATE: Estimate = {
  model: 'gpt-5-mini',
  host: 'api.openai.com',
  inputTokens: 1_900,
  outputTokens: 800,
  cost: 0.0042,
  currency: 'USD',
  isPaid: false,
};

export function proposal(changes: Proposal['changes']): Proposal {
  return { id: 'proposal-1', changes, cost: 0.0031, currency: 'USD', isPaid: false };
}

export function preview(parts: Partial<MergePreview> = {}): MergePreview {
  return {
    digest: 'README.md',
    action: 'replaced',
    reason: 'the notes have changed since they were published',
    diff: `--- a/README.md\n+++ b/README.md\n@@ -12,3 +12,3 @@\n ### 📈 实验结果\n-- MMLU 提升 6.1 个百分点。\n+- MMLU 为 60.1%，对比 55.6%。\n   > [p. 4](https://arxiv.org/pdf/2310.06825v1#page=4)\n`,
    handEdits: [],
    collisions: [],
    seen: 'section-1',
    refusal: null,
    ...parts,
  };
}
