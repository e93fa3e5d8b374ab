// Notes → checked notes: prove them, and ask once more about what did not hold.
// Loaded when notes are not in the cache: the checks are most of the program.
import type { Notes } from '../domain/notes.ts';
import type { PaperText } from '../domain/page.ts';
import { citedId } from '../domain/paper.ts';
import { StatedRepairSchema } from '../domain/reply.ts';
import { addSpent, ModelReplyError, type SpentCalls } from '../model/model-errors.ts';
import { parseReply } from '../model/parse-reply.ts';
import { wireSchema } from '../model/wire-schema.ts';
import { checkNotes } from '../notes/check.ts';
import { factsOf, type OwnFacts } from '../notes/check-context.ts';
import { applyRepair, planRepair } from '../notes/repair.ts';
import { costIn } from './cost.ts';
import type { Replies } from './notes.ts';
import { repairLimit } from './local.ts';
import { askFor, callsOf, MOST_CALLS } from './reply.ts';
import type { Tools } from './tools.ts';
import { phrase } from '../lib/phrase.ts';

/** Notes → checked notes; what failed is asked again once, if a call is left and a model wrote them. */
export async function proveNotes(
  notes: Notes,
  { text, replies }: { text: PaperText; replies: Replies | null },
  tools: Tools,
): Promise<Notes> {
  const facts = factsOf(notes.paper, text, replies === null ? {} : await givenToModel(tools));
  const checked = checkNotes(notes, text, facts);
  if (replies === null || replies.some(({ reshaped }) => reshaped)) return checked;
  const callsAllowed = MOST_CALLS - callsOf(replies);
  const repair = callsAllowed < 1 ? null : planRepair(checked, text);
  if (repair === null) return checked;
  const answer = await askForRepair(checked, { text, repair, callsAllowed }, tools);
  const { engine } = checked;
  const spent = addSpent(engine, answer);
  const paid = { ...checked, engine: { ...engine, ...spent, ...costIn(tools, engine, spent.usage) } };
  if (answer.text === null) return paid;
  const parsed = parseReply(answer.text, StatedRepairSchema);
  return parsed.ok ? checkNotes(applyRepair(paid, parsed.value), text, facts) : paid;
}

/** What the model was told besides the paper: its notes must not repeat the one and should follow the other. */
async function givenToModel(tools: Tools): Promise<OwnFacts> {
  const { system: instructions } = await tools.prompt('notes.v2');
  return { instructions, glossary: await tools.glossary() };
}

/** The text is null when the model refuses, or is cut off: the first answer stands, with what failed held back. */
async function askForRepair(
  notes: Notes,
  ask: { text: PaperText; repair: NonNullable<ReturnType<typeof planRepair>>; callsAllowed: number },
  tools: Tools,
): Promise<SpentCalls & { readonly text: string | null }> {
  const { text, repair, callsAllowed } = ask;
  const { paper } = notes;
  const prompt = await tools.prompt('repair.v2');
  const { buildRepairMessages } = await import('../model/messages.ts');
  const messages = buildRepairMessages(
    prompt,
    { paper, text, schema: wireSchema(StatedRepairSchema) },
    { ...repair, maxInputTokens: await repairLimit(tools) },
  );
  const request = {
    paper,
    messages,
    doing:
      repair.claims.length === 0
        ? phrase`asking the model to add figures`
        : phrase`asking the model to correct ${repair.claims.length} claims`,
    purpose: 'repair',
    schema: StatedRepairSchema,
    onWrongForm: 'keep',
  } as const;
  try {
    return await askFor({ ...request, callsAllowed }, tools);
  } catch (error) {
    if (!(error instanceof ModelReplyError)) throw error;
    tools.log(phrase`${citedId(paper)}: ${error.told.why} when asked again; what failed is held back`);
    return { text: null, ...error.spent };
  }
}
