// What models cost, gathered on 2026-11-23. Rows of data, each with the document it was read in and that one's day; no code.
// A price that one number cannot state is left out, because --max-cost must hold: Qwen (dearer with longer input),
// gpt-5.4, gpt-5.5 (dearer above 272,000 tokens), gpt-6 and Kimi K3.1 (writing to the cache is billed as well).

/** A price per 1,000,000 tokens. */
export interface PriceRow {
  /** Host name of the API, exactly. */
  readonly host: string;
  /** Names the host knows the model by at this price, exactly: a snapshot of another day may cost more. */
  readonly models: readonly string[];
  readonly input: number;
  /** For the part of the input that the host had in its cache. */
  readonly cachedInput: number;
  readonly output: number;
  /** ISO 4217. */
  readonly currency: string;
  /** True when it may be less: DeepSeek takes half outside the working hours of China, and this is the full price. */
  readonly atMost?: boolean;
  /** The day the document gives; where it gives none, the earliest day it can be of. */
  readonly seen: string;
  /** The public document that states the price. */
  readonly source: string;
}

type Figures = readonly [input: number, cachedInput: number, output: number];
type Document = Pick<PriceRow, 'host' | 'currency' | 'seen' | 'source' | 'atMost'>;

const OPENAI = { host: 'api.openai.com', currency: 'USD' };
const OPENAI_JUNE: Document = {
  ...OPENAI,
  seen: '2026-06-04',
  source: 'https://tokenmix.ai/blog/openai-api-cost-2026-gpt-5-5-5-4-nano-batch',
};
/** It holds GPT-5.5, which came on that day. */
const OPENAI_APRIL: Document = {
  ...OPENAI,
  seen: '2026-04-24',
  source:
    'https://github.com/simonw/llm-prices/blob/0838d1aca5cc5cb2b5f61cc551adb09e517a0da7/data/openai.json',
};
/** It names DeepSeek-V4.1-Flash, which came on that day; `deepseek-v4-flash` is served by it and billed as it. */
const DEEPSEEK: Document = {
  host: 'api.deepseek.com',
  currency: 'USD',
  atMost: true,
  seen: '2026-09-10',
  source: 'https://api-docs.deepseek.com/quick_start/pricing',
};
const MOONSHOT = { host: 'api.moonshot.ai', currency: 'USD' };
const ZAI: Document = {
  host: 'api.z.ai',
  currency: 'USD',
  seen: '2026-08-26',
  source:
    'https://github.com/pydantic/genai-prices/blob/2c7819fc1ff047ee1269fd588bdb2c5dbb88df12/prices/providers/zai.yml',
};
/** It announces an offer that ran until 2026-09-09; the prices taken here are those from then on. */
const BIGMODEL: Document = {
  host: 'open.bigmodel.cn',
  currency: 'CNY',
  seen: '2026-08-26',
  source: 'https://docs.bigmodel.cn/cn/guide/start/pricing.md',
};

export const PRICES: readonly PriceRow[] = [
  row(OPENAI_JUNE, ['gpt-5.4-mini', 'gpt-5.4-mini-2026-03-17'], [0.75, 0.075, 4.5]),
  row(OPENAI_JUNE, ['gpt-5.4-nano', 'gpt-5.4-nano-2026-03-17'], [0.2, 0.02, 1.25]),
  row(OPENAI_APRIL, ['gpt-5.2'], [1.75, 0.175, 14]),
  row(OPENAI_APRIL, ['gpt-5.1'], [1.25, 0.125, 10]),
  row(OPENAI_APRIL, ['gpt-5'], [1.25, 0.125, 10]),
  row(OPENAI_APRIL, ['gpt-5-mini'], [0.25, 0.025, 2]),
  row(OPENAI_APRIL, ['gpt-5-nano'], [0.05, 0.005, 0.4]),
  row(OPENAI_APRIL, ['gpt-4.1'], [2, 0.5, 8]),
  row(OPENAI_APRIL, ['gpt-4.1-mini'], [0.4, 0.1, 1.6]),
  row(OPENAI_APRIL, ['gpt-4.1-nano'], [0.1, 0.025, 0.4]),
  row(OPENAI_APRIL, ['gpt-4o'], [2.5, 1.25, 10]),
  row(OPENAI_APRIL, ['gpt-4o-mini'], [0.15, 0.075, 0.6]),
  row(DEEPSEEK, ['deepseek-flash', 'deepseek-v4-flash'], [0.3, 0.006, 1.2]),
  row(DEEPSEEK, ['deepseek-v4-pro'], [1.32, 0.044, 3.96]),
  row(
    { ...MOONSHOT, seen: '2026-08-02', source: 'https://github.com/BerriAI/litellm/pull/35592' },
    ['kimi-k3'],
    [3, 0.3, 15],
  ),
  row(
    { ...MOONSHOT, seen: '2026-05-20', source: 'https://github.com/simonw/llm-prices/pull/60' },
    ['kimi-k2.6'],
    [0.95, 0.16, 4],
  ),
  row(ZAI, ['glm-5.3', 'glm-5.2'], [1.4, 0.26, 4.4]),
  row(BIGMODEL, ['glm-5.3'], [8, 2, 28]),
  row(BIGMODEL, ['glm-5.3-flash'], [0.8, 0.23, 2.8]),
];

function row(document: Document, models: readonly string[], figures: Figures): PriceRow {
  const [input, cachedInput, output] = figures;
  return { ...document, models, input, cachedInput, output };
}
