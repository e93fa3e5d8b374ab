// What stands around commander's pages: examples first, exit codes last.
import { phrase, type Phrase } from '../../lib/phrase.ts';
import type { Reporter } from '../reporter.ts';
import { columns, pageWidth } from './format.ts';
import { widthOf } from './wrap.ts';

type Speaking = Pick<Reporter, 'speak'>;

const EXAMPLES: readonly (readonly [string, Phrase])[] = [
  ['summarize demo', phrase`see it work: offline, no key`],
  ['summarize 2310.06825', phrase`notes on stdout`],
  ['summarize 2310.06825 --digest README.md', phrase`and merged into a list`],
  ['summarize batch ids.txt --digest README.md', phrase`many papers; type again to go on`],
  ['summarize check README.md', phrase`what is broken in it`],
  ['summarize paper.pdf --json > notes.json', phrase`a local PDF`],
];

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

/** The examples under their heading. */
export function examplesText({ speak }: Speaking): string {
  return [speak(phrase`Examples:`), ...columns(EXAMPLES, { speak, width: 45 })].join('\n');
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
