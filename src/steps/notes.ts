// reply → notes → checked notes: state, prove, and ask once more about what did not hold.
import type { Notes, NotesSource, Engine } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { citedId, type Paper } from '../domain/paper.ts';
import { addUsage, StatedNotesSchema, StatedRepairSchema, type Reply } from '../domain/reply.ts';
import { sha256 } from '../lib/canonical-hash.ts';
import { buildMessages, buildRepairMessages, type Conversation } from '../model/messages.ts';
import { ModelReplyError } from '../model/model-errors.ts';
import { parseReply } from '../model/parse-reply.ts';
import { wireSchema } from '../model/wire-schema.ts';
import { assembleNotes } from '../notes/assemble.ts';
import { checkNotes } from '../notes/check.ts';
import { factsOf } from '../notes/check-context.ts';
import { applyRepair, planRepair } from '../notes/repair.ts';
import { askFor, MOST_CALLS, valueOf } from './reply.ts';
import type { Tools } from './tools.ts';

/** Paper and text → the first call's messages. */
export async function conversationFor(paper: Paper, text: PaperText, tools: Tools): Promise<Conversation> {
  const prompt = await tools.prompt('notes.v1');
  const schema = wireSchema(StatedNotesSchema);
  return buildMessages(prompt, { paper, text, schema }, tools.config.maxInputTokens);
}

/** Messages → a complete reply of the right form. */
export async function replyFor(paper: Paper, conversation: Conversation, tools: Tools): Promise<Reply> {
  const { messages } = conversation;
  const request = { paper, messages, schemaName: 'notes', schema: StatedNotesSchema } as const;
  return askFor({ ...request, callsAllowed: MOST_CALLS, onWrongForm: 'ask-again' }, tools);
}

/** Reply → notes, nothing proven yet. */
export async function notesFrom(
  reply: Reply,
  { paper, source }: { paper: Paper; source: NotesSource },
  tools: Tools,
): Promise<Notes> {
  const prompt = await tools.prompt('notes.v1');
  const { model, host, mode, calls, usage } = reply;
  const about = { name: 'model', prompt: prompt.name, promptSha256: prompt.sha256, cost: null } as const;
  const engine: Engine = { ...about, model, host, mode, calls, usage };
  return assembleNotes(valueOf(reply, StatedNotesSchema, citedId(paper)), { paper, source, engine });
}

/** The extractive engine: verbatim sentences, no model. */
export async function draftFrom(paper: Paper, text: PaperText, pdf: Uint8Array): Promise<Notes> {
  const { draftNotes } = await import('../model/extractive.ts');
  const pagesRead = text.pages.map(({ page }) => page);
  const source: NotesSource = {
    pdfSha256: sha256(pdf),
    pages: pagesRead.length,
    pagesRead,
    omitted: [],
    tokens: 0,
  };
  const none = { model: '', host: '', prompt: 'extractive.v1', promptSha256: '', mode: 'extractive' };
  const engine: Engine = {
    name: 'extractive',
    ...none,
    calls: 0,
    usage: { input: 0, cached: 0, output: 0 },
    cost: null,
  };
  return assembleNotes(draftNotes(paper, text), { paper, source, engine });
}

/** Notes → checked notes; what failed is asked again once, if a call is left and a model wrote them. */
export async function proveNotes(
  notes: Notes,
  { text, reply }: { text: PaperText; reply: Reply | null },
  tools: Tools,
): Promise<Notes> {
  const facts = factsOf(notes.paper, text);
  const checked = checkNotes(notes, text, facts);
  const repair =
    reply === null || reply.reshaped || reply.calls >= MOST_CALLS ? null : planRepair(checked, text);
  if (reply === null || repair === null) return checked;
  const answer = await askForRepair(checked, { text, repair, callsAllowed: MOST_CALLS - reply.calls }, tools);
  if (answer === null) return checked;
  const { engine } = checked;
  const spent = { calls: engine.calls + answer.calls, usage: addUsage(engine.usage, answer.usage) };
  const paid = { ...checked, engine: { ...engine, ...spent } };
  const parsed = parseReply(answer.text, StatedRepairSchema);
  return parsed.ok ? checkNotes(applyRepair(paid, parsed.value), text, facts) : paid;
}

/** Null when the model refuses, or is cut off: the first answer stands, with what failed held back. */
async function askForRepair(
  notes: Notes,
  ask: { text: PaperText; repair: NonNullable<ReturnType<typeof planRepair>>; callsAllowed: number },
  tools: Tools,
): Promise<Reply | null> {
  const { text, repair, callsAllowed } = ask;
  const { paper } = notes;
  const prompt = await tools.prompt('repair.v1');
  const messages = buildRepairMessages(
    prompt,
    { paper, text, schema: wireSchema(StatedRepairSchema) },
    repair,
  );
  const request = {
    paper,
    messages,
    doing: `asking the model to ${repair.claims.length === 0 ? 'add figures' : `correct ${repair.claims.length} claims`}`,
    schemaName: 'repair',
    schema: StatedRepairSchema,
    onWrongForm: 'keep',
  } as const;
  try {
    return await askFor({ ...request, callsAllowed }, tools);
  } catch (error) {
    if (!(error instanceof ModelReplyError)) throw error;
    tools.log(`${citedId(paper)}: ${error.why} when asked again; what failed is held back`);
    return null;
  }
}
