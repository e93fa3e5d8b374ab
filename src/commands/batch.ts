// `summarize batch [source...]`: notes for many papers. Parse flags, hand over.
import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import type { BatchFlags } from './flags.ts';
import { textsFor } from './help/texts.ts';
import { count, declareMergeFlags, declareModelFlags, declareTellingFlags } from './shared-flags.ts';

/** Declares the verb. */
export function declareBatch(program: Command, context: CommandContext): void {
  const t = textsFor(context.reporter);
  const batch = program
    .command('batch')
    .description(t`notes for every paper of a list that has none yet; type it again to go on`)
    .argument(
      '[source...]',
      t`digest, list of ids or URLs (text, .bib, CSL-JSON, .ris, .csv), PDF, folder of PDFs, id, - for stdin; without one the configured digest`,
    )
    .option('--search <query>', t`papers that arXiv finds: 'cat:cs.CL AND abs:reasoning'`)
    .option('--since <when>', t`with --search: submitted since then: 7d, 2w, 2026-11-01`)
    .option('--rss <categories>', t`papers announced last: cs.CL+cs.AI`)
    .option('--max <n>', t`of --search and --rss take so many (20)`, count)
    .option('--outdated', t`take entries whose notes are of an older version, and show what changed`)
    .option('--dry-run', t`spend nothing and write nothing: print what would be done, and what it would cost`)
    .option('--yes', t`do not ask before more than 5 papers`)
    .option('--max-papers <n>', t`ask the model about no more papers in this run`, count)
    .option('--report <file>', t`where the report goes (Markdown); by default the state folder`)
    .option('--json', t`events on stdout, one JSON value a line`)
    .option('--strict', t`exit 5 when a claim is held back`);
  declareMergeFlags(batch, t);
  declareModelFlags(batch, t);
  declareTellingFlags(batch, t);
  batch.action(async (sources: readonly string[], flags: BatchFlags, command: Command) => {
    const { runBatch } = await import('./batch/run-batch.ts');
    return runBatch(sources, { flags, words: wordsOf(command) }, context);
  });
}

/** Flags that say which papers; a command that goes on with others leaves them out. */
const WHICH = new Set(['search', 'since', 'max', 'rss', 'outdated', 'dryRun', 'maxPapers', 'offline']);

/** The flags as they were typed, but for those that say which papers. */
function wordsOf(command: Command): readonly string[] {
  return command.options.flatMap(option => {
    const name = option.attributeName();
    if (WHICH.has(name) || command.getOptionValueSource(name) !== 'cli') return [];
    const value: unknown = command.getOptionValue(name);
    if (typeof value === 'boolean') return [option.long ?? ''];
    return [`${option.long ?? ''}=${Array.isArray(value) ? value.join(',') : String(value)}`];
  });
}
