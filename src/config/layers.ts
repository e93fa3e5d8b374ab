// What environment and files may say: the names of settings there, and what a file that travels with clones must not hold.
import type * as z from 'zod';
import { inDotEnv, placeTold } from './place.ts';
import { ConfigSchema } from './schema.ts';
import { UsageError } from '../lib/errors.ts';
import { nearest } from '../lib/nearest.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { trimEndOf } from '../lib/text.ts';
import type { FoundSettings } from '../store/config-files.ts';

type Setting = keyof z.infer<typeof ConfigSchema>;

/** Environment names of each setting, first one wins. */
const ENVIRONMENT: Readonly<Record<string, Setting>> = {
  OPENAI_API_KEY: 'apiKey',
  OPENAI_BASE_URL: 'baseUrl',
  OPENAI_API_BASE: 'baseUrl',
  OPENAI_MODEL: 'model',
  SUMMARIZE_ENGINE: 'engine',
  SUMMARIZE_MODEL_FILE: 'modelFile',
  SUMMARIZE_DIGEST: 'digest',
  SUMMARIZE_GLOSSARY: 'glossary',
  SUMMARIZE_REVIEWER: 'reviewer',
  SUMMARIZE_CACHE_DIR: 'cacheDir',
  SUMMARIZE_STATE_DIR: 'stateDir',
  SUMMARIZE_DATA_DIR: 'dataDir',
  SUMMARIZE_ARXIV_URL: 'arxivUrl',
  SUMMARIZE_ARXIV_API_URL: 'arxivApiUrl',
  SUMMARIZE_ARXIV_RSS_URL: 'arxivRssUrl',
  SUMMARIZE_ARXIV_INTERVAL_MS: 'arxivIntervalMs',
  HTTPS_PROXY: 'httpsProxy',
  https_proxy: 'httpsProxy',
  HTTP_PROXY: 'httpProxy',
  http_proxy: 'httpProxy',
  NO_PROXY: 'noProxy',
  no_proxy: 'noProxy',
};
/**
 * Never from a project file: it is committed and travels with clones. Where requests go is the user's own business,
 * else a list that somebody cloned could have the key of its reader sent to a host of its author.
 */
export const NOT_IN_PROJECT: readonly string[] = [
  'apiKey',
  'baseUrl',
  'httpsProxy',
  'httpProxy',
  'noProxy',
  'arxivUrl',
  'arxivApiUrl',
  'arxivRssUrl',
  'modelFile',
  'cacheDir',
  'dataDir',
  'stateDir',
];
/** Programs are loaded from it: a `.env` that came with a clone must not say where they lie. */
const NOT_IN_DOT_ENV = 'SUMMARIZE_DATA_DIR';

/**
 * Known names only; a value is named by its variable, and by its file when it stands in one. Throws UsageError for a
 * file that says where programs are loaded from.
 */
export function fromEnvironment(
  values: Readonly<Record<string, unknown>>,
  file: string | null,
): FoundSettings[] {
  const refused = values[NOT_IN_DOT_ENV];
  if (file !== null && typeof refused === 'string' && refused.trim() !== '') throw dotEnvError(file);
  return Object.entries(ENVIRONMENT).map(([name, setting]) => ({
    origin: file === null ? name : `${name} in ${file}`,
    values: { [setting]: values[name] },
  }));
}

function dotEnvError(file: string): UsageError {
  return new UsageError({
    code: 'E_CONFIG',
    what: phrase`${file} must not say ${NOT_IN_DOT_ENV}`,
    why: phrase`programs are loaded from that folder, and ${file} may have come with somebody else's files`,
    next: phrase`take the line out of ${file}; if the folder is yours, type: export ${NOT_IN_DOT_ENV}=…`,
  });
}

/** Which of two names of a setting wins, where both are set and say different things. Values are not told. */
export function otherNames(found: readonly FoundSettings[]): Phrase[] {
  const first = new Map<string, { origin: string; text: string }>();
  const notes: Phrase[] = [];
  for (const { origin, values } of found) {
    const [[setting, value] = ['', undefined]] = Object.entries(values);
    if (typeof value !== 'string' || value.trim() === '') continue;
    const text = trimEndOf(value.trim(), '/');
    const winner = first.get(setting);
    if (winner === undefined) first.set(setting, { origin, text });
    // The same name in several places is the usual order of places.
    else if (winner.text !== text && nameIn(winner.origin) !== nameIn(origin))
      notes.push(
        phrase`${placeTold(winner.origin)} wins over ${placeTold(origin)}, which says something else`,
      );
  }
  return notes;
}

/** `OPENAI_MODEL in ./.env` → `OPENAI_MODEL`. */
function nameIn(origin: string): string {
  return inDotEnv(origin)?.name ?? origin;
}

/** An empty or blank text counts as not set. */
export function isSet(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
}

/** What a configuration file says; throws UsageError for what it must not say, or what nobody knows. */
export function checkedFile({ origin, values, user }: FoundSettings & { user: boolean }): FoundSettings {
  const known = Object.keys(ConfigSchema.shape);
  for (const key of Object.keys(values)) {
    if (key === '$schema') continue;
    if (!known.includes(key)) {
      const guess = nearest(key, known);
      throw new UsageError({
        code: 'E_CONFIG',
        what: phrase`${origin} has a setting that does not exist`,
        why: phrase`unknown key ${JSON.stringify(key)}`,
        next:
          guess === null
            ? phrase`remove ${key} from ${origin}`
            : phrase`did you mean ${guess}? Correct it in ${origin}`,
      });
    }
    if (!user && NOT_IN_PROJECT.includes(key)) {
      throw new UsageError({
        code: 'E_CONFIG',
        what:
          key === 'apiKey' ? phrase`${origin} must not hold a key` : phrase`${origin} must not say ${key}`,
        why: phrase`${key} stands in a file that is made to be committed`,
        next:
          key === 'apiKey'
            ? phrase`move it to .env (OPENAI_API_KEY=…) and take a new key if ${origin} was ever pushed`
            : phrase`move it to the environment, or to your own configuration file`,
      });
    }
  }
  return { origin, values };
}
