// Flags + environment + files → one frozen, validated Config that remembers where each value came from.
// The only reader of process.env. Precedence: flag > environment > .env > project file > user file > default.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type * as z from 'zod';
import { ConfigSchema } from './config-schema.ts';
import { UsageError } from './lib/errors.ts';
import { nearest } from './lib/nearest.ts';
import { readConfigFiles, readDotEnv, type FoundSettings } from './store/config-files.ts';

export type Setting = keyof z.infer<typeof ConfigSchema>;
export interface Config extends Readonly<z.infer<typeof ConfigSchema>> {
  /** Where each value came from: `--model`, `OPENAI_MODEL`, `./.env`, a file, or `default`. */
  readonly origins: Readonly<Record<Setting, string>>;
}

/** Environment names of each setting, first one wins. */
const ENVIRONMENT: Readonly<Record<string, Setting>> = {
  OPENAI_API_KEY: 'apiKey',
  OPENAI_BASE_URL: 'baseUrl',
  OPENAI_API_BASE: 'baseUrl',
  OPENAI_MODEL: 'model',
  SUMMARIZE_DIGEST: 'digest',
  SUMMARIZE_GLOSSARY: 'glossary',
  SUMMARIZE_CACHE_DIR: 'cacheDir',
  SUMMARIZE_STATE_DIR: 'stateDir',
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
const NOT_IN_PROJECT: readonly string[] = [
  'apiKey',
  'baseUrl',
  'httpsProxy',
  'httpProxy',
  'noProxy',
  'arxivUrl',
  'arxivApiUrl',
  'arxivRssUrl',
  'cacheDir',
  'stateDir',
];
/** arXiv asks for at most one request in 3 s (https://info.arxiv.org/help/api/tou.html). */
const ARXIV_INTERVAL_MS = 3000;
const ARXIV_HOST = /(^|\.)arxiv\.org$/;

/** Flags by setting; undefined where the flag was not given. */
export type Flags = Readonly<Partial<Record<Setting, unknown>>>;

/** Builds the configuration for a run in `cwd`. Throws UsageError naming the value and where it came from. */
export async function loadConfig(flags: Flags, cwd: string = process.cwd()): Promise<Config> {
  const env = process.env;
  const home = homedir();
  const userFolder =
    env['SUMMARIZE_CONFIG_DIR'] || join(xdg(env['XDG_CONFIG_HOME'], join(home, '.config')), 'summarize');
  const files = await readConfigFiles(cwd, userFolder);
  const layers: FoundSettings[] = [
    ...Object.entries(flags).map(([key, value]) => ({ origin: flagName(key), values: { [key]: value } })),
    ...fromEnvironment(env, null),
    ...(await readDotEnv(cwd)).flatMap(({ origin, values }) => fromEnvironment(values, origin)),
    ...files.map(file => checkedFile(file)),
    {
      origin: 'default',
      values: {
        cacheDir: join(xdg(env['XDG_CACHE_HOME'], join(home, '.cache')), 'summarize'),
        stateDir: join(xdg(env['XDG_STATE_HOME'], join(home, '.local', 'state')), 'summarize'),
      },
    },
  ];
  return freeze(layers);
}

/** An empty or relative XDG folder counts as not set (https://specifications.freedesktop.org/basedir-spec). */
function xdg(folder: string | undefined, otherwise: string): string {
  return folder !== undefined && isAbsolute(folder) ? folder : otherwise;
}

/** True when there is somebody to ask: a key for api.openai.com, or any other host. */
export function hasModel(config: Config): boolean {
  return config.apiKey !== '' || new URL(config.baseUrl).hostname !== 'api.openai.com';
}

/** True when nothing on the screen should be overwritten: TERM=dumb, or a CI log. */
export function isDumbTerminal(): boolean {
  return process.env['TERM'] === 'dumb' || process.env['CI'] !== undefined;
}

/** True for colours on this stream: NO_COLOR, FORCE_COLOR, TERM=dumb and pipes are heeded by Node itself. */
export function isColourWanted(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY && stream.hasColors(process.env);
}

function freeze(layers: readonly FoundSettings[]): Config {
  const values: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  for (const key of Object.keys(ConfigSchema.shape)) {
    const layer = layers.find(({ values: found }) => found[key] !== undefined && found[key] !== '');
    if (layer !== undefined) values[key] = layer.values[key];
    origins[key] = layer?.origin ?? 'default';
  }
  const parsed = ConfigSchema.safeParse(values);
  const issue = parsed.error?.issues[0];
  if (issue !== undefined) {
    const key = String(issue.path[0]);
    // Inside a setting that holds others (prices), the message alone would not say where.
    const inside = issue.path.slice(1).join('.');
    const why = inside === '' ? issue.message : `${inside}: ${issue.message}`;
    throw unusable(key, { value: values[key], origin: origins[key] ?? 'default', why });
  }
  const config = parsed.data as z.infer<typeof ConfigSchema>;
  refuseStrayKey(config.apiKey, origins);
  return Object.freeze({
    ...config,
    arxivIntervalMs: politeInterval(config),
    origins: Object.freeze(origins),
  });
}

function unusable(key: string, seen: { value: unknown; origin: string; why: string }): UsageError {
  const { value, origin, why } = seen;
  const shown =
    key === 'apiKey'
      ? 'the key (not shown)'
      : String(value).includes('@')
        ? 'the value (not shown)'
        : JSON.stringify(value);
  return new UsageError({
    code: 'E_CONFIG',
    what: `the setting ${key} cannot be used`,
    why: `${shown} from ${origin}: ${why}`,
    next: origin.startsWith('--')
      ? `type the command again with another ${origin}`
      : `correct ${key} in ${origin}`,
  });
}

/** A `.env` that came with a clone must not have the key of the shell sent to a host of its own. */
function refuseStrayKey(apiKey: string, origins: Readonly<Record<string, string>>): void {
  const { apiKey: keyFrom = '', baseUrl: hostFrom = '' } = origins;
  if (apiKey === '' || !hostFrom.includes(' in ') || keyFrom.includes(' in ')) return;
  throw new UsageError({
    code: 'E_CONFIG',
    what: 'the key would go to a host that it was not set for',
    why: `the key comes from ${keyFrom}, the host from ${hostFrom}`,
    next: 'set OPENAI_BASE_URL and OPENAI_API_KEY in the same place',
  });
}

function politeInterval(config: z.infer<typeof ConfigSchema>): number {
  // Of the announcements only one page is asked for in a run.
  const addresses = [config.arxivUrl, config.arxivApiUrl];
  const real = addresses.some(text => ARXIV_HOST.test(new URL(text).hostname));
  return real ? Math.max(ARXIV_INTERVAL_MS, config.arxivIntervalMs) : config.arxivIntervalMs;
}

/** Known names only; a value is named by its variable, and by its file when it stands in one. */
function fromEnvironment(values: Readonly<Record<string, unknown>>, file: string | null): FoundSettings[] {
  return Object.entries(ENVIRONMENT).map(([name, setting]) => ({
    origin: file === null ? name : `${name} in ${file}`,
    values: { [setting]: values[name] },
  }));
}

function checkedFile({ origin, values, user }: FoundSettings & { user: boolean }): FoundSettings {
  const known = Object.keys(ConfigSchema.shape);
  for (const key of Object.keys(values)) {
    if (key === '$schema') continue;
    if (!known.includes(key)) {
      const guess = nearest(key, known);
      throw new UsageError({
        code: 'E_CONFIG',
        what: `${origin} has a setting that does not exist`,
        why: `unknown key ${JSON.stringify(key)}`,
        next:
          guess === null ? `remove ${key} from ${origin}` : `did you mean ${guess}? Correct it in ${origin}`,
      });
    }
    if (!user && NOT_IN_PROJECT.includes(key)) {
      throw new UsageError({
        code: 'E_CONFIG',
        what: key === 'apiKey' ? `${origin} must not hold a key` : `${origin} must not say ${key}`,
        why: `${key} stands in a file that is made to be committed`,
        next:
          key === 'apiKey'
            ? `move it to .env (OPENAI_API_KEY=…) and take a new key if ${origin} was ever pushed`
            : 'move it to the environment, or to your own configuration file',
      });
    }
  }
  return { origin, values };
}

function flagName(setting: string): string {
  return `--${setting.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
