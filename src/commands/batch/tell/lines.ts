// BatchEvent → one line for a log: pipes, cron mail, CI. Pure.
// Two lines a paper: when a model begins to be asked about it (what takes long and costs money; a CI job that is silent
// for minutes gets killed) and when it has ended. The other stages pass in a moment, and their failures are told at the end.
import type { BatchEvent, PaperEnd } from '../../../domain/batch.ts';
import { english, phrase, type Phrase, type Told } from '../../../lib/phrase.ts';
import { courseOf, type Course } from './course.ts';
import { counted, elapsedText, grouped, moneyText, tokensText, type Speak } from './words.ts';

/** The line for an event that came after `before`; null for what is not worth one. Not cleaned: the reporter does that. */
export function lineOf(event: BatchEvent, before: Course, speak: Speak = english): string | null {
  const line = toldOf(event, before);
  // Text of servers and titles may hold line breaks; an event has one line.
  return line === null ? null : speak(line).replace(/\s+/g, ' ').trim();
}

function toldOf(event: BatchEvent, before: Course): Told | null {
  switch (event.event) {
    case 'start':
      return startLine(courseOf(before, event));
    case 'stage':
      return stageLine(event, before);
    case 'paper':
      return paperLine(event.paper, courseOf(before, event));
    case 'wait':
      return withReason(phrase`${event.host} asked to wait ${event.seconds} s`, event.why);
    case 'pace':
      if (event.concurrency === before.concurrency) return null;
      return phrase`at most ${counted(event.concurrency, 'call')} at a time from now on`;
    case 'merge':
      return phrase`merged ${counted(event.papers, 'paper')} into ${event.digest}`;
    case 'note':
      return event.text;
    // The plan, the end and what waits to be merged are told elsewhere.
    default:
      return null;
  }
}

/** Null when there is nothing to do: the plan has said so. */
function startLine({ planned, toAsk }: Course): Told | null {
  if (planned.size === 0) return null;
  const cached = planned.size - toAsk;
  const papers = counted(planned.size, 'paper');
  if (cached === 0) return phrase`${papers} to do: ${grouped(toAsk)} to ask about`;
  return phrase`${papers} to do: ${grouped(toAsk)} to ask about, ${grouped(cached)} from the cache`;
}

function stageLine(
  { name, stage, words }: Extract<BatchEvent, { event: 'stage' }>,
  { active, planned }: Course,
): Told | null {
  const isFirst = active.find(paper => paper.name === name)?.stage !== 'model';
  if (stage !== 'model' || !isFirst) return null;
  const title = planned.get(name)?.title ?? null;
  return withReason(phrase`${name} ${words}`, title ?? '');
}

/** `[12/300] 2310.06825v1 done: 18 claims, 2 held back, $0.0031, 14 s`; null for papers that nothing was to be done about. */
function paperLine(paper: PaperEnd, { planned, finished, ready }: Course): Told | null {
  const { name, outcome, problem } = paper;
  if (!planned.has(name) || outcome === 'left') return null;
  // Papers of one merge end one after the other: those that still wait for it have not ended, or all would bear one number.
  const start = `[${grouped(finished - ready.size)}/${grouped(planned.size)}] ${name}`;
  if (outcome === 'done') return phrase`${start} done: ${doneText(paper)}`;
  const what = phrase`${start} ${OUTCOMES[outcome]}`;
  return problem === null ? what : phrase`${what}: ${problem.code}, ${problem.why}`;
}

const OUTCOMES = {
  'held-back': phrase`waits for review`,
  failed: phrase`failed`,
  skipped: phrase`skipped`,
};

function withReason(what: Phrase, why: Told): Phrase {
  return why === '' ? what : phrase`${what}: ${why}`;
}

function doneText({ claims, heldBack, spent, seconds }: PaperEnd): Told {
  const [made, paid, took] = [counted(claims, 'claim'), spentText(spent), elapsedText(seconds * 1000)];
  return heldBack === 0
    ? phrase`${made}, ${paid}, ${took}`
    : phrase`${made}, ${grouped(heldBack)} held back, ${paid}, ${took}`;
}

function spentText({ calls, usage, cost }: PaperEnd['spent']): Told {
  if (calls === 0) return phrase`from the cache`;
  return cost === null ? tokensText(usage.input + usage.output) : moneyText(cost);
}
