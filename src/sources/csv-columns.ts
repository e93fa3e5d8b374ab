// What the columns of a table hold: which delimiter, whether there is a header, which columns name ids and titles. Pure.

export interface Columns {
  /** How many cells a row has; null when there is no header to say so. */
  readonly width: number | null;
  /** Columns with ids and addresses, the surest first. */
  readonly ids: readonly number[];
  readonly title: number | null;
  /** Columns that hold texts about other papers (abstracts), where an id would mislead. */
  readonly others: ReadonlySet<number>;
}

/** Names of columns in lower case, without blanks, hyphens and underscores; in the order in which they are believed. */
const ID_NAMES = [
  'arxiv', 'arxivid', 'arxivnumber', 'arxivno', 'arxivurl', 'arxivlink', 'arxiv编号', 'arxiv链接', 'arxiv号', 'eprint',
  'paperid', '论文编号', '编号', 'doi', 'url', 'link', 'links', 'paperurl', 'paperlink', 'pdf', 'pdfurl', 'pdflink',
  'href', 'address', '论文链接', '链接', '论文地址', '地址', '网址', '原文链接', 'id', 'paper', '论文',
]; // prettier-ignore
const TITLE_NAMES = [
  'title',
  'papertitle',
  '标题',
  '论文标题',
  '题目',
  '论文题目',
  '论文名称',
  '名称',
  '题名',
  'name',
  'paper',
  '论文',
];
const OTHER_NAMES = new Set(['abstract', 'abstractnote', 'summary', 'references', 'citations', 'keywords', 'fileattachments', '摘要', '参考文献', '关键词']); // prettier-ignore
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The columns when the row is a header (one of its cells names a column we know), otherwise null. */
export function headerOf(cells: readonly string[]): Columns | null {
  const names = cells.map(plainName);
  const ids = ID_NAMES.flatMap(name => names.flatMap((cell, index) => (cell === name ? [index] : [])));
  const title = TITLE_NAMES.map(name => names.indexOf(name)).find(index => index !== -1) ?? null;
  if (ids.length === 0 && title === null) return null;
  const others = new Set(names.flatMap((name, index) => (OTHER_NAMES.has(name) ? [index] : [])));
  return { width: cells.length, ids, title, others };
}

export const NO_HEADER: Columns = { width: null, ids: [], title: null, others: new Set() };

function plainName(cell: string): string {
  return cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}

/** The delimiter of a table by its first lines: the one that gives a header, else the one that most lines have. */
export function delimiterOf(lines: readonly string[]): string {
  const [first = ''] = lines;
  const score = (delimiter: string) => {
    const cells = first.split(delimiter).map(cell => cell.replace(/^"|"$/g, ''));
    const header = cells.length > 1 ? headerOf(cells) : null;
    const known = header === null ? 0 : header.ids.length + (header.title === null ? 0 : 1);
    return known * 1000 + lines.filter(line => line.includes(delimiter)).length;
  };
  const scores = DELIMITERS.map(delimiter => ({ delimiter, score: score(delimiter) }));
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}
