// The screens around the items: a paper as it is opened, the queue, the keys, and what is told at the end. Pure.
import type { PaperView, QueueEntry, RiskCounts } from '../../domain/review.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { findingLines } from './item-screen.ts';
import { helpOf } from './prompt.ts';
import { hanging, inOneLine, plain, type Line, type Surface } from './surface.ts';

/** What is told when a paper is come to. */
export function paperLines(paper: PaperView, surface: Surface): Line[] {
  const { cited, title, engine, open, findings } = paper;
  return [
    { text: '' },
    ...inOneLine([surface.tell(cited), surface.tell(title)], surface, 'strong'),
    ...hanging('  ', phrase`made by ${engine}; ${openWords(open)}`, { surface, tone: 'quiet' }),
    ...findingLines(findings, surface),
  ];
}

/** `2 held back, 3 warnings, 14 without`, of what is open. */
function openWords({ red, amber, green }: RiskCounts): Phrase {
  if (red + amber + green === 0) return phrase`all decided`;
  return phrase`open: ${red} held back, ${amber} with a warning, ${green} without`;
}

/** The papers of this review, the one that is open marked. */
export function queueLines(entries: readonly QueueEntry[], current: string, surface: Surface): Line[] {
  return entries.flatMap(({ stem, cited, title, open, broken }) => {
    const label = stem === current ? '> ' : '  ';
    const words = phrase`${cited}  ${title}`;
    const state = broken === null ? openWords(open) : phrase`cannot be read: ${broken}`;
    const how = stem === current ? ({ surface, tone: 'strong' } as const) : { surface };
    return [...hanging(label, words, how), ...hanging('    ', state, { surface, tone: 'quiet' })];
  });
}

/** The keys. */
export function helpLines(isLineMode: boolean, surface: Surface): Line[] {
  return helpOf(isLineMode).flatMap(([key, words]) => hanging(`  ${key.padEnd(9)}`, words, { surface }));
}

export interface Ending {
  /** All papers of this review. */
  readonly entries: readonly QueueEntry[];
  /** The stems of those that were looked at. */
  readonly visited: ReadonlySet<string>;
  /** Items that are decided now, and were not when this session came to them. */
  readonly decided: number;
  /** The command to go on with. */
  readonly next: string | null;
}

/** What was done, what is left, and what to type next. */
export function endLines({ entries, visited, decided, next }: Ending, surface: Surface): Line[] {
  const left = (entry: QueueEntry): number => entry.open.red + entry.open.amber + entry.open.green;
  const others = entries.filter(({ stem }) => !visited.has(stem));
  const othersLeft = others.reduce((sum, entry) => sum + left(entry), 0);
  const papers = entries
    .filter(({ stem }) => visited.has(stem))
    .map(entry => phrase`${entry.cited}: ${entry.decided} of ${entry.items} decided, ${left(entry)} left`);
  const allLeft = entries.reduce((sum, entry) => sum + left(entry), 0);
  const overall = phrase`decided this time: ${decided}; left: ${allLeft}`;
  return [
    { text: '' },
    ...papers.flatMap(words => plain(words, surface)),
    ...(others.length > 0
      ? plain(phrase`not looked at: ${others.length}, with ${othersLeft} left`, surface)
      : []),
    ...(entries.length > 1 || decided > 0 ? plain(overall, surface, 'strong') : []),
    // A command is copied: it stays one line.
    ...(next === null ? [] : [{ text: surface.tell(phrase`next: ${next}`) }]),
  ];
}
