// Flags of a batch that would be ignored, or would cost somebody a file: refused before anything is done.
import { UsageError } from '../../lib/errors.ts';
import { isSomebodysOwn } from '../../store/report-file.ts';
import type { BatchFlags } from '../flags.ts';

/** Throws UsageError for flags that mean nothing together, and for a report over a file that is no report. */
export async function refuseFlags(flags: BatchFlags): Promise<void> {
  const { search, rss, since, max, report, dryRun = false } = flags;
  const isRemote = search !== undefined || rss !== undefined;
  if (since !== undefined && search === undefined)
    throw alone('--since', 'it is the age of what --search finds', 'add --search QUERY, or leave it out');
  if (max !== undefined && !isRemote)
    throw alone(
      '--max',
      'it limits --search and --rss',
      'use --max-papers N for how many papers are asked about',
    );
  if (report !== undefined && dryRun)
    throw alone(
      '--report',
      'a dry run has nothing to report',
      'leave one of them out; --json has the whole plan',
    );
  if (report !== undefined && (await isSomebodysOwn(report))) {
    throw new UsageError({
      code: 'E_USAGE',
      what: `${report} would be overwritten by the report`,
      why: 'the file is there, and it is no report',
      next: 'name another file with --report, or leave it out: summarize batch … --report report.md',
    });
  }
}

function alone(flag: string, why: string, next: string): UsageError {
  return new UsageError({ code: 'E_USAGE', what: `${flag} says nothing here`, why, next });
}
