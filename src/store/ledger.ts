// The ledger of what was spent: a line for each answered call in `<state>/usage/<YYYY-MM>.jsonl` (disk door).
// Lines are appended in one write, so that processes do not mix them. Writing never fails a paper that was paid for.
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entryIn, ledgerLine, type LedgerEntry } from '../domain/ledger.ts';
import { reasonOf, systemCode, ToolError } from '../lib/errors.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';

export interface Ledger {
  /** Appends the entry. Never throws: what goes wrong is told once. */
  readonly record: (entry: LedgerEntry) => Promise<void>;
  /**
   * Entries from `from` until before `to` (milliseconds since 1970), oldest first, and how many lines could not be
   * read. Throws ToolError when there is a ledger that cannot be read.
   */
  readonly read: (from?: number, to?: number) => Promise<{ entries: LedgerEntry[]; skipped: number }>;
}

const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK } = constants;

/** The ledger below a state folder; the folder is touched by the first entry. `log` is told once if it cannot be written. */
export function openLedger(stateDir: string, log: (line: Phrase) => void = () => undefined): Ledger {
  const folder = join(stateDir, 'usage');
  let told = false;
  return {
    record: async entry => {
      try {
        await append(folder, entry);
      } catch (error) {
        if (told) return;
        told = true;
        log(
          phrase`the ledger of what was spent cannot be written (${reasonOf(error)}); the notes are none the worse for it`,
        );
      }
    },
    read: (from = -Infinity, to = Infinity) => readBetween(folder, from, to),
  };
}

async function append(folder: string, entry: LedgerEntry): Promise<void> {
  const path = join(folder, `${entry.at.slice(0, 7)}.jsonl`);
  const line = Buffer.from(ledgerLine(entry));
  // Not blocking: a pipe of that name must not hold up the run.
  const flags = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK;
  const file = await open(path, flags, 0o600).catch(async (error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return open(path, flags, 0o600);
  });
  try {
    const { bytesWritten } = await file.write(line);
    if (bytesWritten < line.length)
      throw Object.assign(new RangeError(`${bytesWritten} of ${line.length} bytes arrived`), {
        code: 'ENOSPC',
      });
  } finally {
    await file.close();
  }
}

async function readBetween(
  folder: string,
  from: number,
  to: number,
): Promise<{ entries: LedgerEntry[]; skipped: number }> {
  const entries: LedgerEntry[] = [];
  let skipped = 0;
  for (const name of await monthsIn(folder)) {
    if (!mayHold(name, from, to)) continue;
    const path = join(folder, name);
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      throw unreadable(path, error);
    });
    for (const line of text.split('\n').filter(part => part.trim() !== '')) {
      const { entry, isWhole } = entryIn(line);
      if (!isWhole) skipped += 1;
      const at = entry === null ? NaN : Date.parse(entry.at);
      if (entry !== null && at >= from && at < to) entries.push(entry);
    }
  }
  return { entries: entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)), skipped };
}

/** Names of the months there are, oldest first. */
async function monthsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw unreadable(folder, error);
  });
  return names.filter(name => /^\d{4}-(?:0[1-9]|1[0-2])\.jsonl$/.test(name)).sort();
}

/** Months are those of UTC, as `at` is. */
function mayHold(name: string, from: number, to: number): boolean {
  const [year = 0, month = 0] = name.slice(0, 7).split('-').map(Number);
  return Date.UTC(year, month, 1) > from && Date.UTC(year, month - 1, 1) < to;
}

function unreadable(path: string, cause: unknown): ToolError {
  return new ToolError({
    code: 'E_DISK',
    category: 'disk',
    what: phrase`the ledger ${path} cannot be read`,
    why: reasonOf(cause),
    kept: phrase`nothing was changed`,
    next: phrase`check who may read it: ls -l ${path}`,
    cause,
  });
}
