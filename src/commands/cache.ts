// `summarize cache ls|path|prune|clear`: look at and tidy what was fetched and paid for.
import type { Command } from 'commander';
import { phrase } from '../lib/phrase.ts';
import type { Cache } from '../store/cache.ts';
import { counted } from './batch/tell/words.ts';
import type { CommandContext } from './context.ts';
import { invalidValue } from './help/invalid-value.ts';
import { textsFor } from './help/texts.ts';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Declares the verb and its four actions. */
export function declareCache(program: Command, context: CommandContext): void {
  const { reporter, now } = context;
  const t = textsFor(reporter);
  const cache = program
    .command('cache')
    .description(t`look at and tidy what was fetched and paid for`)
    // The program's own `help` knows topics too; this one is commander's, in our words.
    .helpCommand('help [command]', t`show the help of a command`);
  cache
    .command('ls')
    .description(t`list the entries: kind, size, day, key`)
    .option('--json', t`as one JSON array`)
    .action(async ({ json }: { json?: boolean }) => {
      const entries = await (await open(context)).list();
      if (json === true) return reporter.out(JSON.stringify(entries, null, 2));
      for (const { kind, key, bytes, storedAt } of entries) {
        const day = new Date(storedAt).toISOString().slice(0, 10);
        reporter.out(`${kind.padEnd(8)}  ${size(bytes).padStart(8)}  ${day}  ${key}`);
      }
      const all = size(entries.reduce((sum, entry) => sum + entry.bytes, 0));
      reporter.say(phrase`${counted(entries.length, 'entry')}, ${all}`);
    });
  cache
    .command('path')
    .description(t`print the folder`)
    .action(async () => reporter.out((await open(context)).folder));
  cache
    .command('prune')
    .description(t`drop old entries and whatever is damaged`)
    .option('--days <n>', t`older than this many days`, days, 90)
    .action(async ({ days: age }: { days: number }) => {
      const { removed, bytesFreed } = await (await open(context)).prune(now() - age * A_DAY_MS);
      reporter.say(phrase`removed ${removed} entries older than ${age} days, ${size(bytesFreed)} freed`);
    });
  cache
    .command('clear')
    .description(t`drop everything: the next run fetches and pays again`)
    .action(async () => {
      const kept = await open(context);
      await kept.clear();
      reporter.say(phrase`cleared ${kept.folder}`);
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
  if (!/^\d{1,5}$/.test(text)) throw invalidValue(phrase`Expected a number of days.`);
  return Number(text);
}

/** `1536` → `1.5 kB`. */
function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
