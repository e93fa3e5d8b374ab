// "Take it from the cache, or make it and keep it": the one rule that is wrapped around every dear step.
// What fails is never kept, because only a value that was made gets here.
import type * as z from 'zod';
import { fileStem } from '../domain/paper.ts';
import { ToolError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';
import type { CacheKind } from '../store/cache.ts';
import { KINDS } from './kinds.ts';
import { isLocal } from './local.ts';
import type { Tools } from './tools.ts';

/** Where a value is kept, and what a person is told about it. */
export interface Place {
  readonly kind: CacheKind;
  readonly key: string;
  /** Id of the paper, for messages. */
  readonly paper: string;
  /** What is being done, when it is not the usual thing for its kind. */
  readonly doing?: Told;
}

/** A dry run came to the point where money would be spent. */
export class WouldSpend extends ToolError {
  override name = 'WouldSpend';
}

/** How a JSON value is read, and made when it is not there. */
interface Making<T> {
  readonly schema: z.ZodType<T>;
  readonly make: () => Promise<T>;
  /** What is made has come through the schema already, in its order of keys. */
  readonly isJudged?: boolean;
  /** May refuse an old one. */
  readonly isFresh?: (value: T) => boolean;
  /** Runs what it is given while nobody else makes the same value; the cache is looked at again first. */
  readonly alone?: (make: () => Promise<T>) => Promise<T>;
}

/** A JSON value from the cache, or made by `make` and kept. */
export async function cachedJson<T>(place: Place, how: Making<T>, tools: Tools): Promise<T> {
  const known = await cachedValue(place, how, tools);
  if (known !== null) return known;
  assertMayMake(place, tools);
  if (how.alone === undefined) return makeAndKeep(place, how, tools);
  return how.alone(async () => (await cachedValue(place, how, tools)) ?? makeAndKeep(place, how, tools));
}

async function cachedValue<T>(place: Place, how: Making<T>, tools: Tools): Promise<T | null> {
  if (mustMakeAnew(place, tools)) return null;
  const known = await tools.cache.getJson(place.kind, place.key, how.schema);
  if (known === null) return null;
  return tools.options.offline || (how.isFresh?.(known) ?? true) ? told(known, place, tools) : null;
}

async function makeAndKeep<T>(place: Place, how: Making<T>, tools: Tools): Promise<T> {
  announce(place, tools);
  // Through the schema, so that the first run sees the very value (order of keys too) that the next will read.
  const made = await how.make();
  const value = how.isJudged === true ? made : how.schema.parse(made);
  await keep(place, () => tools.cache.putJson(place.kind, place.key, value), tools);
  return value;
}

/** The same for the bytes of a PDF, which one process fetches while the others wait for it. */
export async function cachedBytes(
  place: Place,
  make: () => Promise<Uint8Array>,
  tools: Tools,
): Promise<Uint8Array> {
  const known = await knownBytes(place, tools);
  if (known !== null) return known;
  assertMayMake(place, tools);
  const { alone } = await tools.fetching();
  const question = { key: `${place.kind}-${fileStem(place.key)}`, paper: place.paper };
  return alone(question, async () => {
    const fetched = await knownBytes(place, tools);
    if (fetched !== null) return fetched;
    announce(place, tools);
    const bytes = await make();
    await keep(place, () => tools.cache.putBytes(place.kind, place.key, bytes), tools);
    return bytes;
  });
}

async function knownBytes(place: Place, tools: Tools): Promise<Uint8Array | null> {
  const known = mustMakeAnew(place, tools) ? null : await tools.cache.getBytes(place.kind, place.key);
  return known === null ? null : told(known, place, tools);
}

/** A disk that fails ends the run before money is spent, and not after: what was paid for is used all the same. */
async function keep(place: Place, put: () => Promise<void>, tools: Tools): Promise<void> {
  try {
    await put();
  } catch (error) {
    if (!(error instanceof ToolError) || !['reply', 'notes'].includes(place.kind)) throw error;
    tools.log(uncached(place, error));
  }
}

/** Keeps bytes that are there already, once. That they cannot be kept is told, and keeps nothing from going on. */
export async function keepBytes(place: Place, bytes: Uint8Array, tools: Tools): Promise<void> {
  const { kind, key } = place;
  try {
    if (!(await tools.cache.has(kind, key))) await tools.cache.putBytes(kind, key, bytes);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    tools.log(uncached(place, error));
  }
}

function uncached({ kind, paper }: Place, error: ToolError): Told {
  return phrase`${paper}: ${KINDS[kind].what} could not be cached (${error.told.why}); going on`;
}

/** Says in detail where a value came from. */
export function told<T>(value: T, { kind, key, paper }: Place, tools: Tools): T {
  tools.detail(phrase`${paper}: ${KINDS[kind].what} from the cache (${kind} ${key})`);
  return value;
}

function mustMakeAnew({ kind }: Place, { options }: Tools): boolean {
  return KINDS[kind].refresh.some(word => options.refresh.has(word));
}

/** Says what is about to be done. */
function announce({ kind, paper, ...place }: Place, { progress }: Tools): void {
  const words = place.doing ?? KINDS[kind].doing;
  if (words !== null) progress({ paper, stage: KINDS[kind].stage, words });
}

/** Refuses what --offline and --dry-run forbid. */
function assertMayMake({ kind, paper }: Place, tools: Tools): void {
  const { options, cache } = tools;
  const { what } = KINDS[kind];
  // A model in a process of ours is asked without the network.
  const online = KINDS[kind].online && !(kind === 'reply' && isLocal(tools));
  const kept = phrase`the cache ${cache.folder}`;
  if (options.offline && online) {
    throw new ToolError({
      code: 'E_OFFLINE',
      category: 'remote',
      what: phrase`${paper}: ${what} is not in the cache`,
      why: phrase`--offline forbids fetching it`,
      kept,
      next: phrase`run the same command once without --offline`,
    });
  }
  if (options.dryRun && kind === 'reply') {
    const next = phrase`run the same command without --dry-run`;
    throw new WouldSpend({
      code: 'E_DRY_RUN',
      category: 'access',
      what: phrase`${paper}: ${what} is not in the cache`,
      why: phrase`--dry-run spends nothing`,
      kept,
      next,
    });
  }
}
