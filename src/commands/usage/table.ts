// Totals → a table of at most 60 cells, for people. Pure.
import { amountText } from '../../lib/money.ts';
import { inLanguage, phrase, type Catalogue, type Phrase } from '../../lib/phrase.ts';
import { cellsOf, cut, padded } from '../batch/tell/cells.ts';
import { cachedShare, type By, type Row, type Total } from './totals.ts';

const MOST_CELLS = 60;
/** A name of less says nothing. */
const LEAST_NAME = 8;
const BETWEEN = '  ';
/** The cost of a model on this machine. */
const FREE = '–';
const HEADS: Readonly<Record<By, Phrase>> = { day: phrase`day`, model: phrase`model`, paper: phrase`paper` };

/** The table with its head and its last line, the total. Names come from elsewhere: `clean` makes them printable. */
export function tableOf(
  { by, rows, total }: { by: By; rows: readonly Row[]; total: Total },
  { catalogue, clean }: { catalogue: Catalogue; clean: (text: string) => string },
): string {
  const tell = (text: Phrase): string => inLanguage(text, catalogue);
  const head = [HEADS[by], phrase`calls`, phrase`input`, phrase`cached`, phrase`output`, phrase`cost`].map(
    tell,
  );
  const names = namesOf(rows).map(clean);
  const lines = [
    head,
    ...rows.flatMap((row, index) => linesOf(names[index] ?? '', row)),
    ...linesOf(tell(phrase`total`), total),
  ];
  const widths = head.map((_, column) => Math.max(...lines.map(line => cellsOf(line[column] ?? ''))));
  const others = widths.slice(1).reduce((sum, width) => sum + BETWEEN.length + width, 0);
  const room = Math.min(widths[0] ?? 0, Math.max(LEAST_NAME, MOST_CELLS - others));
  return lines
    .map(([name = '', ...cells]) =>
      [padded(cut(name, room), room), ...cells.map((cell, at) => atRight(cell, widths[at + 1] ?? 0))]
        .join(BETWEEN)
        .trimEnd(),
    )
    .join('\n');
}

/** What the signs in the table mean, where it has some; `beforePrice` tokens are of models that have a price by now. */
export function notesOf(total: Total, beforePrice: number): Phrase[] {
  const { unpricedTokens, estimatedCalls, calls } = total;
  const unknown = unpricedTokens - beforePrice;
  return [
    ...(unknown > 0
      ? [
          phrase`? ${tokensText(unknown)} tokens have no known price: give it under "prices" in summarize.config.json`,
        ]
      : []),
    ...(beforePrice > 0
      ? [phrase`? ${tokensText(beforePrice)} tokens are of calls before a price was known`]
      : []),
    ...(estimatedCalls > 0
      ? [phrase`~ in ${estimatedCalls} of ${calls} calls the server counted no tokens: we did`]
      : []),
  ];
}

/** Names that two hosts have are told with their host. */
function namesOf(rows: readonly Row[]): string[] {
  const isTwice = ({ name }: Row): boolean => rows.filter(other => other.name === name).length > 1;
  return rows.map(row => (row.host !== undefined && isTwice(row) ? `${row.host} ${row.name}` : row.name));
}

/** One line, and one more for each further currency. */
function linesOf(name: string, total: Total): string[][] {
  const { calls, usage, cost, unpricedTokens, estimatedCalls } = total;
  const about = estimatedCalls > 0 ? '~' : '';
  const share = cachedShare(total);
  const sums = cost.map(({ amount, currency }) => `${about}${amountText(amount)} ${currency}`);
  const money = unpricedTokens > 0 ? [...sums, '?'] : sums;
  const cached = share === null ? '-' : `${Math.round(share * 100)}%`;
  const counts = [String(calls), about + tokensText(usage.input), cached, about + tokensText(usage.output)];
  const first = [name, ...counts, money[0] ?? FREE];
  return [first, ...money.slice(1).map(sum => ['', '', '', '', '', sum])];
}

function atRight(cell: string, width: number): string {
  return ' '.repeat(Math.max(0, width - cellsOf(cell))) + cell;
}

/** `950`, `12.3k`, `4.5M`. */
export function tokensText(tokens: number): string {
  if (tokens < 1000) return String(tokens);
  if (tokens < 999_500) return `${tokens < 99_950 ? (tokens / 1000).toFixed(1) : Math.round(tokens / 1000)}k`;
  return `${(tokens / 1e6).toFixed(1)}M`;
}
