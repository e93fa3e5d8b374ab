// A key goes only to the host that it was set for: a `.env` that came with somebody else's files must not have the key of
// its reader sent to a host of its author. Pure. (docs/decisions/2026-11-23-key-goes-with-its-host.md)
import { isSet } from './layers.ts';
import { inDotEnv, placeTold } from './place.ts';
import { UsageError } from '../lib/errors.ts';
import { isLoopback } from '../lib/near.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';
import type { FoundSettings } from '../store/config-files.ts';

/** A host, and where it comes from. */
export interface HostPlace {
  readonly baseUrl: string;
  readonly hostFrom: string;
}

/** Key and host of a configuration, and where they come from. */
export interface KeyAndHost extends HostPlace {
  readonly apiKey: string;
  readonly keyFrom: string;
}

/** Of a Config: its key, and where key and host come from. */
interface SetKey {
  readonly apiKey: string;
  readonly origins: { readonly apiKey: string; readonly baseUrl: string };
}

/** A key that is set, and is not sent. */
export interface UnsentKey {
  readonly from: string;
  /** As it was typed. */
  readonly key: string;
}

const WHAT = phrase`the key would go to a host that it was not set for`;

/**
 * Where the key of this host may come from (`from`). For a server of this machine that a `.env` names, that is this `.env`
 * or one that is nearer: such servers seldom want a key, and the one of the shell is for another host (`unsent`). For
 * every other host it is all places.
 */
export function keysFor(
  { baseUrl, hostFrom }: HostPlace,
  layers: readonly FoundSettings[],
): { from: readonly FoundSettings[]; unsent: UnsentKey | null } {
  const host = inDotEnv(hostFrom);
  if (host === null || !isLoopback(new URL(baseUrl).hostname)) return { from: layers, unsent: null };
  const first = layers.find(({ values }) => isSet(values['apiKey']));
  const from = layers.filter(({ origin }) => isBeside(origin, host.file, layers));
  if (first === undefined || from.includes(first)) return { from, unsent: null };
  return { from, unsent: { from: first.origin, key: String(first.values['apiKey']) } };
}

/** For those who ask why their key is not used. */
export function unsentTold({ from }: UnsentKey, baseUrl: string): Phrase {
  return phrase`the key of ${placeTold(from)} is not sent to ${new URL(baseUrl).host}, which it was not set for`;
}

/** The `.env` in which a key of the host belongs; null where that is the shell, or the user's own file. */
export function keyFile({ apiKey, origins }: SetKey): string | null {
  return inDotEnv(apiKey === '' ? origins.baseUrl : origins.apiKey)?.file ?? null;
}

/** True for a place in this `.env`, or in one that is nearer. */
function isBeside(origin: string, file: string, layers: readonly FoundSettings[]): boolean {
  const place = (file: string): number => layers.findIndex(({ origin }) => inDotEnv(origin)?.file === file);
  const found = inDotEnv(origin);
  return found !== null && place(found.file) <= place(file);
}

/**
 * Throws UsageError when the host stands in a `.env`, and the key comes from somewhere else than this `.env` or one that
 * is nearer. `layers`: all places, nearest first.
 */
export function refuseStrayKey(
  { apiKey, baseUrl, keyFrom, hostFrom }: KeyAndHost,
  layers: readonly FoundSettings[],
): void {
  const host = inDotEnv(hostFrom);
  if (apiKey === '' || host === null || isBeside(keyFrom, host.file, layers)) return;
  const own = `OPENAI_API_KEY in ${host.file}`;
  const hasOwn = layers.some(layer => layer.origin === own && isSet(layer.values['apiKey']));
  if (hasOwn && keyFrom === 'OPENAI_API_KEY')
    throw new UsageError({
      code: 'E_CONFIG',
      what: WHAT,
      why: phrase`there are two keys: ${keyFrom} of this shell goes first, and ${placeTold(own)} is the one for the host`,
      next: phrase`unset ${keyFrom}`,
    });
  const { host: name } = new URL(baseUrl);
  throw new UsageError({
    code: 'E_CONFIG',
    what: WHAT,
    why: phrase`the key comes from ${placeTold(keyFrom)}, the host ${name} from ${placeTold(hostFrom)}`,
    next: phrase`write the key of ${name} into ${host.file}, beside its host; or, if the key shall go there: export OPENAI_BASE_URL=${shellWord(baseUrl)}`,
  });
}
