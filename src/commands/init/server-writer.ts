// A server that writes the notes: its address as it can be used, its key, and its model. By flags, or by questions.
import { mendBaseUrl } from '../../config/address.ts';
import { inDotEnv } from '../../config/place.ts';
import type { Config } from '../../config.ts';
import { UsageError } from '../../lib/errors.ts';
import { phrase, type Phrase, type Told } from '../../lib/phrase.ts';
import type { InitFlags, Writer } from './answers.ts';
import { askAddress, askKey, askModel } from './ask-server.ts';
import type { Asker } from './asker.ts';
import type { LocalServer } from './probe.ts';
import { OPENAI_URL, PROVIDERS, type Provider } from './providers.ts';
import { wordIn } from './typed.ts';

export interface WriterGiven {
  readonly flags: InitFlags;
  readonly config: Config;
  /** From stdin, with --key-stdin; else what the environment of the shell holds. Null without one. */
  readonly key: string | null;
  /** What serves models on this machine; asked for only when it matters. */
  readonly servers: () => Promise<readonly LocalServer[]>;
  /** The models that a near host lists; [] for one that is far, silent or lists none. */
  readonly models: (baseUrl: string, key: string | null) => Promise<readonly string[]>;
  /** Says what was chosen for somebody who is not asked. */
  readonly tell: (text: Told) => void;
}

export const OTHER: Provider = { id: 'other', name: '', baseUrl: '', model: '', keys: '' };

/** The row of a host whose address is known; without its name where it is none of them. */
export function hostOf(baseUrl: string): Provider {
  return PROVIDERS.find(row => row.baseUrl === baseUrl) ?? { ...OTHER, baseUrl };
}

/** A server that was found on this machine, or would be there. Throws UsageError for an address that is none. */
export async function serverHere(
  given: WriterGiven,
  server: LocalServer,
  asker: Asker | null,
): Promise<Writer> {
  const { baseUrl: flag } = given.flags;
  const baseUrl = flag === undefined ? server.baseUrl : usableAddress(flag);
  const models = flag === undefined ? server.models : await given.models(baseUrl, null);
  const model = await modelFor(given, { ...OTHER, name: server.name, baseUrl, models }, asker);
  return { kind: 'server', baseUrl, model, key: null };
}

/** A host by its address. Throws UsageError for an address that cannot be used, before anything else is asked. */
export async function serverAt(given: WriterGiven, row: Provider, asker: Asker | null): Promise<Writer> {
  const asked = given.flags.baseUrl ?? row.baseUrl;
  const baseUrl = asked === '' && asker !== null ? await askAddress(asker) : usableAddress(asked);
  const provider = { ...(row.baseUrl === '' ? hostOf(baseUrl) : row), baseUrl };
  const key = await keyFor(given, { ...provider, keys: provider.keys || row.keys }, asker);
  const isListed = given.flags.model === undefined && provider.model === '';
  const models = isListed ? await given.models(baseUrl, key) : [];
  return { kind: 'server', baseUrl, model: await modelFor(given, { ...provider, models }, asker), key };
}

function usableAddress(text: string): string {
  const mended = mendBaseUrl(wordIn(text));
  if ('value' in mended) return mended.value;
  const { why, better } = mended;
  const what = phrase`the address of the model's host cannot be used`;
  throw usage(what, why, better === null ? undefined : phrase`did you mean ${'--base-url'} ${better}?`);
}

/** A key that a shell holds for one host is not taken for another one. */
async function keyFor(given: WriterGiven, provider: Provider, asker: Asker | null): Promise<string | null> {
  const { flags, key, config } = given;
  if (flags.keyStdin === true) return key;
  const isItsOwn = key !== null && provider.baseUrl === shellHost(config);
  if (asker === null) return isItsOwn ? key : null;
  if (isItsOwn) {
    asker.tell(phrase`     the key is taken from OPENAI_API_KEY of this shell`);
    return null;
  }
  return askKey(provider.keys, asker);
}

/** Where the key of the shell would go if this folder had no `.env`. */
function shellHost({ baseUrl, origins }: Config): string {
  return inDotEnv(origins.baseUrl) !== null ? OPENAI_URL : baseUrl;
}

interface Listing extends Provider {
  readonly models: readonly string[];
}

async function modelFor(given: WriterGiven, server: Listing, asker: Asker | null): Promise<string> {
  const { flags, config, tell } = given;
  const { baseUrl, models } = server;
  if (flags.model !== undefined) return wordIn(flags.model);
  const known = (baseUrl === config.baseUrl ? config.model : '') || server.model;
  if (asker !== null) return askModel(known, { models, asker });
  if (known !== '') return known;
  const [first] = models;
  const name = server.name || new URL(baseUrl).host;
  if (first !== undefined) tell(phrase`the first model that ${name} lists is taken: ${first}`);
  else
    tell(
      phrase`${name} lists no model, so none is set: start it and type this again, or name one: --model NAME`,
    );
  return first ?? '';
}

/** What is wrong with the flags, before anything is written. */
export function usage(what: Phrase, why: Told, next?: Phrase): UsageError {
  const usual = phrase`summarize init --provider deepseek, or --base-url https://host/v1 --model NAME; all of them: summarize init --help`;
  return new UsageError({ code: 'E_USAGE', what, why, next: next ?? usual });
}
