// Flags of a batch that would be ignored, or would cost somebody a file: refused before anything is done.
import { UsageError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import { isSomebodysOwn } from '../../store/report-file.ts';
import type { BatchFlags } from '../flags.ts';

/** Throws UsageError for flags that mean nothing together, and for a report over a file that is no report. */
export async function refuseFlags(flags: BatchFlags): Promise<void> {
  const { search, rss, since, max, report, dryRun = false } = flags;
  const isRemote = search !== undefined || rss !== undefined;
  if (since !== undefined && search === undefined)
    throw alone(
      '--since',
      phrase`it is the age of what --search finds`,
      phrase`add --search QUERY, or leave it out`,
    );
  if (max !== undefined && !isRemote)
    throw alone(
      '--max',
      phrase`it limits --search and --rss`,
      phrase`use --max-papers N for how many papers are asked about`,
    );
  if (report !== undefined && dryRun)
    throw alone(
      '--report',
      phrase`a dry run has nothing to report`,
      phrase`leave one of them out; --json has the whole plan`,
    );
  if (report !== undefined && (await isSomebodysOwn(report))) {
    throw new UsageError({
      code: 'E_USAGE',
      what: phrase`${report} would be overwritten by the report`,
      why: phrase`the file is there, and it is no report`,
      next: phrase`name another file with --report, or leave it out: summarize batch … --report report.md`,
    });
  }
}

function alone(flag: string, why: Told, next: Told): UsageError {
  return new UsageError({ code: 'E_USAGE', what: phrase`${flag} says nothing here`, why, next });
}
