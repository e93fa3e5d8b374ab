// messages → reply, through the cache: a reply is kept only once it is complete and has the asked-for shape,
// so nothing broken is ever replayed, and nothing good is ever paid for twice.
import type * as z from 'zod';
import { citedId, fileStem } from '../domain/paper.ts';
import { addUsage, ReplySchema, type Reply, type Usage } from '../domain/reply.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';
import { reasonOf } from '../lib/errors.ts';
import type { ModelSettings } from '../model/ask.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { ModelReplyError } from '../model/model-errors.ts';
import { parseReply } from '../model/parse-reply.ts';
import { wireSchema } from '../model/wire-schema.ts';
import { cachedJson } from './cached.ts';
import { modelSettings } from './engine.ts';
import { asLocal, isLocal, localNames } from './local.ts';
import { askUntilParsed, unusable, type Request } from './question.ts';
import type { Tools } from './tools.ts';

/**
 * Model calls that one paper may cost: the notes, one repair, one more for a reply that was cut off.
 * A paper read in parts spends them on the parts first.
 */
export const MOST_CALLS = 3;

/**
 * A complete reply. With `ask-again` its text is known to parse; with `keep` it may be of no use, and is still
 * remembered: it was paid for, and the same question would be paid for again at every run. Throws as askModel does.
 */
export async function askFor<T>(request: Request<T>, tools: Tools): Promise<Reply> {
  const settings = modelSettings(tools.config);
  const key = canonicalHash({
    messages: request.messages,
    model: settings.model,
    ...(isLocal(tools) ? await localNames(tools) : { host: settings.baseUrl }),
    parameters: { temperature: settings.temperature },
    schema: wireSchema(request.schema),
  });
  const id = citedId(request.paper);
  try {
    return await cachedJson(
      { kind: 'reply', key, paper: id, ...(request.doing === undefined ? {} : { doing: request.doing }) },
      {
        schema: ReplySchema,
        make: async () => {
          const ask = (whom: ModelSettings): Promise<Reply> => askUntilParsed(request, whom, tools);
          return isLocal(tools) ? asLocal(settings, ask, tools) : ask(settings);
        },
        alone: async ask => (await tools.asking()).alone({ key, paper: id }, ask),
      },
      tools,
    );
  } catch (error) {
    if (error instanceof ModelReplyError) error.kept = await keepRaw(error, id, tools);
    throw error;
  }
}

/** Puts the raw reply where a person can look at it. That it cannot be kept must not hide why it is no use. */
async function keepRaw({ raw }: ModelReplyError, id: string, tools: Tools): Promise<Phrase> {
  const { keepFailedReply } = await import('../store/failed-replies.ts');
  const where = await keepFailedReply(tools.config.cacheDir, fileStem(id), raw).then(
    path => phrase`the raw reply is in ${path}`,
    (reason: unknown) => phrase`the raw reply could not be kept (${reasonOf(reason)})`,
  );
  return phrase`${where}; the PDF and its text are cached; no digest was touched`;
}

/** Calls that these replies cost together. */
export function callsOf(replies: readonly Reply[]): number {
  return replies.reduce((sum, { calls }) => sum + calls, 0);
}

/** Tokens that these replies cost together. */
export function usageOf(replies: readonly Reply[]): Usage {
  return replies.map(({ usage }) => usage).reduce(addUsage, { input: 0, cached: 0, output: 0 });
}

/** The notes in a reply that askFor gave. */
export function valueOf<T>(reply: Reply, schema: z.ZodType<T>, id: string): T {
  const parsed = parseReply(reply.text, schema);
  if (parsed.ok) return parsed.value;
  throw unusable(reply, parsed, id);
}
