// The fixed headings of a digest: what we write, and how they are recognised in files that people edit.
import { slug } from 'github-slugger';

/** In the order in which notes have them. The emoji are part of the format; nothing links to these headings. */
export const NAMES = {
  abstract: 'Abstract',
  headline: '🌟 论文解读',
  background: '📌 背景痛点/本文动机',
  innovations: '🚀 核心方法',
  results: '📈 实验结果',
  takeaways: '💬 可借鉴之处',
} as const;

/** Copied from a prompt into half of the published digests: `🚀 核心方法（介绍本文的几个创新点）`. */
export const HINT = '（介绍本文的几个创新点）';

export const LIST_NAME = 'Paper List';
export const NOTES_NAME = 'TLDR/Notes';

/** Which fixed heading this is, with or without emoji, hint or tagline; null for any other. */
export function nameOf(heading: string): keyof typeof NAMES | null {
  if (/^abstract\s*$/i.test(heading)) return 'abstract';
  for (const [name, words] of WORDS) if (heading.includes(words)) return name;
  return null;
}

/** True for the five headings of notes, without the abstract. */
export function isNoteName(name: ReturnType<typeof nameOf>): boolean {
  return name !== null && name !== 'abstract';
}

/** True for the heading of the notes part: `TLDR/Notes`, `📝 TL;DR / Notes`. */
export function isNotesName(heading: string): boolean {
  return /^tldrnotes$/.test(slug(heading).replaceAll('-', ''));
}

/** True for the heading of the paper list: `Paper List of Terms(RL)`, `论文列表`. */
export function isListName(heading: string): boolean {
  return /paper-?list|论文列表/.test(slug(heading));
}

/** True for a slug that one of our own fixed headings takes (`abstract`, `abstract-7`): no paper's anchor may be one. */
export function isNamesSlug(candidate: string): boolean {
  return FIXED.has(candidate.replace(/-\d+$/, ''));
}

const WORDS = [
  ['headline', '论文解读'],
  ['background', '背景痛点'],
  ['innovations', '核心方法'],
  ['results', '实验结果'],
  ['takeaways', '可借鉴之处'],
] as const;

const FIXED = new Set([...Object.values(NAMES), LIST_NAME, NOTES_NAME].map(name => slug(name)));
