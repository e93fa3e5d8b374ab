// What a list is: by the ending of its name, else by how its text begins. Pure.
import type { SourceKind } from '../domain/source.ts';

/** The kinds that are read from text here. */
export type TextKind = Extract<SourceKind, 'text' | 'bibtex' | 'csl-json' | 'ris' | 'csv'>;

const BY_ENDING: Readonly<Record<string, TextKind>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  biblatex: 'bibtex',
  json: 'csl-json',
  csljson: 'csl-json',
  ris: 'ris',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  ...Object.fromEntries(
    [
      'txt',
      'text',
      'list',
      'md',
      'markdown',
      'html',
      'htm',
      'eml',
      'log',
      'xml',
      'rss',
      'atom',
      'tex',
      'org',
      'rst',
    ].map(ending => [ending, 'text' as const]),
  ),
};
/** Texts in which a line that begins with `# ` is no comment. */
const MARKUP = /\.(?:md|markdown|html?|eml|xml|rss|atom|tex|org|rst|log)$/i;
const HEAD = 65_536;

/** The kind by name; by content for stdin (`-`) and names with any other ending. */
export function kindOf(name: string, text: string): TextKind {
  const ending = /\.([a-z]{2,9})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return BY_ENDING[ending] ?? kindByContent(text);
}

/** True for plain lists, where `# ` begins a comment: `ids.txt`, stdin. */
export function hasComments(name: string): boolean {
  return !MARKUP.test(name);
}

function kindByContent(text: string): TextKind {
  const head = text.slice(0, HEAD).trimStart();
  if (isJson(text, head)) return 'csl-json';
  const first = head.split(/\r\n|\n|\r/).find(line => line.trim() !== '' && !/^\s*%/.test(line)) ?? '';
  if (/^\s{0,40}@[a-z]{3,30}\s{0,9}[{(]/i.test(first)) return 'bibtex';
  if (/^TY {0,4}- ?/.test(first)) return 'ris';
  return isCsvHead(first) ? 'csv' : 'text';
}

/** Markdown may begin with `[` as well, so only what is sure to be JSON counts, broken or not. */
function isJson(text: string, head: string): boolean {
  if (/^\[\s*\{\s*"|^\{\s*"/.test(head)) return true;
  if (!/^\[\s*["\]]/.test(head)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `sep=;`, or a line of several cells of which one is the name of a column with ids or titles. */
function isCsvHead(line: string): boolean {
  if (/^"?sep=.$/i.test(line.replace(/"$/, ''))) return true;
  const cells = line.split(/[,;\t|]/).map(cell => cell.trim().replace(/^"|"$/g, '').toLowerCase());
  return (
    cells.length > 1 &&
    cells.some(cell => /^(?:arxiv|arxiv[ _-]?id|eprint|doi|url|title|标题|链接|论文链接)$/.test(cell))
  );
}
