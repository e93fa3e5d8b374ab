// Second question: who writes the notes. A server found on this machine comes first, then those that need a key.
import { mendBaseUrl } from '../../config/address.ts';
import { hasModel } from '../../config.ts';
import type { UsageError } from '../../lib/errors.ts';
import { phrase, type Told } from '../../lib/phrase.ts';
import type { Writer } from './answers.ts';
import { askFile, downloadNamed, fileNamed } from './ask-file.ts';
import { askAddress } from './ask-server.ts';
import type { Asker } from './asker.ts';
import { LOCAL_PORTS, PROVIDERS } from './providers.ts';
import type { LocalServer } from './probe.ts';
import { hostOf, OTHER, serverAt, serverHere, usage, type WriterGiven } from './server-writer.ts';
import { wordIn } from './typed.ts';

/**
 * The writer, by flags, by answers, or by what lies at hand. Throws UsageError for flags that name nobody, ToolError
 * E_LOCAL_MODEL for a flag that names what is no model file.
 */
export async function writerFor(given: WriterGiven, asker: Asker | null): Promise<Writer> {
  const { flags, config } = given;
  if (flags.modelFile !== undefined) return fileNamed(flags.modelFile);
  if (flags.download !== undefined) return downloadNamed(flags.download);
  if (flags.provider !== undefined) return named(given, flags.provider.toLowerCase(), asker);
  if (flags.baseUrl !== undefined) return serverAt(given, OTHER, asker);
  // A new model or key, for the host that is set.
  const saysPart = flags.model !== undefined || flags.keyStdin === true;
  if (saysPart && (asker === null || hasModel(config))) return serverAt(given, hostOf(config.baseUrl), asker);
  return asker === null ? atHand(given) : chosen(given, asker);
}

/** Where nothing is set, --yes takes a server that runs on this machine. */
async function atHand(given: WriterGiven): Promise<Writer> {
  const { flags, config } = given;
  if (flags.yes !== true || config.engine !== undefined || hasModel(config)) return { kind: 'none' };
  const [server] = (await given.servers()).filter(({ models }) => models.length > 0);
  return server === undefined ? { kind: 'none' } : serverHere(given, server, null);
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
    const answer = wordIn(await asker.line(phrase`     number, name or address`, '1'));
    const name = answer.toLowerCase();
    const choice = choices.find(({ ids }, index) => ids.includes(name) || String(index + 1) === name);
    if (choice !== undefined) return choice.take();
    if (LOCAL_PORTS.some(({ id }) => id === name)) return named(given, name, asker);
    if (isLikeAddress(answer)) return serverAt(given, hostOf(await askAddress(asker, answer)), asker);
    asker.tell(phrase`     a number from 1 to ${choices.length}, the name of a provider, or an address`);
  }
}

/** One that can be used, or nearly. */
function isLikeAddress(text: string): boolean {
  const mended = mendBaseUrl(text);
  return 'value' in mended || mended.better !== null || /^https?:/i.test(text);
}

/** Somebody is set already: Enter leaves it so. */
function keptChoice({ config }: WriterGiven): Choice[] {
  if (config.engine === undefined && !hasModel(config)) return [];
  const take = (): Promise<Writer> => Promise.resolve({ kind: 'none' });
  return [{ ids: ['keep'], label: phrase`as it is set already`, take }];
}

function hereChoices(given: WriterGiven, servers: readonly LocalServer[], asker: Asker): Choice[] {
  return servers.map(server => ({
    ids: [server.id, server.name.toLowerCase()],
    label:
      server.models[0] === undefined
        ? phrase`${server.name} on this machine (it has no model that writes yet)`
        : phrase`${server.name} on this machine (${server.models[0]})`,
    take: () => serverHere(given, server, asker),
  }));
}

function farChoices(given: WriterGiven, asker: Asker): Choice[] {
  return [
    ...PROVIDERS.map(row => ({
      ids: [row.id, row.name.toLowerCase()],
      label: row.name,
      take: () => serverAt(given, row, asker),
    })),
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

function noProviderError(id: string): UsageError {
  const ids = [...PROVIDERS, ...LOCAL_PORTS].map(row => row.id);
  return usage(phrase`no provider is known as ${id}`, phrase`there are: ${[...ids, 'none'].join(', ')}`);
}
