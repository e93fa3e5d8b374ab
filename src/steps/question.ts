// One question until its answer fits: which form is asked for, what a wrong one is answered with, and what it all cost.
import type * as z from 'zod';
import type { LedgerEntry } from '../domain/ledger.ts';
import { modelFlag } from '../domain/local-host.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import type { Message, Reply } from '../domain/reply.ts';
import { joined, phrase, type Phrase, type Told } from '../lib/phrase.ts';
import type { ModelSettings } from '../model/ask.ts';
import { afterMisfits } from '../model/ladder.ts';
import type { Lesson } from '../model/learning.ts';
import { addSpent, ModelReplyError } from '../model/model-errors.ts';
import type { Misfit } from '../model/misfit.ts';
import { parseReply, type Parsed } from '../model/parse-reply.ts';
import { boundedSchema, wireSchema } from '../model/wire-schema.ts';
import { isLocal } from './local.ts';
import { writingDown } from './spending.ts';
import type { Tools } from './tools.ts';

/** What is asked: the messages, and the app schema that judges the answer. */
export interface Request<T> {
  readonly paper: Paper;
  readonly messages: readonly Message[];
  readonly purpose: LedgerEntry['purpose'];
  readonly schema: z.ZodType<T>;
  readonly callsAllowed: number;
  /** For the progress line: `asking the model to correct 2 claims`. */
  readonly doing?: Told;
  /** A reply of the wrong form is asked for once more; a repair is not, and is kept: the notes stand without it. */
  readonly onWrongForm: 'ask-again' | 'keep';
}

/**
 * Asks a server until the answer fits, or the calls are used up. Throws as askModel does, and ModelReplyError when no
 * answer has the form.
 */
export async function askUntilParsed<T>(
  request: Request<T>,
  settings: ModelSettings,
  tools: Tools,
): Promise<Reply> {
  const learning = await tools.learning();
  return learning.ask(lesson => askInForm(request, { settings, lesson }, tools), tools.signal);
}

type Purpose = LedgerEntry['purpose'];

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
  const schema = { name: nameFor(request.purpose), json: sent(request.schema) };
  const { askModel } = await import('../model/converse.ts');
  const { purpose } = request;
  const ask = async (
    messages: readonly Message[],
    callsAllowed: number,
    purpose: Purpose,
  ): Promise<Reply> => {
    const question = { paper: id, messages, schema, callsAllowed };
    const onAnswered = writingDown({ question, purpose, settings }, tools);
    return askModel(question, settings, { ...tools, lesson, onAnswered });
  };
  if (request.onWrongForm === 'keep') return ask(request.messages, request.callsAllowed, purpose);
  // A second call is for whatever is wrong first, be it a cut-off answer; a third one only for the form.
  let reply = await ask(request.messages, Math.min(2, request.callsAllowed), purpose);
  for (let misfits = 1; ; misfits += 1) {
    const parsed = parseReply(reply.text, request.schema);
    if (parsed.ok) {
      await lesson.fits();
      return reply;
    }
    if (reply.calls >= request.callsAllowed) throw unusable(reply, parsed, id);
    const other = misfits < 2 ? null : afterMisfits(lesson.manner());
    if (other !== null) lesson.change(other);
    tools.log(
      phrase`${id}: the answer has the wrong form (${wrongIn(parsed.issues.slice(0, 1))}); asking once more`,
    );
    const issues = parsed.issues.map(({ text }) => text);
    const messages = await reshaped(request.messages, { raw: reply.text, issues }, tools);
    reply = await again(reply, () => ask(messages, request.callsAllowed - reply.calls, 'reshape'));
  }
}

/** What the form is called on the wire: parts and sections of a paper are notes too. */
function nameFor(purpose: Purpose): string {
  return purpose === 'repair' || purpose === 'regenerate' ? purpose : 'notes';
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

/** The issues as they were, behind the words for a person. */
class MisfitError extends Error {
  override name = 'MisfitError';
}

/** What is wrong, for a person. */
function wrongIn(issues: readonly Misfit[]): Phrase {
  return joined(
    issues.map(({ told }) => told),
    '; ',
  );
}

/** The error for a reply that is no use. */
export function unusable(reply: Reply, parsed: Parsed<unknown>, id: string): ModelReplyError {
  const issues = parsed.ok ? [] : parsed.issues;
  const kind = parsed.ok ? 'wrong-shape' : parsed.kind;
  return new ModelReplyError(
    {
      code: CODES[kind],
      what: phrase`${reply.model} gave no valid notes for ${id}`,
      why: wrongIn(issues.slice(0, 3)),
      next: phrase`summarize ${id} ${modelFlag(reply.host)}, with a stronger model`,
      // What the model was told, for --debug.
      ...(issues.length === 0 ? {} : { cause: new MisfitError(issues.map(({ text }) => text).join('; ')) }),
    },
    { raw: reply.text, finishReason: reply.finishReason, spent: { calls: reply.calls, usage: reply.usage } },
  );
}
