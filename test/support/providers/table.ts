// The table of docs/providers.md, made of what the runs were seen to do.
import type { DialectRow } from './play-dialect.ts';
import type { FaultRow } from './play-fault.ts';

const HEAD = `# Providers: what they do to us, and what we do then

Made by \`test/providers/providers.long.test.ts\`, which plays each of these on loopback against the built program
(\`test/support/providers/\`) and fails when a row differs. No provider was called. The dialects rest on the threads and
documents named in their files.
`;

/** Both tables as Markdown. */
export function tableOf(dialects: readonly DialectRow[], faults: readonly FaultRow[]): string {
  return [
    HEAD,
    `## Dialects: ${dialects.length}`,
    '',
    'Paper 1 meets the server with nothing known; refused requests cost no tokens. Paper 2 is a new paper in a new run. The',
    'batch has six papers, four at once, and nothing known. Every run gave the notes that the server meant.',
    '',
    ...grid(
      ['dialect', 'mode found', 'refused, paper 1', 'answered, paper 1', 'requests, paper 2', 'cached tokens, paper 2', 'refused in a batch', 'refused under its own host name', 'unknown model', 'wrong key'],
      dialects.map(row => [row.name, row.mode, row.refused, row.answered, row.requestsNext, row.cachedNext, row.refusedInBatch, row.refusedAtHost ?? '–', row.wrongModel, row.wrongKey]),
    ),
    '',
    `## Faults: ${faults.length}`,
    '',
    '“Identical” counts requests that were sent again unchanged. “Same command again” is the run after the server is well.',
    '',
    ...grid(
      ['fault', 'exit', 'code', 'requests', 'answered', 'identical', 'notes', 'same command again'],
      faults.map(row => [row.name, row.exit ?? '–', row.code, row.requests, row.answered, row.identical, row.notes, row.again]),
    ),
    '',
  ].join('\n'); // prettier-ignore
}

function grid(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
