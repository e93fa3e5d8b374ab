// One paper's way to its end: a stage shown, a dry run told, or notes printed and merged.
import { noticeTold } from '../pdf/notices.ts';
import { english } from '../lib/phrase.ts';
import { isPublishable, type Claim } from '../domain/claim.ts';
import { claimsOf, type Notes } from '../domain/notes.ts';
import { citedId } from '../domain/paper.ts';
import type { ToolError } from '../lib/errors.ts';
import { phrase } from '../lib/phrase.ts';
import type { Journey } from '../pipeline.ts';
import { WouldSpend } from '../steps/cached.ts';
import { assertPublishable } from '../steps/before-paying.ts';
import { engineOf, modelSettings, noModelError } from '../steps/engine.ts';
import { diffOf, refuseConflict, renderNotes, withDecisions } from '../steps/merge.ts';
import type { Tools } from '../steps/tools.ts';
import { findingTold } from './finding-words.ts';
import type { Reporter } from './reporter.ts';
import { heldBackError, refuseEmpty, reviewOf, waitInReview } from './refuse-notes.ts';
import { showStage } from './show-stage.ts';
import type { SummarizeFlags } from './flags.ts';

export interface Finish {
  readonly flags: SummarizeFlags;
  readonly tools: Tools;
  readonly reporter: Reporter;
}

/** What belongs on stdout (Markdown, or with --json a value), and what the run must still end with. */
export interface Finished {
  readonly product: unknown;
  readonly problem: ToolError | null;
}

/** Brings a paper to its end. Throws what keeps it from one. */
export async function finishPaper(way: Journey, finish: Finish): Promise<Finished> {
  const { flags, tools, reporter } = finish;
  const { speak } = reporter;
  const digest = flags.merge ? tools.config.digest : null;
  const json = flags.json === true;
  if (flags.until !== undefined)
    return done(await showStage(way, { stage: flags.until, digest, json, speak }));
  if (digest !== null) await assertMayPay(way, digest, tools);
  const checked = tools.options.dryRun ? await notesWithoutSpending(way) : await way.checked();
  if (checked === null) return done(await whatItWouldTake(way, digest, finish));
  const notes = digest === null ? checked : await withDecisions(digest, checked);
  const product = json ? notes : renderNotes(notes, tools.config.layout);
  tellNotices(notes, reporter);
  if (notes.engine.name === 'extractive') return { product, problem: endOfDraft(notes, digest, finish) };
  tellHeldBack(notes, reporter);
  refuseEmpty(notes);
  const problem = strictProblem(notes, digest, finish);
  if (digest === null) return { product, problem };
  await waitInReview(notes, digest, tools.options.dryRun);
  if (tools.options.dryRun) return { product: await planOf(way, digest, json), problem };
  const published = await way.published(digest);
  reporter.say(published.message);
  tellWhereItWaits(published.notes, digest, reporter);
  return { product: json ? published.notes : product, problem };
}

/** Notes that could not be written are not paid for. Drafts are not written, and a dry run writes nothing. */
async function assertMayPay(way: Journey, digest: string, tools: Tools): Promise<void> {
  if (tools.options.dryRun || engineOf(tools.config) === 'extractive' || (await way.isChecked())) return;
  await assertPublishable(digest, [(await way.paper()).id]);
}

/** A dry run leaves no notes beside the digest that could be reviewed. */
function strictProblem(notes: Notes, digest: string | null, { flags, tools }: Finish): ToolError | null {
  if (flags.strict !== true) return null;
  return heldBackError(notes, tools.options.dryRun ? null : digest);
}

function done(product: unknown): Finished {
  return { product, problem: null };
}

/** The checked notes if nothing need be paid for them; null otherwise. */
async function notesWithoutSpending(way: Journey): Promise<Notes | null> {
  try {
    return await way.checked();
  } catch (error) {
    if (error instanceof WouldSpend) return null;
    throw error;
  }
}

/** For a dry run that would have to ask a model: whom, how much, and what then. */
async function whatItWouldTake(
  way: Journey,
  digest: string | null,
  { flags, tools, reporter }: Finish,
): Promise<unknown> {
  const paper = citedId(await way.paper());
  const { tokens, parts } = (await way.messages()).source;
  const { model, baseUrl } = modelSettings(tools.config);
  const { host } = new URL(baseUrl);
  const split = parts.length > 1;
  if (flags.json === true)
    return {
      paper,
      wouldAsk: { model, host, inputTokens: tokens, ...(split ? { parts: parts.length } : {}) },
    };
  const asked = split
    ? phrase`${paper}: would ask ${model} at ${host} (about ${tokens} tokens of paper in ${parts.length} parts)`
    : phrase`${paper}: would ask ${model} at ${host} (about ${tokens} tokens of paper)`;
  return reporter.speak(digest === null ? asked : phrase`${asked}, then merge into ${digest}`);
}

/** What a merge would change: the diff, or with --json the plan. Ends as the merge itself would when it is refused. */
async function planOf(way: Journey, digest: string, json: boolean): Promise<unknown> {
  const plan = await way.plan(digest);
  refuseConflict(digest, plan);
  return json ? plan : english(await diffOf(digest, plan));
}

/** A draft is printed and never merged; the person is told how to get notes. */
function endOfDraft(notes: Notes, digest: string | null, { reporter, tools }: Finish): ToolError | null {
  const id = citedId(notes.paper);
  const chosen = tools.config.engine === 'extractive';
  if (digest !== null && !chosen) return noModelError(phrase`merging ${id} into ${digest}`);
  const how = chosen
    ? phrase`leave out --engine extractive`
    : phrase`export OPENAI_API_KEY=…, or OPENAI_BASE_URL and OPENAI_MODEL`;
  reporter.say(
    phrase`${id}: an extractive draft (verbatim sentences, not merged); for notes in two languages: ${how}`,
  );
  return null;
}

/** What the PDF did not give, and what it hid. */
function tellNotices({ paper, source }: Notes, reporter: Reporter): void {
  for (const notice of source.notices) reporter.say(phrase`${citedId(paper)}: ${noticeTold(notice)}`);
}

function tellWhereItWaits(notes: Notes, digest: string, reporter: Reporter): void {
  if (heldOf(notes).length > 0)
    reporter.say(phrase`what is held back waits for you: ${reviewOf(notes, digest)}`);
}

function heldOf(notes: Notes): Claim[] {
  return claimsOf(notes).filter(claim => !isPublishable(claim));
}

function tellHeldBack(notes: Notes, reporter: Reporter): void {
  const claims = claimsOf(notes);
  const held = heldOf(notes);
  reporter.say(
    phrase`${citedId(notes.paper)}: ${claims.length} claims, ${claims.length - held.length} proven, ${held.length} held back`,
  );
  for (const { id, findings } of held) {
    const first = findings.find(finding => finding.severity === 'error');
    reporter.say(phrase`  ${id}: ${first === undefined ? phrase`rejected in review` : findingTold(first)}`);
  }
  for (const finding of notes.findings)
    if (finding.severity === 'error' || finding.where === 'notes')
      reporter.say(phrase`  ${finding.where}: ${findingTold(finding)}`);
}
