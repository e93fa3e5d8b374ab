// Any text (a list of ids, Markdown, HTML, mail, a feed, a log) → the papers it names, line by line.
// A line of prose that looks like nothing is silent; a line that was clearly meant as an id and is none is told.
import type { Account, Named } from './account.ts';
import { candidatesIn, loneCandidate, type Candidate } from './candidates.ts';
import { phrase, type Told } from '../lib/phrase.ts';

export interface TextForm {
  /** A line that begins with `# ` is a comment (a plain list); otherwise it is read as any line (Markdown). */
  readonly hasComments: boolean;
}

/** `ESC [ 32 m` */
const COLOR = /\u001b\[[\d;]{0,40}[A-Za-z]/g;

/** So many lines are told of in full when a line names one paper and holds a broken id besides. */
const MOST_TOLD = 5;

/** The lines of a text, whichever way they end; the last one needs no end. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Reads each line as one unit, which may name several papers. No titles: a text does not say which words are one. */
export function readText(text: string, account: Account, { hasComments }: TextForm): void {
  let left = 0;
  const besides: Told[] = [];
  for (const [index, colored] of linesOf(text).entries()) {
    // Colours of a log would touch the ids.
    const line = colored.replace(COLOR, ' ');
    const isComment = hasComments && /^#\s/.test(line);
    const { papers, refused } = papersIn(line, account);
    if (isComment) {
      left += papers.length > 0 ? 1 : 0;
      account.silent();
    } else if (papers.length > 0) {
      account.names(index + 1, papers);
      if (refused !== null)
        besides.push(phrase`line ${index + 1}: ${refused.text} is left out: ${refused.why}`);
    } else if (refused !== null) account.cannotRead(index + 1, refused.text, refused.why);
    else account.silent();
  }
  besides.slice(0, MOST_TOLD).forEach(account.notice);
  if (besides.length > MOST_TOLD)
    account.notice(
      phrase`${besides.length - MOST_TOLD} more lines name a paper and hold something besides that is none`,
    );
  if (left === 1) account.notice(phrase`1 comment line ("# …") with ids left out`);
  if (left > 1) account.notice(phrase`${left} comment lines ("# …") with ids left out`);
}

interface Refused {
  readonly text: string;
  readonly why: Told;
}

function papersIn(line: string, { judge }: Account): { papers: readonly Named[]; refused: Refused | null } {
  const papers: Named[] = [];
  const refused: (Refused & Pick<Candidate, 'meant'>)[] = [];
  for (const { text, meant } of candidatesIn(line)) {
    const judged = judge(text);
    if (judged.ok) papers.push({ paper: judged.paper, title: null });
    else if (meant !== 'maybe') refused.push({ text, why: judged.reason, meant });
  }
  // A link to OpenReview beside the one to arXiv is the same paper, not a second one that cannot be read.
  if (papers.length > 0)
    return { papers, refused: together(refused.filter(({ meant }) => meant === 'arxiv')) };
  if (refused.length > 0) return { papers, refused: together(refused) };
  const lone = loneCandidate(line);
  if (lone === null) return { papers, refused: null };
  const judged = judge(lone.text);
  return judged.ok
    ? { papers: [{ paper: judged.paper, title: null }], refused: null }
    : { papers, refused: { text: lone.text, why: judged.reason } };
}

function together(refused: readonly Refused[]): Refused | null {
  const [first] = refused;
  if (first === undefined || refused.length === 1) return first ?? null;
  return { text: first.text, why: phrase`${first.why} (and ${refused.length - 1} more in this line)` };
}
