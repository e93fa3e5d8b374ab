// Checks of our own folders: the cache, what is kept between runs, and the room there is.
import { join } from 'node:path';
import { shellWord } from '../../lib/shell-word.ts';
import { systemCode } from '../../lib/errors.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';
import { cacheHealth, freeBytes, writableFolder, type CacheHealth } from '../../store/health.ts';
import { fail, ok, warn, type CheckResult, type DoctorWorld } from './check.ts';
import { sizeText } from './size.ts';

const MOST_VERIFIED = 200;
/** A slow disk must not take the time of the others. */
const MOST_MS = 3000;
/** A PDF with its text, its reply and its notes is about 10 MB. */
const LITTLE = 200e6;

/** Writable, readable, sound; damaged entries are removed. */
export async function checkCache({ survey, random }: DoctorWorld): Promise<CheckResult> {
  const folder = survey.config.cacheDir;
  const writable = await writableFolder(folder);
  if (writable.kind === 'no')
    return notWritable('cache', { folder, code: writable.code, setting: 'SUMMARIZE_CACHE_DIR' });
  if (writable.kind === 'to be made') return ok('cache', phrase`${folder} (made at the first run)`);
  try {
    const deadline = AbortSignal.timeout(MOST_MS);
    // `v1`: the format of store/cache.ts.
    const health = await cacheHealth(join(folder, 'v1'), { most: MOST_VERIFIED, deadline, random });
    return await judged(folder, health);
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return fail('cache', 'disk', {
      seen: phrase`${folder} cannot be read (${code})`,
      next: `chmod -R u+rwX ${shellWord(folder)}`,
    });
  }
}

async function judged(folder: string, health: CacheHealth): Promise<CheckResult> {
  const { entries, bytes, verified, healed, stuck } = health;
  const [first = ''] = stuck;
  if (stuck.length > 0)
    return fail('cache', 'person', {
      seen: phrase`${folder}: ${stuck.length} damaged entries cannot be removed, such as ${first}`,
      next: `rm -rf ${shellWord(folder)}`,
    });
  if (healed.length > 0)
    return warn(
      'cache',
      phrase`${folder}: of ${verified} entries ${healed.length} were damaged and are removed; they are made anew when needed`,
      phrase`summarize cache prune   (looks at all ${entries} entries)`,
    );
  const free = await freeBytes(folder);
  if (free !== null && free < LITTLE)
    return warn(
      'cache',
      phrase`${folder}: only ${sizeText(free)} are free on this disk`,
      phrase`make room, or: summarize cache prune --days 30`,
    );
  return ok('cache', soundText(folder, { ...health, bytes, free }));
}

function soundText(
  folder: string,
  { entries, bytes, verified, free }: CacheHealth & { free: number | null },
): Phrase {
  const room = free === null ? phrase`free room unknown` : phrase`${sizeText(free)} free`;
  return phrase`${folder}: ${entries} entries, ${sizeText(bytes)}, ${verified} of them verified; ${room}`;
}

/** Where reports of batches, the ledger and what was learned of servers go. */
export async function checkState({ survey }: DoctorWorld): Promise<CheckResult> {
  const folder = survey.config.stateDir;
  const writable = await writableFolder(folder);
  if (writable.kind === 'no')
    return notWritable('state', { folder, code: writable.code, setting: 'SUMMARIZE_STATE_DIR' });
  return ok('state', writable.kind === 'yes' ? folder : phrase`${folder} (made at the first run)`);
}

function notWritable(
  name: string,
  { folder, code, setting }: { folder: string; code: string; setting: string },
): CheckResult {
  return fail(name, 'disk', {
    seen: phrase`${folder} cannot be written to (${code})`,
    next: phrase`chmod -R u+rwX ${shellWord(folder)}   (or another folder: export ${setting}=…)`,
  });
}
