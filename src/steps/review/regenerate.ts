// Items of notes → what making them anew would cost, and the same items made anew and proven, for a person to take or
// leave. What a person vouches for is locked. One call of the model, through cache, budget and ledger as every other.
import { isVouchedFor, type Claim } from '../../domain/claim.ts';
import { claimsOf, type Bilingual, type Notes } from '../../domain/notes.ts';
import { StatedAnewSchema, type Reply } from '../../domain/reply.ts';
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
import { askFor, valueOf } from '../reply.ts';
import type { Tools } from '../tools.ts';
import { citedId } from '../../domain/paper.ts';
import { reviewedFacts } from './look-facts.ts';
import { askAnew, type AskedAnew } from './regenerate-ask.ts';
import { lockedError, noModelHere, staleError, unusableAnew } from './regenerate-errors.ts';
import { remember } from './regenerate-former.ts';

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
  const { messages } = await askAnew(notes, { wanted, hint: request.hint }, tools);
  const { model, host, maxOutputTokens } = modelSettings(tools.config);
  const price = priceOf({ host, model }, tools.config.prices);
  const bound = boundOf({ messages, schema: { json: wireSchema(StatedAnewSchema) }, maxOutputTokens });
  const usage = { input: bound.inputTokens, cached: 0, output: bound.outputTokens };
  return {
    model,
    host,
    inputTokens: estimatedInput({ messages }),
    outputTokens: bound.outputTokens,
    cost: price === null ? null : costOf(usage, price),
    currency: price?.currency ?? null,
  };
}

/** Asks the model once, and proves what it says. Nothing is written but the cache and the ledger. @throws as `estimateFor` and as asking a model does */
export async function regenerateItems(notes: Notes, request: Regenerate, tools: Tools): Promise<Made> {
  const wanted = itemsFor(notes, request, tools);
  const asked = await askAnew(notes, { wanted, hint: request.hint }, tools);
  const { reply, isPaid } = await replyTo(notes, { asked, count: wanted.length }, tools);
  const stated = valueOf(reply, StatedAnewSchema, citedId(notes.paper));
  // A model made them, whatever made the other claims.
  const facts = await reviewedFacts(notes, tools, 'model');
  const checked = checkNotes(applyAnew(notes, wanted, stated), facts.text, facts);
  const changes = changesOf(wanted, checked);
  remember(notes, changes, tools);
  const made = new Set(changes.flatMap(({ item, after }) => (after === null ? [] : [item])));
  const claims = claimsOf(checked).filter(({ id }) => made.has(id));
  const prose = changes.flatMap(({ item, after }) =>
    after === null || after.kind === 'claim' ? [] : [[item, { zh: after.zh, en: after.en }] as const],
  );
  const id = canonicalHash({ messages: asked.messages, reply: reply.text }).slice(0, 16);
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

/** The model's answer, and whether it was paid for now: the answer to a question that was asked before is in the cache. */
async function replyTo(
  { paper }: Notes,
  { asked, count }: { asked: AskedAnew; count: number },
  tools: Tools,
): Promise<{ reply: Reply; isPaid: boolean }> {
  let isPaid = false;
  const progress: Tools['progress'] = doing => {
    isPaid = true; // told only of what is not in the cache
    tools.progress(doing);
  };
  const request = {
    paper,
    messages: asked.messages,
    purpose: 'regenerate',
    schema: StatedAnewSchema,
    callsAllowed: 1,
    doing:
      count === 1
        ? phrase`asking the model for 1 claim anew`
        : phrase`asking the model for ${count} claims anew`,
    onWrongForm: 'ask-again',
  } as const;
  try {
    const reply = await askFor(request, { ...tools, progress });
    return { reply, isPaid };
  } catch (error) {
    throw unusableAnew(error, paper, tools.config);
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
function paidFor({ usage }: Reply, isPaid: boolean, tools: Tools): Pick<Proposal, 'cost' | 'currency'> {
  const { host, model } = modelSettings(tools.config);
  const paid = costIn(tools, { host, model }, usage);
  return isPaid || paid.cost === null ? paid : { ...paid, cost: 0 };
}
