// CSL-JSON (Zotero, pandoc) or a JSON list of ids → the papers of its items. Pure.
// Broken JSON is told with its line; ids in it are not guessed at, since half a file would look like a whole one.
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import type { Account } from './account.ts';
import { itemLines } from './json-lines.ts';
import { readEntry, type Field } from './record.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** In this order, names in lower case. */
const FIELDS: readonly (readonly [string, Field['holds']])[] = [
  ['arxiv', 'id'],
  ['arxivid', 'id'],
  ['arxiv_id', 'id'],
  ['eprint', 'maybe-id'],
  ['doi', 'text'],
  ['url', 'text'],
  ['number', 'maybe-id'],
  ['archive_location', 'maybe-id'],
  ['archiveid', 'maybe-id'],
  ['archivelocation', 'maybe-id'],
  ['note', 'text'],
  ['extra', 'text'],
  ['container-title', 'text'],
  ['id', 'maybe-id'],
];

/** Each item is one unit: of a list, of `{ "items": […] }`, or the one object. Texts in a list are ids. */
export function readCsl(text: string, account: Account): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { line, why } = whereBroken(text);
    account.cannotRead(
      line,
      text.split('\n')[line - 1] ?? '',
      phrase`the JSON is broken in line ${line}: ${why}`,
    );
    return;
  }
  const isInItems = isObject(value) && Array.isArray(value['items']);
  const items: unknown[] =
    isInItems && isObject(value) ? (value['items'] as unknown[]) : Array.isArray(value) ? value : [value];
  const lines = itemLines(text, isInItems);
  if (items.length === 0) account.notice(phrase`the list is empty`);
  for (const [index, item] of items.entries())
    readItem(item, { line: lines[index] ?? 1, label: `item ${index + 1}` }, account);
}

function readItem(item: unknown, { line, label }: { line: number; label: string }, account: Account): void {
  if (typeof item === 'string') {
    const judged = account.judge(item);
    if (judged.ok) account.names(line, [{ paper: judged.paper, title: null }]);
    else account.cannotRead(line, item, judged.reason);
  } else if (isObject(item)) {
    const values = new Map(Object.entries(item).map(([name, value]) => [name.toLowerCase(), value]));
    const fields = FIELDS.map(([name, holds]): Field => ({ text: textOf(values.get(name)), holds }));
    const title = textOf(values.get('title'));
    readEntry({ line, label, title: title === '' ? null : title, fields }, account);
  } else {
    const why =
      typeof item === 'number'
        ? phrase`a number loses the zeros at its end: put the id in quotes`
        : phrase`it is no item`;
    account.cannotRead(line, typeof item === 'number' ? String(item) : label, why);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter(part => typeof part === 'string').join(' ') : '';
}

/** JSON.parse tells a place in words that change from one Node to the next; jsonc-parser tells it as a number. */
function whereBroken(text: string): { line: number; why: Told } {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true });
  } catch (error) {
    // Lists in lists by the ten thousand exhaust its stack.
    return { line: 1, why: error instanceof RangeError ? phrase`it is nested too deeply` : String(error) };
  }
  const [first] = errors;
  if (first === undefined) return { line: 1, why: phrase`it is no JSON` };
  const line = text.slice(0, first.offset).split('\n').length;
  const words = printParseErrorCode(first.error).replace(/([a-z])([A-Z])/g, '$1 $2');
  return { line, why: words.toLowerCase() };
}
