// A BibTeX file → the papers of its entries. The scanner is bibtex-scan.ts; here is where an entry keeps its arXiv id.
// `file`, `abstract` and `keywords` are not looked at: they name other things.
import type { Account } from './account.ts';
import { scanBibtex, type BibEntry } from './bibtex-scan.ts';
import { plainValue } from './latex.ts';
import { readEntry, type Field } from './record.ts';
import { phrase } from '../lib/phrase.ts';

/** In this order; all but the first ones hold an id somewhere in their text. */
const TEXTS = [
  'url',
  'howpublished',
  'journal',
  'journaltitle',
  'volume',
  'number',
  'note',
  'annote',
  'addendum',
  'pubstate',
];
const SILENT = new Set(['string', 'comment', 'preamble']);

/** Each entry is one unit; `@string`, `@comment` and `@preamble` are silent ones. */
export function readBibtex(text: string, account: Account): void {
  const entries = scanBibtex(text);
  if (entries.length === 0) account.notice(phrase`there is no BibTeX entry (@article{…}) in it`);
  for (const entry of entries) {
    const label = `@${entry.type}{${entry.key}`;
    if (entry.broken !== null)
      account.cannotRead(entry.line, label, phrase`the entry is broken: ${entry.broken}`);
    else if (SILENT.has(entry.type)) account.silent();
    else readEntry({ line: entry.line, label, title: titleOf(entry), fields: fieldsOf(entry) }, account);
  }
}

function titleOf({ fields }: BibEntry): string | null {
  const title = fields.get('title');
  return title === undefined ? null : plainValue(title);
}

function fieldsOf({ fields }: BibEntry): Field[] {
  const plain = (name: string) => plainValue(fields.get(name) ?? '');
  return [
    { text: eprintOf(plain), holds: isArxiv(plain) ? 'id' : 'maybe-id' },
    { text: plain('arxivid'), holds: 'id' },
    { text: plain('arxiv'), holds: 'id' },
    { text: plain('doi'), holds: 'text' },
    ...TEXTS.map((name): Field => ({ text: plain(name), holds: 'text' })),
  ];
}

function isArxiv(plain: (name: string) => string): boolean {
  return /^arxiv$/i.test(prefixOf(plain));
}

function prefixOf(plain: (name: string) => string): string {
  return plain('archiveprefix') || plain('eprinttype');
}

/** An old number alone (`9901001`) has its archive in the prefix (`hep-th`) or in the class. */
function eprintOf(plain: (name: string) => string): string {
  const eprint = plain('eprint').replace(/^abs\//, '');
  if (!/^\d{7}(?:v\d{1,3})?$/.test(eprint)) return eprint;
  const prefix = prefixOf(plain);
  const archive = prefix === '' || isArxiv(plain) ? plain('primaryclass') || plain('eprintclass') : prefix;
  return archive === '' ? eprint : `${archive}/${eprint}`;
}
