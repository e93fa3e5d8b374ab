// "Take it from the cache, or make it and keep it": the one rule that is wrapped around every dear step.
// What fails is never kept, because only a value that was made gets here.
import type * as z from 'zod';
import { ToolError } from '../lib/errors.ts';
import type { CacheKind } from '../store/cache.ts';
import type { Refresh, Tools } from './tools.ts';

/** Where a value is kept, and what a person is told about it. */
export interface Place {
  readonly kind: CacheKind;
  readonly key: string;
  /** Id of the paper, for messages. */
  readonly paper: string;
  /** What is being done, when it is not the usual thing for its kind. */
  readonly doing?: string;
}

/** What each kind is called, which `--refresh` words make it anew, and whether making it needs the network. */
const KINDS: Readonly<
  Record<CacheKind, { what: string; doing: string | null; refresh: readonly Refresh[]; online: boolean }>
> = {
  metadata: { what: 'the metadata', doing: 'asking arXiv about it', refresh: ['metadata'], online: true },
  pdf: { what: 'the PDF', doing: 'downloading the PDF', refresh: ['pdf'], online: true },
  pages: { what: 'the text', doing: 'reading the PDF', refresh: ['pdf'], online: false },
  reply: { what: "the model's reply", doing: 'asking the model', refresh: ['notes'], online: true },
  // Made of all of the above, which say themselves what they do.
  notes: { what: 'the notes', doing: null, refresh: ['metadata', 'pdf', 'notes'], online: false },
};

/** A dry run came to the point where money would be spent. */
export class WouldSpend extends ToolError {
  override name = 'WouldSpend';
}

/** A JSON value from the cache, or made by `make` and kept. `isFresh` may refuse an old one. */
export async function cachedJson<T>(
  place: Place,
  how: { schema: z.ZodType<T>; make: () => Promise<T>; isFresh?: (value: T) => boolean },
  tools: Tools,
): Promise<T> {
  const known = mustMakeAnew(place, tools)
    ? null
    : await tools.cache.getJson(place.kind, place.key, how.schema);
  if (known !== null && (tools.options.offline || (how.isFresh?.(known) ?? true)))
    return told(known, place, tools);
  announce(place, tools);
  // Through the schema, so that the first run sees the very value (order of keys too) that the next will read.
  const value = how.schema.parse(await how.make());
  await keep(place, () => tools.cache.putJson(place.kind, place.key, value), tools);
  return value;
}

/** The same for bytes. */
export async function cachedBytes(
  place: Place,
  make: () => Promise<Uint8Array>,
  tools: Tools,
): Promise<Uint8Array> {
  const known = mustMakeAnew(place, tools) ? null : await tools.cache.getBytes(place.kind, place.key);
  if (known !== null) return told(known, place, tools);
  announce(place, tools);
  const bytes = await make();
  await keep(place, () => tools.cache.putBytes(place.kind, place.key, bytes), tools);
  return bytes;
}

/** A disk that fails ends the run before money is spent, and not after: what was paid for is used all the same. */
async function keep({ kind, paper }: Place, put: () => Promise<void>, tools: Tools): Promise<void> {
  try {
    await put();
  } catch (error) {
    if (!(error instanceof ToolError) || !['reply', 'notes'].includes(kind)) throw error;
    tools.log(`${paper}: ${KINDS[kind].what} could not be cached (${error.why}); going on`);
  }
}

function told<T>(value: T, { kind, key, paper }: Place, tools: Tools): T {
  tools.detail(`${paper}: ${KINDS[kind].what} from the cache (${kind} ${key})`);
  return value;
}

function mustMakeAnew({ kind }: Place, { options }: Tools): boolean {
  return KINDS[kind].refresh.some(word => options.refresh.has(word));
}

/** Says what is about to be done, or refuses to do it. */
function announce({ kind, paper, ...place }: Place, { options, cache, progress }: Tools): void {
  const { what, online } = KINDS[kind];
  const kept = `the cache ${cache.folder}`;
  if (options.offline && online) {
    throw new ToolError({
      code: 'E_OFFLINE',
      category: 'remote',
      what: `${paper}: ${what} is not in the cache`,
      why: '--offline forbids fetching it',
      kept,
      next: 'run the same command once without --offline',
    });
  }
  if (options.dryRun && kind === 'reply') {
    const next = 'run the same command without --dry-run';
    throw new WouldSpend({
      code: 'E_DRY_RUN',
      category: 'access',
      what: `${paper}: ${what} is not in the cache`,
      why: '--dry-run spends nothing',
      kept,
      next,
    });
  }
  const doing = place.doing ?? KINDS[kind].doing;
  if (doing !== null) progress(`${paper}: ${doing}`);
}
