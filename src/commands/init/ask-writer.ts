// Second question: who writes the notes. A server found on this machine comes first, then those that need a key.
import type { Config } from '../../config.ts';
import { hasModel } from '../../config.ts';
import { UsageError } from '../../lib/errors.ts';
import { phrase, type Phrase, type Told } from '../../lib/phrase.ts';
import { KNOWN_MODELS } from '../../local/models.ts';
import type { InitFlags, Writer } from './answers.ts';
import { askAddress, askKey, askModel, troubleWith } from './ask-server.ts';
import type { Asker } from './asker.ts';
import { LOCAL_PORTS, OPENAI_URL, PROVIDERS, type Provider } from './providers.ts';
import type { LocalServer } from './probe.ts';
import { wordIn } from './typed.ts';

export interface WriterGiven {
  readonly flags: InitFlags;
  readonly config: Config;
  /** From stdin, with --key-stdin; else what the environment of the shell holds. Null without one. */
  readonly key: string | null;
  /** What serves models on this machine; asked for only when it matters. */
  readonly servers: () => Promise<readonly LocalServer[]>;
}

/** The writer, by flags, by answers, or by what lies at hand. Throws UsageError for flags that name nobody. */
export async function writerFor(given: WriterGiven, asker: Asker | null): Promise<Writer> {
  const { flags, config } = given;
  if (flags.modelFile !== undefined) return { kind: 'file', path: wordIn(flags.modelFile) };
  if (flags.download !== undefined) return downloadNamed(flags.download);
  if (flags.provider !== undefined) return named(given, flags.provider.toLowerCase(), asker);
  if (flags.baseUrl !== undefined)
    return serverAt(given, { ...OTHER, baseUrl: wordIn(flags.baseUrl) }, asker);
  if (asker !== null) return chosen(given, asker);
  if (flags.model !== undefined || flags.keyStdin === true)
    return serverAt(given, hostOf(config.baseUrl), asker);
  if (flags.yes !== true || config.engine !== undefined || hasModel(config)) return { kind: 'none' };
  const [server] = (await given.servers()).filter(({ models }) => models.length > 0);
  return server === undefined ? { kind: 'none' } : serverHere(given, server, null);
}

const OTHER: Provider = { id: 'other', name: '', baseUrl: '', model: '', keys: '' };

/** The row of a host that is set already, for a new model or key there. */
function hostOf(baseUrl: string): Provider {
  return PROVIDERS.find(row => row.baseUrl === baseUrl) ?? { ...OTHER, baseUrl };
}

async function named(given: WriterGiven, id: string, asker: Asker | null): Promise<Writer> {
  if (id === 'none') return { kind: 'none' };
  const row = [...PROVIDERS, OTHER].find(provider => provider.id === id);
  if (row !== undefined) return serverAt(given, row, asker);
  const port = LOCAL_PORTS.find(server => server.id === id);
  if (port === undefined) throw noProviderError(id);
  const found = (await given.servers()).find(server => server.id === id);
  const baseUrl = `http://127.0.0.1:${port.port}/v1`;
  return serverHere(given, found ?? { ...port, baseUrl, models: [] }, asker);
}

async function serverHere(given: WriterGiven, server: LocalServer, asker: Asker | null): Promise<Writer> {
  const { flags } = given;
  const model = flags.model ?? (await askModel(server.models[0] ?? '', { models: server.models, asker }));
  return { kind: 'server', baseUrl: wordIn(flags.baseUrl ?? server.baseUrl), model, key: null };
}

async function serverAt(given: WriterGiven, provider: Provider, asker: Asker | null): Promise<Writer> {
  const { flags } = given;
  const asked = wordIn(flags.baseUrl ?? provider.baseUrl);
  const baseUrl = asked !== '' || asker === null ? asked : await askAddress(asker);
  const trouble = troubleWith(baseUrl);
  if (trouble !== null) throw usage(phrase`the address of the model's host cannot be used`, trouble);
  const key = await keyFor(given, { ...provider, baseUrl }, asker);
  const model = flags.model ?? (await askModel(provider.model, { models: [], asker }));
  return { kind: 'server', baseUrl, model: wordIn(model), key };
}

