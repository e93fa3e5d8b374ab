// RIS (TY … ER), as EndNote, Zotero and Google Scholar write it → the papers of its records. Pure.
// Tags: https://en.wikipedia.org/wiki/RIS_(file_format)
import type { Account } from './account.ts';
import { readEntry, type Field } from './record.ts';
import { linesOf } from './text.ts';
import { phrase } from '../lib/phrase.ts';

/** `TY  - JOUR`; some programs write one blank, or none behind the hyphen. */
const TAGGED = /^([A-Z][A-Z\d])(?: {1,4}-|-(?= )) ?(.*)$/;
/** In this order. N2 and AB are abstracts, which may name other papers. */
const MAYBE_IDS = ['DO', 'UR', 'ID', 'M1', 'AN', 'C7'];
const TEXTS = ['L1', 'L2', 'LK', 'JO', 'JF', 'T2', 'JA', 'J2', 'N1'];

interface Record {
  readonly line: number;
  readonly tags: Map<string, string[]>;
}

/** Each record is one unit. A record ends at ER, at the next TY, or with the file. */
export function readRis(text: string, account: Account): void {
  const records = recordsOf(text);
  if (records.length === 0) account.notice(phrase`there is no record (TY  - …) in it`);
  for (const { line, tags } of records) {
    const title = (tags.get('TI') ?? tags.get('T1') ?? tags.get('CT'))?.[0] ?? null;
    const fields = [...fieldsOf(tags, MAYBE_IDS, 'maybe-id'), ...fieldsOf(tags, TEXTS, 'text')];
    readEntry({ line, label: `TY  - ${tags.get('TY')?.[0] ?? ''}`, title, fields }, account);
  }
}

function fieldsOf(tags: Record['tags'], names: readonly string[], holds: Field['holds']): Field[] {
  return names.flatMap(name => (tags.get(name) ?? []).map(text => ({ text, holds })));
}

function recordsOf(text: string): Record[] {
  const records: Record[] = [];
  let open: Record | null = null;
  let values: string[] | null = null;
  for (const [index, line] of linesOf(text).entries()) {
    const [, tag, value = ''] = TAGGED.exec(line.trimEnd()) ?? [];
    if (tag === undefined) goOn(values, line.trim());
    else if (tag === 'ER') [open, values] = [null, null];
    else {
      if (tag === 'TY' || open === null) {
        open = { line: index + 1, tags: new Map() };
        records.push(open);
      }
      values = open.tags.get(tag) ?? [];
      values.push(value);
      open.tags.set(tag, values);
    }
  }
  return records;
}

/** A line without a tag goes on with the value above it. */
function goOn(values: string[] | null, line: string): void {
  const before = line === '' ? undefined : values?.pop();
  if (before !== undefined) values?.push(`${before}\n${line}`);
}
