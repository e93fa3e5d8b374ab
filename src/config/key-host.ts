// A key goes only to the host that it was set for: a `.env` that came with somebody else's files must not have the key of
// its reader sent to a host of its author. Pure. (docs/decisions/2026-11-23-key-goes-with-its-host.md)
import { inDotEnv, placeTold } from './place.ts';
import { UsageError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import { shellWord } from '../lib/shell-word.ts';
import type { FoundSettings } from '../store/config-files.ts';

/** Key and host of a configuration, and where they come from. */
export interface KeyAndHost {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly keyFrom: string;
  readonly hostFrom: string;
}

const WHAT = phrase`the key would go to a host that it was not set for`;

/**
 * Throws UsageError when the host stands in a `.env`, and the key comes from somewhere else than this `.env` or one that
 * is nearer. `layers`: all places, nearest first; `hasKey`: true for a layer that holds a key.
 */
export function refuseStrayKey(
  { apiKey, baseUrl, keyFrom, hostFrom }: KeyAndHost,
  layers: readonly FoundSettings[],
  hasKey: (layer: FoundSettings) => boolean,
): void {
  const host = inDotEnv(hostFrom);
  if (apiKey === '' || host === null) return;
  const place = (file: string | undefined): number =>
    layers.findIndex(({ origin }) => inDotEnv(origin)?.file === file);
  const key = inDotEnv(keyFrom);
  if (key !== null && place(key.file) <= place(host.file)) return;
  const own = `OPENAI_API_KEY in ${host.file}`;
  const hasOwn = layers.some(layer => layer.origin === own && hasKey(layer));
  if (hasOwn && key === null && keyFrom === 'OPENAI_API_KEY')
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
