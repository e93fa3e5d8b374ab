// The settings that are not defaults, as they may be shown: no key, no password of a proxy.
import type { Config } from '../../config.ts';
import { phrase, type Phrase, type Told } from '../../lib/phrase.ts';

export interface ShownSetting {
  readonly name: string;
  readonly value: Told;
  /** `--model`, `OPENAI_MODEL`, `OPENAI_MODEL in ./.env`, a file. */
  readonly source: string;
}

/** Shorter keys show nothing of themselves: two characters would be much of them. */
const LONG_KEY = 16;

/** Every setting that somebody made, in the order of the schema. */
export function shownSettings(config: Config): ShownSetting[] {
  return Object.entries(config.origins).flatMap(([name, source]) =>
    source === 'default' ? [] : [{ name, value: shownValue(name, config[name as keyof Config]), source }],
  );
}

/** `set (…9f, 51 characters)`. */
export function shownKey(key: string): Phrase {
  return key.length < LONG_KEY ? phrase`set` : phrase`set (…${key.slice(-2)}, ${key.length} characters)`;
}

function shownValue(name: string, value: unknown): Told {
  if (name === 'apiKey') return shownKey(String(value));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return name === 'httpsProxy' || name === 'httpProxy' ? withoutUser(text) : text;
}

/** `http://user:password@host:1` → `http://…@host:1`. */
function withoutUser(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  const scheme = address.indexOf('://');
  return `${scheme < 0 ? '' : address.slice(0, scheme + 3)}…${address.slice(at)}`;
}
