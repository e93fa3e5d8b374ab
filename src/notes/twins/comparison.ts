// Has a comparison been turned round (`A beats B`, `B beats A`)? Pure. Told by the names that both texts share and
// that stand on other sides of the comparing word; without such names nothing is said.
import type { Language } from './negation-words.ts';
import { plainOf, type Side } from './negation-reading.ts';

/** A text with the place of its comparing word. */
interface ComparingSide extends Side {
  readonly at: number;
}

const COMPARING = {
  zh: /[于比]|超[过越]|胜过|不[如及敌]|落后|领先|逊色|被/u,
  en: /\bthan\b|\b(?:outperform|surpass|exceed|beat|underperform|trail|lag)\w*|\b(?:ahead of|behind|above|below|inferior to|superior to)\b/i,
};

/** Things that both languages name in their own words. */
const THINGS: readonly Readonly<Record<Language, RegExp>>[] = [
  { zh: /本文|我们|所提|[该本此]方法/u, en: /\b(?:ours?|we|proposed|this method|the method|it|its)\b/i },
  { zh: /基线/u, en: /\bbaselines?\b/i },
  { zh: /人类|人工/u, en: /\bhumans?\b|\bpeople\b/i },
  { zh: /教师/u, en: /\bteachers?\b/i },
  { zh: /学生/u, en: /\bstudents?\b/i },
  { zh: /大(?:型)?模型/u, en: /\b(?:large|larger|big|bigger)\b/i },
  { zh: /小(?:型)?模型/u, en: /\b(?:small|smaller)\b/i },
  { zh: /第二名/u, en: /\brunner-up\b|\bsecond\b/i },
  { zh: /微调/u, en: /\bfine-?tun/i },
  { zh: /随机/u, en: /\brandom/i },
  { zh: /稀疏/u, en: /\bsparse/i },
  { zh: /稠密|密集/u, en: /\bdense/i },
  { zh: /单任务/u, en: /\bsingle-task/i },
  { zh: /多任务/u, en: /\bmulti-?task/i },
  { zh: /监督/u, en: /\bsupervis/i },
];

/** True when the text compares two things. */
export function isComparison({ text, language }: Side): boolean {
  return COMPARING[language].test(text);
}

/**
 * `yes` when two shared names have changed places around the comparing words, `maybe` when all that can be told has
 * moved, `no` when a name kept its place or nothing is compared.
 */
export function comparesSwapped(one: ComparingSide, other: ComparingSide): 'yes' | 'maybe' | 'no' {
  if (!isComparison(one) || !isComparison(other)) return 'no';
  const moves = placesOf(one, other);
  const [forward, back] = [count(moves, 1, -1), count(moves, -1, 1)];
  if (forward > 0 && back > 0) return 'yes';
  const isOnlyMoved = forward + back > 0 && count(moves, 1, 1) + count(moves, -1, -1) === 0;
  return isOnlyMoved ? 'maybe' : 'no';
}

/** For each shared thing: does it stand before (-1) or after (1) the comparing word, in the one and in the other? */
function placesOf(one: ComparingSide, other: ComparingSide): readonly [number, number][] {
  const [left, right] = [plainOf(one), plainOf(other)];
  const names = new Set(left.match(/\p{Lu}[\p{L}\p{N}]*(?:[-.][\p{L}\p{N}]+)*/gu) ?? []);
  const shared = [...names].map(name => ({ zh: plainly(name), en: plainly(name) }));
  return [...shared, ...THINGS].flatMap(({ zh, en }): [number, number][] => {
    const words = { zh, en };
    const [from, to] = [left.search(words[one.language]), right.search(words[other.language])];
    return from < 0 || to < 0 ? [] : [[place(from, one), place(to, other)]];
  });
}

function place(at: number, side: ComparingSide): number {
  return at < turningPoint(side) ? -1 : 1;
}

/** In `A 比 B 更快` the names part at 比, in `A 被 B 超越` at 被. */
function turningPoint(side: ComparingSide): number {
  const { language, at } = side;
  if (language === 'en') return at;
  const before = plainOf(side)
    .slice(0, at)
    .replace(/相比|对比|比[例率较如]|[占配]比/gu, '  ');
  const than = before.search(/[比被]/u);
  return than < 0 ? at : than;
}

function plainly(name: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  );
}

function count(moves: readonly [number, number][], from: number, to: number): number {
  return moves.filter(([a, b]) => a === from && b === to).length;
}
