// Items of notes → what making them anew would cost, and the same items made anew and proven, for a person to take or
// leave. What a person vouches for is locked. One call of the model, through cache, budget and ledger as every other.
import { isVouchedFor, type Claim } from '../../domain/claim.ts';
import { claimsOf, type Bilingual, type Notes } from '../../domain/notes.ts';
import { StatedAnewSchema, type Message, type Reply, type StatedAnew } from '../../domain/reply.ts';
import type { Estimate, Proposal, Regenerate, ReviewItem } from '../../domain/review.ts';
import { canonicalHash } from '../../lib/canonical-hash.ts';
import { phrase } from '../../lib/phrase.ts';
import { boundOf, estimatedInput } from '../../model/bound.ts';
import { costOf, priceOf } from '../../model/cost.ts';
import { wireSchema } from '../../model/wire-schema.ts';
import { checkNotes } from '../../notes/check.ts';
import { applyAnew } from '../../notes/regenerate.ts';
import { itemsOf } from '../../review/items.ts';
import { costIn } from '../cost.ts';
import { modelSettings } from '../engine.ts';
import { WouldSpend } from '../cached.ts';
import type { Request } from '../question.ts';
import { askFor, valueOf } from '../reply.ts';
import type { Tools } from '../tools.ts';
import { citedId } from '../../domain/paper.ts';
import { reviewedFacts } from './look-facts.ts';
import { cancellable } from './cancelling.ts';
import { askAnew } from './regenerate-ask.ts';
import { lockedError, noModelHere, staleError, unusableAnew } from './regenerate-errors.ts';
import { remember } from './regenerate-former.ts';

type Question = Request<StatedAnew>;

/** A proposal, and what stands in the notes once it is taken. */
export interface Made {
  readonly proposal: Proposal;
  /** By id: pending, proven, with `replaces`. */
  readonly claims: ReadonlyMap<string, Claim>;
  /** Headline and titles, by id: taken, these are the words of the person who takes them (a decision `edited`). */
  readonly prose: ReadonlyMap<string, Bilingual>;
}

/**
 * What `regenerateItems` would ask, and what it would cost at most. Nothing is asked.
 * @throws what getting the paper's text throws; E_REVIEW_LOCKED, E_REVIEW_STALE; as modelSettings
 */
export async function estimateFor(notes: Notes, request: Regenerate, tools: Tools): Promise<Estimate> {
  const wanted = itemsFor(notes, request, tools);
  const { messages, longest } = await askAnew(notes, { wanted, ...request }, tools);
  const { model, host, maxOutputTokens } = modelSettings(tools.config);
  const price = priceOf({ host, model }, tools.config.prices);
  const schema = { json: wireSchema(StatedAnewSchema) };
  // The hint is typed after this is shown, and what was shown must stay true.
  const bounds = [messages, longest()].map(asked => boundOf({ messages: asked, schema, maxOutputTokens }));
  const input = Math.max(...bounds.map(({ inputTokens }) => inputTokens));
  const usage = { input, cached: 0, output: maxOutputTokens };
  return {
    model,
    host,
    inputTokens: estimatedInput({ messages }),
    outputTokens: maxOutputTokens,
    cost: price === null ? null : costOf(usage, price),
    currency: price?.currency ?? null,
    isPaid: await isAnswered(questionFor(notes, messages, wanted.length), tools),
  };
}

/** What is asked for; `cancel` takes the question back. */
type Asking = Regenerate & { readonly cancel?: AbortSignal | undefined };

/**
 * Asks the model once, and proves what it says. Nothing is written but the cache and the ledger.
 * @throws as `estimateFor` and as asking a model does; E_REVIEW_CANCELLED
 */
