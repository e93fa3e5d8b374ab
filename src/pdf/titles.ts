// Which section a title names: the words that papers begin their headings with, in English and in Chinese.
import type { SectionKey } from '../domain/page.ts';
import { joinSmallCapitals } from './characters.ts';

/** Beginnings of titles, lower case; the first that fits decides. */
const BEGINNINGS: readonly (readonly [SectionKey, readonly string[]])[] = [
  ['abstract', ['abstract', '摘要', '摘 要', '内容提要']],
  ['introduction', ['introduction', '引言', '引 言', '绪论', '前言', '导论', '介绍', '简介']],
  [
    'related',
    [
      'related work',
      'background',
      'preliminar',
      'prior work',
      '相关工作',
      '相关研究',
      '研究现状',
      '背景',
      '预备知识',
    ],
  ],
  [
    'method',
    [
      'method',
      'approach',
      'model',
      'our approach',
      'our method',
      'proposed',
      'framework',
      '方法',
      '本文方法',
      '我们的方法',
      '模型',
      '框架',
    ],
  ],
  ['experiments', ['experiment', 'evaluation', 'results', 'empirical', '实验', '评估', '评测', '结果']],
  [
    'conclusion',
    [
      'conclusion',
      'discussion',
      'summary',
      'concluding',
      'limitations',
      '结论',
      '总结',
      '结语',
      '讨论',
      '局限',
      '小结',
    ],
  ],
  ['appendix', ['appendi', 'supplement', '附录', '补充材料']],
];
const REFERENCES =
  /^(?:references(?: and notes)?|bibliography|literature cited|works cited|literatur(?:verzeichnis)?|参考文献|参 考 文 献|引用文献)$/;

/** The section that a title (without its number) names, or null. */
export function keyOfTitle(title: string): SectionKey | null {
  const plain = joinSmallCapitals(title).toLowerCase().trim();
  if (REFERENCES.test(plain)) return 'references';
  return BEGINNINGS.find(([, words]) => words.some(word => plain.startsWith(word)))?.[0] ?? null;
}
