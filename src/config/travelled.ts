// Settings of a `.env` that git keeps track of: it came with a clone, as the project's configuration file does, and must
// not say where requests go or what is loaded. What the same person set in the shell wins over it, and is not looked at.
import { dirname, resolve } from 'node:path';
import { inDotEnv, type InFile } from './place.ts';
import type { Config, Setting } from './values.ts';
import { UsageError } from '../lib/errors.ts';
import { isLoopback } from '../lib/near.ts';
import { phrase } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';
import { isTracked } from '../store/setup-files.ts';

/** A setting in use that nobody on this machine may have made. */
export interface Travelled {
  readonly setting: Setting;
  readonly error: UsageError;
}

/** As in a project's file (NOT_IN_PROJECT in layers.ts); a key alone does no harm to its reader. */
const REFUSED = ['baseUrl', 'httpsProxy', 'httpProxy', 'arxivUrl', 'arxivApiUrl', 'arxivRssUrl', 'modelFile', 'cacheDir', 'stateDir'] as const; // prettier-ignore

/** Those that are in use, in the order of `REFUSED`. git is asked only when there may be one. */
export async function travelledSettings(config: Config, cwd: string): Promise<Travelled[]> {
  const found = REFUSED.flatMap(setting => {
    const place = inDotEnv(config.origins[setting]);
    return place === null || isOnThisMachine(config[setting]) ? [] : [{ setting, place }];
  });
  const files = [...new Set(found.map(({ place }) => place.file))];
  const tracked = await Promise.all(
    files.map(async file => ((await isTracked(dirname(resolve(cwd, file)), '.env')) ? [file] : [])),
  );
  return found
    .filter(({ place }) => tracked.flat().includes(place.file))
    .map(({ setting, place }) => ({ setting, error: travelledError(place, config[setting]) }));
}

/** A server of this machine is the reader's own, whoever names its port. */
function isOnThisMachine(value: string | null): boolean {
  return value !== null && URL.canParse(value) && isLoopback(new URL(value).hostname);
}

function travelledError({ name, file }: InFile, value: string | null): UsageError {
  // A proxy may have a password in it.
  const shown = value === null || value.includes('@') ? '…' : shellWord(value);
  return new UsageError({
    code: 'E_CONFIG',
    what: phrase`${file} must not say ${name}, because git keeps track of that file`,
    why: phrase`it may have come with somebody else's files, and ${name} says where requests go or what is loaded`,
    next: phrase`if this is what you want, type: export ${name}=${shown}; if ${file} is yours alone: git rm --cached ${shellWord(file)}`,
  });
}
