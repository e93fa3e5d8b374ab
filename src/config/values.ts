// Settings found in several places → one frozen, validated Config. Pure.
// Keys and base URLs are mended first (config/key.ts, config/address.ts): they come from web pages and chat windows.
import type * as z from 'zod';
import { mendBaseUrl } from './address.ts';
import { keysFor, refuseStrayKey, unsentTold, type UnsentKey } from './key-host.ts';
import { isLikeKey, mendKey, type Mended } from './key.ts';
import { isSet } from './layers.ts';
import { placeTold } from './place.ts';
import { ConfigSchema, whyRefused } from './schema.ts';
import { UsageError } from '../lib/errors.ts';
import { excerpt } from '../lib/excerpt.ts';
import { phrase, type Phrase, type Told } from '../lib/phrase.ts';
import type { FoundSettings } from '../store/config-files.ts';

export type Setting = keyof z.infer<typeof ConfigSchema>;
export interface Config extends Readonly<z.infer<typeof ConfigSchema>> {
  /** Where each value came from: `--model`, `OPENAI_MODEL`, `./.env`, a file, or `default`. */
  readonly origins: Readonly<Record<Setting, string>>;
  /** What was done to values before they were used, for those who ask with -v. They hold no secret. */
  readonly notes: readonly Phrase[];
  /** What a `.env` of others must not say, and was left out: thrown by what would have used it (assertNothingRefused). */
  readonly refused: UsageError | null;
  /** A key that is set for another host than the one on this machine that is asked; null without one. */
  readonly unsent: UnsentKey | null;
}

/** arXiv asks for at most one request in 3 s (https://info.arxiv.org/help/api/tou.html). */
const ARXIV_INTERVAL_MS = 3000;
const ARXIV_HOST = /(^|\.)arxiv\.org$/;

const MENDERS: Readonly<Record<string, (text: string) => Mended>> = { apiKey: mendKey, baseUrl: mendBaseUrl };

/** What is done about a setting that cannot be used; unless it throws, the default holds. */
export type Refuse = (setting: Setting, error: UsageError) => void;

const throwIt: Refuse = (_, error) => {
  throw error;
};

/** What was found beside the settings. */
export interface Found {
  /** Told with -v. */
  readonly notes: readonly Phrase[];
  readonly refused: UsageError | null;
}

/**
 * The Config of these layers, the first of which wins and the last of which holds the defaults of this machine. Throws
 * UsageError naming the value and where it came from, unless `refuse` does otherwise.
 */
export function configOf(
  layers: readonly FoundSettings[],
  { notes: found, refused }: Found,
  refuse: Refuse = throwIt,
): Config {
  const values: Record<string, unknown> = {};
  // The key is taken last, and shown first, as the schema has it.
  const origins: Record<string, string> = { apiKey: 'default' };
  const notes = [...found];
  const tried = (key: Setting, use: () => void): boolean => {
    try {
      use();
      return true;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      refuse(key, error);
      return false;
    }
  };
  const take = (key: Setting, from: readonly FoundSettings[]): void => {
    const layer = from.find(({ values: found }) => isSet(found[key]));
    const origin = layer?.origin ?? 'default';
    const isSound = tried(key, () => {
      const { value, done } = mendedOrThrow(key, layer?.values[key], origin);
      assertUsable(key, value, origin);
      if (done !== null) notes.push(phrase`${placeTold(origin)}: ${done}`);
      values[key] = value;
    });
    if (!isSound) values[key] = layers.at(-1)?.values[key];
    origins[key] = isSound ? origin : 'default';
  };
  for (const key of Object.keys(ConfigSchema.shape) as Setting[]) if (key !== 'apiKey') take(key, layers);
  const baseUrl = ConfigSchema.shape.baseUrl.parse(values['baseUrl']);
  const place = { baseUrl, hostFrom: origins['baseUrl'] ?? '' };
  // Which key is taken depends on the host.
  const { from, unsent } = keysFor(place, layers);
  if (unsent !== null) notes.push(unsentTold(unsent, baseUrl));
  take('apiKey', from);
  const config = ConfigSchema.parse(values);
  const { apiKey } = config;
  tried('apiKey', () => refuseStrayKey({ ...place, apiKey, keyFrom: origins['apiKey'] ?? '' }, layers));
  return Object.freeze({
    ...config,
    arxivIntervalMs: politeInterval(config),
    origins: Object.freeze(origins as Record<Setting, string>),
    notes: Object.freeze(notes),
    refused,
    unsent,
  });
}

function assertUsable(key: Setting, value: unknown, origin: string): void {
  const issue = ConfigSchema.shape[key].safeParse(value).error?.issues[0];
  if (issue === undefined) return;
  // Inside a setting that holds others (prices), the message alone would not say where.
  const inside = issue.path.join('.');
  const why = inside === '' ? whyRefused(issue) : phrase`${inside}: ${whyRefused(issue)}`;
  throw unusable(key, { value, origin }, { why, better: null });
}

function mendedOrThrow(key: string, value: unknown, origin: string): { value: unknown; done: Phrase | null } {
  if (typeof value !== 'string') return { value, done: null };
  // Two settings change places easily, and the model is named in every message.
  if (key === 'model' && value.trim().startsWith('sk-') && isLikeKey(value))
    throw unusable(key, { value, origin }, { why: phrase`it looks like a key`, better: null });
  const mended = Object.hasOwn(MENDERS, key) ? MENDERS[key]?.(value) : undefined;
  if (mended === undefined) return { value, done: null };
  if ('why' in mended) throw unusable(key, { value, origin }, mended);
  return mended;
}

function unusable(
  key: string,
  seen: { value: unknown; origin: string },
  { why, better }: { why: Told; better: string | null },
): UsageError {
  const { value, origin } = seen;
  const place = placeTold(origin);
  const isFlag = origin.startsWith('--');
  const next =
    better !== null
      ? isFlag
        ? phrase`did you mean ${origin} ${better}?`
        : phrase`did you mean ${better}? Correct it in ${place}`
      : isFlag
        ? phrase`type the command again with another ${origin}`
        : phrase`correct ${key} in ${place}`;
  return new UsageError({
    code: 'E_CONFIG',
    what: phrase`the setting ${key} cannot be used`,
    why: phrase`${shown(key, value)} from ${place}: ${why}`,
    next,
  });
}

/** The value as it may be seen: no key, no password, and nothing that could be one. */
function shown(key: string, value: unknown): Told {
  if (key === 'apiKey') return phrase`the key (not shown)`;
  if (typeof value !== 'string') return JSON.stringify(value);
  // Behind a question mark stands the key of some hosts.
  const text = value.split('?')[0] ?? '';
  const isSecret = text.normalize('NFKC').includes('@') || text.split(/[^\w-]/).some(isLikeKey);
  return isSecret ? phrase`the value (not shown)` : JSON.stringify(excerpt(text));
}

function politeInterval(config: z.infer<typeof ConfigSchema>): number {
  // Of the announcements only one page is asked for in a run.
  const addresses = [config.arxivUrl, config.arxivApiUrl];
  const real = addresses.some(text => ARXIV_HOST.test(new URL(text).hostname));
  return real ? Math.max(ARXIV_INTERVAL_MS, config.arxivIntervalMs) : config.arxivIntervalMs;
}
