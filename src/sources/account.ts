// What came of each unit of a source, kept so that the sums are right by construction: a unit names papers, or is
// unread, or is silent, and is counted once.
import type { PaperSource } from '../domain/arxiv-id.ts';
import type { JudgeId, Mention, Unread } from '../domain/source.ts';
import type { Told } from '../lib/phrase.ts';

export interface Named {
  readonly paper: PaperSource;
  readonly title: string | null;
}

/** Where a reader writes down what it finds, unit by unit, in the order of the source. */
export interface Account {
  readonly judge: JudgeId;
  /** A unit that names these papers, at least one. */
  readonly names: (line: number, papers: readonly Named[]) => void;
  /** A unit that should name a paper and names none that we can use. */
  readonly cannotRead: (line: number, text: string, why: Told) => void;
  /** A unit that says nothing about papers. */
  readonly silent: () => void;
  readonly notice: (text: Told) => void;
}

/** The sums at the end. */
export interface Sums {
  readonly count: number;
  readonly mentions: readonly Mention[];
  readonly unread: readonly Unread[];
  readonly silent: number;
  readonly notices: readonly Told[];
}

const LONGEST_TITLE = 300;
const LONGEST_EXCERPT = 200;
/** Controls and the characters that reorder text: no title needs them. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Opens an account for the source that a person calls `source`; `close` gives the sums. */
export function openAccount(
  source: string,
  judge: JudgeId,
): { readonly account: Account; readonly close: () => Sums } {
  const mentions: Mention[] = [];
  const unread: Unread[] = [];
  const notices: Told[] = [];
  let count = 0;
  let silent = 0;
  const account: Account = {
    judge: remembering(judge),
    names: (line, papers) => {
      count += 1;
      for (const { paper, title } of papers)
        mentions.push({ paper, at: { source, line }, title: title === null ? null : titleOf(title) });
    },
    cannotRead: (line, text, why) => {
      count += 1;
      unread.push({ at: { source, line }, text: oneLine(text, LONGEST_EXCERPT), why });
    },
    silent: () => {
      count += 1;
      silent += 1;
    },
    notice: text => void notices.push(text),
  };
  return { account, close: () => ({ count, mentions, unread, silent, notices }) };
}

/** The text on one line, without controls, at most `most` characters; a cut is shown as `…`. */
export function oneLine(text: string, most: number): string {
  const plain = text
    .slice(0, most * 10)
    .toWellFormed()
    .replace(UNSAFE, ' ')
    .split(/\s+/)
    .filter(word => word !== '')
    .join(' ');
  if (plain.length <= most) return plain;
  // A cut between the halves of a surrogate pair would leave half a character.
  return `${plain.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function titleOf(text: string): string | null {
  const title = oneLine(text, LONGEST_TITLE);
  return title === '' ? null : title;
}

/** A refusal is made as an error, which is slow; a text that stands in a source often is judged once. */
function remembering(judge: JudgeId): JudgeId {
  const known = new Map<string, ReturnType<JudgeId>>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const judged = judge(text);
    known.set(text, judged);
    return judged;
  };
}
