// Flags + environment + files → one frozen, validated Config that remembers where each value came from.
// The only reader of process.env. Precedence: flag > environment > .env > project file > user file > default.
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { UsageError } from './lib/errors.ts';
import { nearest } from './lib/nearest.ts';
import { readConfigFiles, readDotEnv, type FoundSettings } from './store/config-files.ts';

const url = z
  .string()
  .transform(text => text.trim().replace(/\/+$/, ''))
  .refine(
    text => /^https?:\/\//.test(text) && URL.canParse(text),
    'expected a URL that begins with http:// or https://',
  )
  .refine(text => !/[\u2018\u2019\u201c\u201d]/.test(text), 'holds curly quotes');
const count = z.coerce.number().int().min(1);

const ConfigSchema = z.object({
  apiKey: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]*$/, 'holds a character that no key has (a blank, a curly quote?)')
    .default(''),
  baseUrl: url.default('https://api.openai.com/v1'),
  model: z.string().trim().default(''),
  engine: z.enum(['model', 'extractive']).optional(),
  temperature: z.coerce.number().min(0).max(2).nullable().default(null),
  modelTimeout: count.max(86_400).default(900),
  maxInputTokens: count.default(100_000),
  maxOutputTokens: count.default(8_000),
  digest: z.string().min(1).nullable().default(null),
  layout: z.enum(['zh', 'en', 'both']).default('both'),
  concurrency: count.max(64).default(4),
  cacheDir: z.string().min(1),
  arxivUrl: url.default('https://arxiv.org'),
  arxivApiUrl: url.default('https://export.arxiv.org/api/query'),
  arxivIntervalMs: z.coerce.number().int().min(0).default(3000),
  mailto: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, 'expected an e-mail address')
    .nullable()
    .default(null),
  httpsProxy: z.string().nullable().default(null),
  httpProxy: z.string().nullable().default(null),
  noProxy: z.string().nullable().default(null),
});

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
  SUMMARIZE_CACHE_DIR: 'cacheDir',
  SUMMARIZE_ARXIV_URL: 'arxivUrl',
  SUMMARIZE_ARXIV_API_URL: 'arxivApiUrl',
  SUMMARIZE_ARXIV_INTERVAL_MS: 'arxivIntervalMs',
  HTTPS_PROXY: 'httpsProxy',
  https_proxy: 'httpsProxy',
  HTTP_PROXY: 'httpProxy',
  http_proxy: 'httpProxy',
  NO_PROXY: 'noProxy',
  no_proxy: 'noProxy',
};
/** Never from a project file: it is committed and travels with clones. */
const NOT_IN_PROJECT: readonly string[] = ['apiKey'];
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
    env['SUMMARIZE_CONFIG_DIR'] ?? join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'summarize');
  const files = await readConfigFiles(cwd, userFolder);
  const layers: FoundSettings[] = [
    ...Object.entries(flags).map(([key, value]) => ({ origin: flagName(key), values: { [key]: value } })),
    ...fromEnvironment(env, null),
    ...(await readDotEnv(cwd)).flatMap(({ origin, values }) => fromEnvironment(values, origin)),
    ...files.map(file => checkedFile(file)),
    {
      origin: 'default',
      values: { cacheDir: join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'summarize') },
    },
  ];
  return freeze(layers);
}

/** True when there is somebody to ask: a key for api.openai.com, or any other host. */
export function hasModel(config: Config): boolean {
  return config.apiKey !== '' || new URL(config.baseUrl).hostname !== 'api.openai.com';
}

/** True when nothing on the screen should be overwritten: TERM=dumb, or a CI log. */
export function isDumbTerminal(): boolean {
  return process.env['TERM'] === 'dumb' || process.env['CI'] !== undefined;
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
    const seen = key === 'apiKey' ? 'the key (not shown)' : JSON.stringify(values[key]);
    throw new UsageError({
      code: 'E_CONFIG',
      what: `the setting ${key} cannot be used`,
      why: `${seen} from ${origins[key] ?? 'default'}: ${issue.message}`,
      next: `correct ${key} in ${origins[key] ?? 'the configuration'}`,
    });
  }
  const config = parsed.data as z.infer<typeof ConfigSchema>;
  return Object.freeze({
    ...config,
    arxivIntervalMs: politeInterval(config),
    origins: Object.freeze(origins),
  });
}

function politeInterval(config: z.infer<typeof ConfigSchema>): number {
  const real = [config.arxivUrl, config.arxivApiUrl].some(text => ARXIV_HOST.test(new URL(text).hostname));
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
        what: `${origin} must not hold a key`,
        why: `${key} stands in a file that is made to be committed`,
        next: `move it to .env (OPENAI_API_KEY=…) and take a new key if ${origin} was ever pushed`,
      });
    }
  }
  return { origin, values };
}

function flagName(setting: string): string {
  return `--${setting.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`;
}
