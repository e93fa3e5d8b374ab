// Settings and results as a person reads them: in columns, broken at the width of the terminal.
import { styleText } from 'node:util';
import { placeTold } from '../../config/place.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { cellsOf, padded } from '../batch/tell/cells.ts';
import type { CheckResult, Status } from './check.ts';
import { LABELS, STATUS_LABELS } from './labels.ts';
import type { ShownSetting } from './settings.ts';

export interface Page {
  /** Null where nothing is to be broken: a file, a pipe. */
  readonly columns: number | null;
  readonly colour: boolean;
  readonly speak: (told: Told) => string;
  readonly clean: (text: string) => string;
}

const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red', skipped: 'gray' } as const;

/** A line for each setting, under a heading. */
export function settingLines(settings: readonly ShownSetting[], page: Page): string[] {
  const { speak, clean } = page;
  if (settings.length === 0) return [speak(phrase`Settings: all are defaults`)];
  const width = Math.max(...settings.map(({ name }) => name.length));
  const lines = settings.flatMap(({ name, value, source }) => {
    const text = clean(`${speak(value)}  ${speak(phrase`(from ${placeTold(source)})`)}`);
    return hanging(`  ${name.padEnd(width)}  `, text, page);
  });
  return [speak(phrase`Settings that are not defaults`), ...lines];
}

/** One check: its state, its name, what was seen; and in a line of its own what to type, to be copied whole. */
export function resultLines({ name, status, seen, next }: CheckResult, page: Page): string[] {
  const { speak, clean } = page;
  const states = Object.values(STATUS_LABELS).map(label => cellsOf(speak(label)));
  const names = Object.values(LABELS).map(label => cellsOf(speak(label)));
  const state = coloured(padded(speak(STATUS_LABELS[status]), Math.max(...states)), status, page);
  const head = `  ${state}  ${padded(speak(labelOf(name)), Math.max(...names))}  `;
  const lines = hanging(head, clean(speak(seen)), page);
  if (next === null) return lines;
  const indent = ' '.repeat(2 + Math.max(...states) + 2);
  return [...lines, `${indent}${clean(speak(phrase`next: ${next}`))}`];
}

/** The name of a check as people read it. */
export function labelOf(name: string): Told {
  return Object.entries(LABELS).find(([known]) => known === name)?.[1] ?? name;
}

function coloured(text: string, status: Status, { colour }: Page): string {
  return colour ? styleText(COLOURS[status], text, { validateStream: false }) : text;
}

/** `head` and the text behind it, its later lines under the first. */
function hanging(head: string, text: string, { columns }: Page): string[] {
  const indent = cellsOf(head);
  const room = columns === null ? Infinity : Math.max(20, columns - indent - 1);
  const [first = '', ...rest] = broken(text, room);
  return [head + first, ...rest.map(line => ' '.repeat(indent) + line)];
}

/** Chinese characters and full-width marks may stand at the end of a line; the marks not at its beginning. */
const BREAKS =
  /(?= )|(?<=[\u3001-\u3007\u3400-\u9fff\uff09\uff0c\uff1a\uff1b])(?![\u3001\u3002\uff09\uff0c\uff1a\uff1b])/;

/** Breaks between words, and beside Chinese characters; a longer word (a path, an address) stays whole. */
function broken(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(BREAKS)) {
    if (line !== '' && cellsOf(line + piece) > room) {
      lines.push(line);
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line];
}
