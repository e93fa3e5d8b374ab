// Lines whose misreading is undone → the changes of the file, when they are exact. Nothing is believed here:
// what came back is misread again in the same way and has to give the bytes at hand.
import { codePages, decodeWith } from './code-pages.ts';
import { isIntact, type ByteRange, type Line, type Lines } from './misread-lines.ts';
import { countTokens, total, type Tokens } from './misread-tokens.ts';
import type { ByteChange } from './text.ts';

/**
 * One change for each run of misread lines that has no other line in it but ASCII; null when a line is not exact.
 * @param bytes of the file that `lines` are of, their texts as they read once undone
 */
export function exactChanges(bytes: Uint8Array, { suspect, intact }: Lines): ByteChange[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const misread = suspect.filter(line => line.pages.length > 0);
  const others = [...intact, ...suspect.filter(line => line.pages.length === 0)];
  const layers = misread.reduce((most, { pages }) => Math.max(most, pages.length), 0);
  if (suspect.some(line => isStillMisread(line, layers)) || hasHalfMisread(buffer, misread, others))
    return null;
  if (!misread.every(line => isExact(buffer, line))) return null;
  return runsOf(misread, others).map(run => changeOf(buffer, run));
}

function isExact(bytes: Buffer, { start, end, text, pages }: Line): boolean {
  const misread = pages.reduce((read, page) => decodeWith(page, Buffer.from(read, 'utf8')), text);
  return Buffer.from(misread, 'utf8').equals(bytes.subarray(start, end));
}

/**
 * Too little by itself to name a page, and so left behind: `ð` of an emoji where no other line has that letter.
 * Lines that were undone as often as any are done: `’é’é` is meant.
 */
function isStillMisread({ text, pages }: Line, layers: number): boolean {
  if (pages.length === layers || isIntact(text)) return false;
  return codePages().some(page => {
    const tokens = countTokens(text, page);
    return tokens.misfit === 0 && tokens.paired > 0 && tokens.whole === total(tokens);
  });
}

/** A line that somebody wrote into since it was misread is neither misread nor intact, and only a person can part it. */
function hasHalfMisread(bytes: Buffer, misread: readonly Line[], others: readonly ByteRange[]): boolean {
  const pages = [...new Set(misread.flatMap(line => line.pages))];
  return others.some(({ start, end }) => {
    const text = bytes.toString('utf8', start, end);
    return pages.some(page => isHalfMisread(countTokens(text, page)));
  });
}

function isHalfMisread({ whole, odd, holed, bare, bad, misfit }: Tokens): boolean {
  return whole - odd >= 4 && whole - odd > odd + holed + bare + bad + misfit;
}

function runsOf(misread: readonly Line[], others: readonly ByteRange[]): Line[][] {
  const starts = others.map(({ start }) => start).sort((a, b) => a - b);
  const runs: Line[][] = [];
  let next = 0;
  for (const line of misread) {
    const before = next;
    while ((starts[next] ?? Infinity) < line.start) next++;
    const run = runs.at(-1);
    if (run === undefined || next > before) runs.push([line]);
    else run.push(line);
  }
  return runs;
}

function changeOf(bytes: Buffer, run: readonly Line[]): ByteChange {
  const start = run[0]?.start ?? 0;
  let end = start;
  const pieces: string[] = [];
  for (const line of run) {
    pieces.push(bytes.toString('latin1', end, line.start), line.text);
    end = line.end;
  }
  return { start, end, text: pieces.join('') };
}
