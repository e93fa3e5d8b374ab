// Lines → the page they were misread with, and which of them were. No dictionary: only how well the bytes form UTF-8.
// Where an intact line could be meant as well, nothing is exact: a refusal costs less than a wrong character.
import { codePages, encodeWith, type CodePage } from './code-pages.ts';
import { isIntact, type Line, type Lines } from './misread-lines.ts';
import { addTokens, countTokens, noTokens, total, type Tokens } from './misread-tokens.ts';

export interface Reading {
  readonly page: CodePage;
  /** The lines misread with it. */
  readonly lines: readonly CountedLine[];
  /** No byte of them was lost, and no other page reads them as well in another way. */
  readonly isExact: boolean;
}

interface CountedLine {
  readonly line: Line;
  readonly tokens: Tokens;
}

/** Null when the lines, as they read now, are not misread. */
export function readingOf({ suspect, single }: Lines): Reading | null {
  const open = suspect.filter(line => !isIntact(line.text));
  const candidates = codePages().flatMap(page => candidateOf(open, page, single) ?? []);
  const [best, ...rest] = candidates.sort(byFit);
  if (best === undefined) return null;
  const { lines, isExact } = misreadLines(open, best);
  const hasRival = rest.some(({ page }) => readsWhole(page, lines) && !readAlike(page, best.page, lines));
  return { page: best.page, lines, isExact: isExact && !hasRival };
}

interface Candidate {
  readonly page: CodePage;
  /** So many bytes are lost that only their order shows what they were. */
  readonly isTorn: boolean;
  /** Of the lines that the page has every character of. */
  readonly all: Tokens;
  /** Of those that are misread beyond doubt. */
  readonly sure: Tokens;
}

function candidateOf(open: readonly Line[], page: CodePage, single: number): Candidate | null {
  const all = { ...noTokens, bare: single };
  const sure = { ...noTokens };
  for (const line of open) {
    const tokens = countTokens(line.text, page);
    all.misfit += tokens.misfit;
    if (tokens.misfit > 0) continue;
    addTokens(all, tokens);
    if (isSure(tokens)) addTokens(sure, tokens);
  }
  const isTorn = !isMisread(all, sure) && !isMisreadSomewhere(sure);
  return isTorn && !isMostlyHoles(all) ? null : { page, isTorn, all, sure };
}

/** Fewer characters than this are no proof. */
const LEAST = 4;
/**
 * Least share of complete characters. Of 18 digests that lose what a page does not define, the worst keeps 48 %
 * (windows-1253) and has 7 % that lost all later bytes; those of `isMostlyHoles` keep 17 %.
 */
const WHOLE = 0.4;

function isMisread(all: Tokens, sure: Tokens): boolean {
  return total(sure) >= LEAST && isSound(all) && all.whole - all.odd >= WHOLE * total(all);
}

/** Beside many intact lines only what Latin text never has can count: complete characters in a row. */
function isMisreadSomewhere(sure: Tokens): boolean {
  return sure.paired >= LEAST && isSound(sure) && sure.paired >= WHOLE * total(sure);
}

function isSound(tokens: Tokens): boolean {
  return tokens.bad <= 0.05 * total(tokens) && tokens.bare <= 0.2 * total(tokens);
}

/** Most characters lost bytes, as when the 32 controls of Latin-1 were stripped; still none begins in its middle. */
function isMostlyHoles(all: Tokens): boolean {
  const isMuch = all.whole + all.holed >= 40 && all.whole + all.holed >= 0.5 * total(all);
  return isMuch && all.whole >= 0.1 * total(all) && all.bad <= 0.01 * total(all);
}

/** More complete characters of everyday scripts (or in a row) than anything that Latin letters and quotes could be. */
function isSure({ whole, odd, bare, bad }: Tokens): boolean {
  return whole - odd > bare + bad + odd;
}

/** The page that fits best first; the common ones stand first in code-pages.ts, and the sort keeps their order. */
function byFit(a: Candidate, b: Candidate): number {
  if (a.isTorn !== b.isTorn) return Number(a.isTorn) - Number(b.isTorn);
  const difference = fitOf(b) - fitOf(a) || b.all.whole - a.all.whole || a.all.rare - b.all.rare;
  // With bytes lost, the page whose gaps explain it.
  return difference === 0 && a.sure.holed > 0 ? b.page.silent - a.page.silent : difference;
}

function fitOf({ isTorn, all, sure }: Candidate): number {
  const fit = isTorn ? total(all) : sure.whole - sure.holed - 2 * sure.bad - 3 * sure.bare;
  return fit - 5 * all.misfit;
}

function misreadLines(open: readonly Line[], { page, isTorn }: Candidate): Omit<Reading, 'page'> {
  const counted = open.map(line => ({ line, tokens: countTokens(line.text, page) }));
  const fitting = counted.filter(({ tokens }) => tokens.misfit === 0);
  if (isTorn) return { lines: fitting.filter(({ tokens }) => hasUtf8(tokens)), isExact: false };
  if (fitting.some(one => hasLoss(one.tokens))) {
    const lines = fitting.filter(({ tokens }) => isSure(tokens) || (hasUtf8(tokens) && tokens.bad === 0));
    return { lines, isExact: false };
  }
  // `É…` by itself may be meant, or a rare letter misread.
  const isDoubtful = fitting.some(({ tokens }) => isWhole(tokens) && !isSure(tokens));
  return { lines: fitting.filter(({ tokens }) => isSure(tokens)), isExact: !isDoubtful };
}

/** `é` or `3×` alone says nothing, but a line like `ä¸`, or `论文` beside it, has lost bytes. */
function hasLoss(tokens: Tokens): boolean {
  const { whole, paired, holed, bare, bad } = tokens;
  if (isWhole(tokens)) return false;
  return isSure(tokens) || (bad === 0 && (paired > 0 || (holed > 0 && whole + holed > bare)));
}

function isWhole(tokens: Tokens): boolean {
  return tokens.whole === total(tokens);
}

function hasUtf8({ whole, holed }: Tokens): boolean {
  return whole + holed > 0;
}

function readsWhole(page: CodePage, lines: readonly CountedLine[]): boolean {
  return lines.every(({ line, tokens }) => {
    const others = countTokens(line.text, page);
    return others.misfit === 0 && isWhole(others) && others.whole >= tokens.whole;
  });
}

function readAlike(a: CodePage, b: CodePage, lines: readonly CountedLine[]): boolean {
  return lines.every(({ line }) => encodeWith(a, line.text).equals(encodeWith(b, line.text)));
}
