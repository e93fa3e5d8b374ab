// Flags + environment + files → one frozen, validated Config that remembers where each value came from.
// The only reader of process.env. Precedence: flag > environment > .env > project file > user file > default.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type * as z from 'zod';
import { checkedFile, fromEnvironment } from './config-layers.ts';
import { ConfigSchema } from './config-schema.ts';
import { UsageError } from './lib/errors.ts';
import { phrase } from './lib/phrase.ts';
import { LANGUAGES, type Language } from './ui/language.ts';
import { readConfigFiles, readDotEnv, type FoundSettings } from './store/config-files.ts';

type Setting = keyof z.infer<typeof ConfigSchema>;
export interface Config extends Readonly<z.infer<typeof ConfigSchema>> {
  /** Where each value came from: `--model`, `OPENAI_MODEL`, `./.env`, a file, or `default`. */
  readonly origins: Readonly<Record<Setting, string>>;
}

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
        dataDir: join(xdg(env['XDG_DATA_HOME'], join(home, '.local', 'share')), 'summarize'),
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

/**
 * The language that people are spoken to in, and the arguments without `--ui-lang`, which may stand anywhere: help is
 * made before flags are read. Flag > SUMMARIZE_UI_LANG > locale. Throws UsageError for a language that there is not.
 */
export function languageOf(argv: readonly string[]): { language: Language; args: readonly string[] } {
  const { flag, args } = withoutFlag(argv, '--ui-lang');
  const own = process.env['SUMMARIZE_UI_LANG'];
  const asked = flag ?? (own === undefined || own === '' ? undefined : own);
  if (asked === undefined) return { language: ofLocale(), args };
  const language = LANGUAGES.find(name => name === asked);
  if (language !== undefined) return { language, args };
  throw new UsageError({
    code: 'E_USAGE',
    what: phrase`there is no such language for messages`,
    why: phrase`${flag === undefined ? 'SUMMARIZE_UI_LANG' : '--ui-lang'} is ${JSON.stringify(asked)}, and there are ${LANGUAGES.join(', ')}`,
    next: phrase`--ui-lang zh, or --ui-lang en`,
  });
}

/** What stands behind `--` is no flag. */
function withoutFlag(
  argv: readonly string[],
  name: string,
): { flag: string | undefined; args: readonly string[] } {
  const end = argv.indexOf('--');
  const at = argv.findIndex(
    (word, index) => (word === name || word.startsWith(`${name}=`)) && (end < 0 || index < end),
  );
  const word = argv[at];
  if (word === undefined) return { flag: undefined, args: argv };
  const isApart = word === name;
  const flag = isApart ? (argv[at + 1] ?? '') : word.slice(name.length + 1);
  return { flag, args: [...argv.slice(0, at), ...argv.slice(at + (isApart ? 2 : 1))] };
}

/** The first variable that is set decides (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html). */
function ofLocale(): Language {
  const names = ['LC_ALL', 'LC_MESSAGES', 'LANG'];
  const locale =
    names.map(name => process.env[name]).find(value => value !== undefined && value !== '') ?? '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
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

function flagName(setting: string): string {
  return `--${setting.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