/** A key that a shell holds for OpenAI is not taken for another host unasked: then a flag said so, or nobody did. */
async function keyFor(given: WriterGiven, provider: Provider, asker: Asker | null): Promise<string | null> {
  const { flags, key } = given;
  if (flags.keyStdin === true || asker === null) return key;
  if (key !== null && provider.baseUrl === OPENAI_URL) {
    asker.tell(phrase`     the key is taken from OPENAI_API_KEY of this shell`);
    return null;
  }
  return askKey(provider.keys, asker);
}

interface Choice {
  readonly ids: readonly string[];
  readonly label: Told;
  readonly take: () => Promise<Writer>;
}

async function chosen(given: WriterGiven, asker: Asker): Promise<Writer> {
  asker.tell(phrase`\n2/3  Who writes the notes?`);
  const choices = [
    ...keptChoice(given),
    ...hereChoices(given, await given.servers(), asker),
    ...farChoices(given, asker),
  ];
  for (const [index, { label }] of choices.entries())
    asker.tell(phrase`  ${String(index + 1).padStart(2)}  ${label}`);
  for (;;) {
    const answer = wordIn(await asker.line(phrase`     number`, '1')).toLowerCase();
    const choice = choices.find(({ ids }, index) => ids.includes(answer) || String(index + 1) === answer);
    if (choice !== undefined) return choice.take();
    asker.tell(phrase`     a number from 1 to ${choices.length}`);
  }
}

/** Somebody is set already: Enter leaves it so. */
function keptChoice({ config }: WriterGiven): Choice[] {
  if (config.engine === undefined && !hasModel(config)) return [];
  const take = (): Promise<Writer> => Promise.resolve({ kind: 'none' });
  return [{ ids: ['keep'], label: phrase`as it is set already`, take }];
}

function hereChoices(given: WriterGiven, servers: readonly LocalServer[], asker: Asker): Choice[] {
  return servers.map(server => ({
    ids: [server.id],
    label:
      server.models[0] === undefined
        ? phrase`${server.name} on this machine (it has no model that writes yet)`
        : phrase`${server.name} on this machine (${server.models[0]})`,
    take: () => serverHere(given, server, asker),
  }));
}

function farChoices(given: WriterGiven, asker: Asker): Choice[] {
  return [
    ...PROVIDERS.map(row => ({ ids: [row.id], label: row.name, take: () => serverAt(given, row, asker) })),
    {
      ids: ['other'],
      label: phrase`another address (OpenAI-compatible)`,
      take: () => serverAt(given, OTHER, asker),
    },
    {
      ids: ['gguf', 'download'],
      label: phrase`a model file on this machine (GGUF; no server, no key, slow)`,
      take: () => askFile(asker),
    },
    {
      ids: ['none'],
      label: phrase`nobody for now (drafts of the paper's own sentences, in English)`,
      take: () => Promise.resolve({ kind: 'none' as const }),
    },
  ];
}

/** A recommended model, or a file that the person has. */
async function askFile(asker: Asker): Promise<Writer> {
  for (const [index, model] of KNOWN_MODELS.entries()) {
    const { name, gigabytes, memory, licence } = model;
    asker.tell(
      phrase`  ${index + 1}  ${name}: ${gigabytes} GB to download, ${memory} GB of memory, ${licence}`,
    );
  }
  const answer = wordIn(await asker.line(phrase`     number, or the path of a .gguf file`, '1'));
  const model = KNOWN_MODELS[Number(answer) - 1] ?? KNOWN_MODELS.find(({ id }) => id === answer);
  return model === undefined ? { kind: 'file', path: answer } : { kind: 'download', model };
}

function downloadNamed(text: string): Writer {
  const model = KNOWN_MODELS.find(({ id }) => id === text.toLowerCase());
  if (model !== undefined) return { kind: 'download', model };
  throw usage(
    phrase`no model is known as ${text}`,
    phrase`there are: ${KNOWN_MODELS.map(({ id }) => id).join(', ')}`,
  );
}

function noProviderError(id: string): UsageError {
  const ids = [...PROVIDERS, ...LOCAL_PORTS].map(row => row.id);
  return usage(phrase`no provider is known as ${id}`, phrase`there are: ${[...ids, 'none'].join(', ')}`);
}

function usage(what: Phrase, why: Told): UsageError {
  const next = phrase`summarize init --provider deepseek, or --base-url https://host/v1 --model NAME; all of them: summarize init --help`;
  return new UsageError({ code: 'E_USAGE', what, why, next });
}
