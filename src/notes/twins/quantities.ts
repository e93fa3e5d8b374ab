// What papers measure, as data: the same quantity in Chinese and in English.
import type { Language } from './negation-words.ts';

const quantity = (zh: string, en: string): Readonly<Record<Language, RegExp>> => ({
  zh: new RegExp(zh),
  en: new RegExp(en, 'i'),
});

/** Quantities whose rise in one language is no fall in the other. */
export const QUANTITIES: readonly Readonly<Record<Language, RegExp>>[] = [
  quantity('准确[率度]|正确率|精度', String.raw`\baccurac|\bprecision`),
  quantity('召回', String.raw`\brecall`),
  quantity('误差|错误|错率', String.raw`\berror|\bmistake`),
  quantity('[延时]迟|时延', String.raw`\blatenc|\bdelay`),
  quantity('显存|内存|存储', String.raw`\bmemory|\bstorage`),
  quantity('成本|开销|代价', String.raw`\bcosts?\b|\boverhead`),
  quantity('时间|时长|耗时', String.raw`\btimes?\b|\bduration`),
  quantity('吞吐', String.raw`\bthroughput`),
  quantity('困惑度', String.raw`\bperplexit`),
  quantity('方差', String.raw`\bvariance`),
  quantity('成功率', String.raw`\bsuccess rate`),
  quantity('幻觉', String.raw`\bhallucinat`),
  quantity('能耗|功耗', String.raw`\benergy|\bpower`),
  quantity('F1', String.raw`\bF1\b`),
  quantity('BLEU', String.raw`\bBLEU\b`),
  quantity('性能|表现', String.raw`\bperformance`),
  quantity('鲁棒', String.raw`\brobust`),
  quantity('多样', String.raw`\bdivers`),
  quantity('损失(?!函数)', String.raw`\bloss(?:es)?\b`),
  quantity('计算量|算力|FLOP', String.raw`\bcompute\b|\bcomputation|\bFLOP`),
  quantity('参数', String.raw`\bparameter`),
  quantity('深度|层数', String.raw`\bdepth|\blayers?\b`),
  quantity('温度', String.raw`\btemperature`),
  quantity('电阻', String.raw`\bresisti|\bresistance`),
  quantity('质量', String.raw`\bquality|\bmass\b`),
  quantity('偏差|偏见', String.raw`\bbias`),
  quantity('置信', String.raw`\bconfiden`),
  quantity('熵', String.raw`\bentrop`),
  quantity('风险|遗憾', String.raw`\brisk|\bregret`),
];