export async function regenerateItems(notes: Notes, request: Asking, tools: Tools): Promise<Made> {
  const wanted = itemsFor(notes, request, tools);
  const { messages } = await askAnew(notes, { wanted, ...request }, tools);
  const cancelling = { paper: notes.paper, signal: request.cancel };
  const question = questionFor(notes, messages, wanted.length);
  const { reply, isPaid } = await cancellable(cancelling, tools, own => replyTo(question, own));
  const stated = valueOf(reply, StatedAnewSchema, citedId(notes.paper));
  // A model made them, whatever made the other claims.
  const facts = await reviewedFacts(notes, tools, 'model');
  const checked = checkNotes(applyAnew(notes, wanted, stated), facts.text, facts);
  const changes = changesOf(wanted, checked);
  const made = new Set(changes.flatMap(({ item, after }) => (after === null ? [] : [item])));
  const claims = claimsOf(checked).filter(({ id }) => made.has(id));
  const prose = changes.flatMap(({ item, after }) =>
    after === null || after.kind === 'claim' ? [] : [[item, { zh: after.zh, en: after.en }] as const],
  );
  const id = canonicalHash({ messages, reply: reply.text }).slice(0, 16);
  remember(notes, { id, changes }, tools);
  return {
    proposal: { id, changes, ...paidFor(reply, isPaid, tools) },
    claims: new Map(claims.map(claim => [claim.id, claim])),
    prose: new Map(prose),
  };
}

/** The items of the request as they stand. Throws when one may not be made anew, or there is no model to do it. */
function itemsFor(notes: Notes, { items }: Regenerate, tools: Tools): ReviewItem[] {
  const known = new Map(itemsOf(notes).map(item => [item.id, item]));
  const wanted = [...new Map(items.map(one => [one.item, one])).values()].map(({ item: id, seen }) => {
    const item = known.get(id);
    if (item === undefined || item.seen !== seen) throw staleError(notes.paper, id);
    if (isVouchedFor(item.review)) throw lockedError(notes.paper, item);
    return item;
  });
  noModelHere(tools.config);
  modelSettings(tools.config);
  return wanted;
}

function questionFor({ paper }: Notes, messages: readonly Message[], count: number): Question {
  return {
    paper,
    messages,
    purpose: 'regenerate',
    schema: StatedAnewSchema,
    callsAllowed: 1,
    doing:
      count === 1
        ? phrase`asking the model for 1 claim anew`
        : phrase`asking the model for ${count} claims anew`,
    onWrongForm: 'ask-again',
  };
}

/** True when the answer is in the cache. Nothing is asked, nothing is told. */
async function isAnswered(question: Question, tools: Tools): Promise<boolean> {
  const options = { ...tools.options, offline: false, dryRun: true };
  try {
    await askFor(question, { ...tools, options, detail: () => undefined });
    return true;
  } catch (error) {
    if (error instanceof WouldSpend) return false;
    throw error;
  }
}

/** The model's answer, and whether it was paid for before: the answer to a question that was asked is in the cache. */
async function replyTo(question: Question, tools: Tools): Promise<{ reply: Reply; isPaid: boolean }> {
  let isPaid = true;
  const progress: Tools['progress'] = doing => {
    isPaid = false; // told only of what is not in the cache
    tools.progress(doing);
  };
  try {
    const reply = await askFor(question, { ...tools, progress });
    return { reply, isPaid };
  } catch (error) {
    throw unusableAnew(error, question.paper, tools.config);
  }
}

function changesOf(wanted: readonly ReviewItem[], checked: Notes): Proposal['changes'] {
  const after = new Map(itemsOf(checked).map(item => [item.id, item]));
  return wanted.map(before => {
    const item = after.get(before.id);
    const isNew = item !== undefined && wordsOf(item) !== wordsOf(before);
    return { item: before.id, before, after: isNew ? item : null };
  });
}

function wordsOf({ zh, en, quote }: ReviewItem): string {
  return JSON.stringify([zh, en, quote]);
}

/** Nothing for an answer of the cache. */
function paidFor(
  { usage }: Reply,
  isPaid: boolean,
  tools: Tools,
): Pick<Proposal, 'cost' | 'currency' | 'isPaid'> {
  const { host, model } = modelSettings(tools.config);
  const { cost, currency } = costIn(tools, { host, model }, usage);
  return { cost: isPaid && cost !== null ? 0 : cost, currency, isPaid };
}
