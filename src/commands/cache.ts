// `summarize cache ls|path|prune|clear`: look at and tidy what was fetched and paid for.
import { InvalidArgumentError, type Command } from 'commander';
import type { Cache } from '../store/cache.ts';
import type { CommandContext } from './context.ts';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Declares the verb and its four actions. */
export function declareCache(program: Command, context: CommandContext): void {
  const { reporter, now } = context;
  const cache = program.command('cache').description('look at and tidy what was fetched and paid for');
  cache
    .command('ls')
    .description('list the entries: kind, size, day, key')
    .option('--json', 'as one JSON array')
    .action(async ({ json }: { json?: boolean }) => {
      const entries = await (await open(context)).list();
      if (json === true) return reporter.out(JSON.stringify(entries, null, 2));
      for (const { kind, key, bytes, storedAt } of entries) {
        const day = new Date(storedAt).toISOString().slice(0, 10);
        reporter.out(`${kind.padEnd(8)}  ${size(bytes).padStart(8)}  ${day}  ${key}`);
      }
      reporter.say(
        `${entries.length} entries, ${size(entries.reduce((sum, entry) => sum + entry.bytes, 0))}`,
      );
    });
  cache
    .command('path')
    .description('print the folder')
    .action(async () => reporter.out((await open(context)).folder));
  cache
    .command('prune')
    .description('drop old entries and whatever is damaged')
    .option('--days <n>', 'older than this many days', days, 90)
    .action(async ({ days: age }: { days: number }) => {
      const { removed, bytesFreed } = await (await open(context)).prune(now() - age * A_DAY_MS);
      reporter.say(`removed ${removed} entries older than ${age} days, ${size(bytesFreed)} freed`);
    });
  cache
    .command('clear')
    .description('drop everything: the next run fetches and pays again')
    .action(async () => {
      const kept = await open(context);
      await kept.clear();
      reporter.say(`cleared ${kept.folder}`);
    });
}

async function open({ reporter }: CommandContext): Promise<Cache> {
  const [{ loadConfig }, { openCache }] = await Promise.all([
    import('../config.ts'),
    import('../store/cache.ts'),
  ]);
  return openCache((await loadConfig({})).cacheDir, reporter.say);
}

function days(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('Expected a number of days.');
  return Number(text);
}

/** `1536` → `1.5 kB`. */
function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
