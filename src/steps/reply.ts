// messages → reply, through the cache: a reply is kept only once it is complete and has the asked-for shape,
// so nothing broken is ever replayed, and nothing good is ever paid for twice.
import type * as z from 'zod';
import { fileStem, citedId, type Paper } from '../domain/paper.ts';
import { addUsage, ReplySchema, type Message, type Reply, type Usage } from '../domain/reply.ts';
import { canonicalHash } from '../lib/canonical-hash.ts';
import { reasonOf } from '../lib/errors.ts';
import type { ModelSettings } from '../model/ask.ts';
import { phrase, type Phrase, type Told } from '../lib/phrase.ts';
import { afterMisfits } from '../model/ladder.ts';
import type { Lesson } from '../model/learning.ts';
import { addSpent, ModelReplyError } from '../model/model-errors.ts';
import { parseReply, type Parsed } from '../model/parse-reply.ts';
import { boundedSchema, wireSchema } from '../model/wire-schema.ts';
import { cachedJson } from './cached.ts';
import { modelSettings } from './engine.ts';
import { asLocal, isLocal, localNames } from './local.ts';
import type { Tools } from './tools.ts';

/**
 * Model calls that one paper may cost: the notes, one repair, one more for a reply that was cut off.
 * A paper read in parts spends them on the parts first.
 */
export const MOST_CALLS = 3;

/** What is asked: the messages, and the app schema that judges the answer. */
export interface Request<T> {
  readonly paper: Paper;
  readonly messages: readonly Message[];
  readonly schemaName: 'notes' | 'repair';
  readonly schema: z.ZodType<T>;
  readonly callsAllowed: number;
  /** For the progress line: `asking the model to correct 2 claims`. */
  readonly doing?: Told;
  /** A reply of the wrong form is asked for once more; a repair is not, and is kept: the notes stand without it. */
  readonly onWrongForm: 'ask-again' | 'keep';
}

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

async function askUntilParsed<T>(request: Request<T>, settings: ModelSettings, tools: Tools): Promise<Reply> {
  const learning = await tools.learning();
  return learning.ask(lesson => askInForm(request, { settings, lesson }, tools), tools.signal);
}

/** Whom to ask, and what is known of how. */
interface Address {
  readonly settings: ModelSettings;
  readonly lesson: Lesson;
}

/**
 * Asks until the answer has the right form: after the first wrong one with what is wrong with it, after the second one
 * in another mode, since the server does not heed this one. Calls are counted over all of them.
 */
async function askInForm<T>(
  request: Request<T>,
  { settings, lesson }: Address,
  tools: Tools,
): Promise<Reply> {
  const id = citedId(request.paper);
  // Our own server holds an answer to all its bounds; other servers refuse or ignore them.
  const sent = isLocal(tools) ? boundedSchema : wireSchema;
  const schema = { name: request.schemaName, json: sent(request.schema) };
  const { askModel } = await import('../model/converse.ts');
  const ask = (messages: readonly Message[], callsAllowed: number): Promise<Reply> =>
    askModel({ paper: id, messages, schema, callsAllowed }, settings, { ...tools, lesson });
  if (request.onWrongForm === 'keep') return ask(request.messages, request.callsAllowed);
  // A second call is for whatever is wrong first, be it a cut-off answer; a third one only for the form.
  let reply = await ask(request.messages, Math.min(2, request.callsAllowed));
  for (let misfits = 1; ; misfits += 1) {
    const parsed = parseReply(reply.text, request.schema);
    if (parsed.ok) {
      await lesson.fits();
      return reply;
    }
    if (reply.calls >= request.callsAllowed) throw unusable(reply, parsed, id);
    const other = misfits < 2 ? null : afterMisfits(lesson.manner());
    if (other !== null) lesson.change(other);
    tools.log(phrase`${id}: the answer has the wrong form (${parsed.issues[0] ?? ''}); asking once more`);
    const messages = await reshaped(request.messages, { raw: reply.text, issues: parsed.issues }, tools);
    reply = await again(reply, () => ask(messages, request.callsAllowed - reply.calls));
  }
}

/** Another answer to the same question: what both cost is counted, also when the second one fails. */
async function again(before: Reply, ask: () => Promise<Reply>): Promise<Reply> {
  try {
    const answer = await ask();
    return { ...answer, ...addSpent(before, answer), reshaped: true };
  } catch (error) {
    if (error instanceof ModelReplyError) error.spent = addSpent(before, error.spent);
    throw error;
  }
}

async function reshaped(
  asked: readonly Message[],
  reply: { readonly raw: string; readonly issues: readonly string[] },
  tools: Tools,
): Promise<readonly Message[]> {
  const prompt = await tools.prompt('reshape.v1');
  const { buildReshapeMessages } = await import('../model/messages.ts');
  return buildReshapeMessages(prompt, asked, reply);
}

/** Why a reply is no use → the code that people are told. */
const CODES = {
  'not-json': 'E_REPLY_NOT_JSON',
  'wrong-shape': 'E_REPLY_SHAPE',
  truncated: 'E_REPLY_CUT_OFF',
} as const;

function unusable(reply: Reply, parsed: Parsed<unknown>, id: string): ModelReplyError {
  const issues = parsed.ok ? [] : parsed.issues;
  const kind = parsed.ok ? 'wrong-shape' : parsed.kind;
  return new ModelReplyError(
    {
      code: CODES[kind],
      what: phrase`${reply.model} gave no valid notes for ${id}`,
      why: issues.slice(0, 3).join('; '),
      next: phrase`summarize ${id} --model NAME, with a stronger model`,
    },
    { raw: reply.text, finishReason: reply.finishReason, spent: { calls: reply.calls, usage: reply.usage } },
  );
}
