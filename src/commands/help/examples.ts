// What stands around commander's pages: examples first, exit codes last.
import { phrase, type Phrase } from '../../lib/phrase.ts';
import type { Reporter } from '../reporter.ts';
import { EXAMPLES } from './example-rows.ts';
import { columns, pageWidth } from './format.ts';
import { widthOf } from './wrap.ts';

type Speaking = Pick<Reporter, 'speak'>;

/** What an exit code means; a table in docs/errors.md says more. */
export const EXIT_CODES: readonly (readonly [string, Phrase])[] = [
  ['0', phrase`done`],
  ['1', phrase`a bug`],
  ['2', phrase`usage or configuration`],
  ['3', phrase`some papers failed`],
  ['4', phrase`model access refused`],
  ['5', phrase`a person is needed`],
  ['6', phrase`a server is away or asks to wait`],
  ['7', phrase`disk`],
  ['8', phrase`digest refused`],
  ['9', phrase`paper unusable`],
  ['130/143', phrase`interrupted (type the same command again)`],
];

/** The examples of a command under their heading; '' for one that has none. @param command `cache ls`; '': the program */
export function examplesText(command: string, { speak }: Speaking): string {
  const rows = EXAMPLES[command] ?? [];
  if (rows.length === 0) return '';
  const width = 3 + Math.max(...rows.map(([line]) => line.length));
  return [speak(phrase`Examples:`), ...columns(rows, { speak, width })].join('\n');
}

/** The exit codes, as many in a line as fit. */
export function exitCodesText({ speak }: Speaking): string {
  const lines: string[] = [];
  for (const [code, means] of EXIT_CODES) {
    const item = `${code} ${speak(means)}`;
    const longer = `${lines.at(-1) ?? ''} · ${item}`;
    if (lines.length > 0 && widthOf(longer) <= pageWidth()) lines[lines.length - 1] = longer;
    else lines.push(`  ${item}`);
  }
  return [speak(phrase`Exit codes:`), ...lines].join('\n');
}
