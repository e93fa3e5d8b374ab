// BatchEvent → one line for a log: pipes, cron mail, CI. Pure.
// Two lines a paper: when a model begins to be asked about it (what takes long and costs money; a CI job that is silent
// for minutes gets killed) and when it has ended. The other stages pass in a moment, and their failures are told at the end.
import type { BatchEvent, PaperEnd } from '../../domain/batch.ts';
import { courseOf, type Course } from './course.ts';
import { counted, elapsedText, grouped, moneyText, tokensText } from './words.ts';

/** The line for an event that came after `before`; null for what is not worth one. Not cleaned: the reporter does that. */
export function lineOf(event: BatchEvent, before: Course): string | null {
  switch (event.event) {
    case 'start':
      return startLine(courseOf(before, event));
    case 'stage':
      return stageLine(event, before);
    case 'paper':
      return paperLine(event.paper, courseOf(before, event));
    case 'wait':
      return flat(
        `${event.host} asked to wait ${event.seconds} s${event.why === '' ? '' : `: ${event.why}`}`,
      );
    case 'pace':
      return event.concurrency === before.concurrency
        ? null
        : `at most ${counted(event.concurrency, 'call')} at a time from now on`;
    case 'merge':
      return flat(`merged ${counted(event.papers, 'paper')} into ${event.digest}`);
    case 'note':
      return flat(event.text);
    // The plan, the end and what waits to be merged are told elsewhere.
    default:
      return null;
  }
}

function startLine({ planned, toAsk }: Course): string {
  const cached = planned.size - toAsk;
  const rest = cached === 0 ? '' : `, ${grouped(cached)} from the cache`;
  return `${counted(planned.size, 'paper')} to do: ${grouped(toAsk)} to ask about${rest}`;
}

function stageLine(
  { name, stage, words }: Extract<BatchEvent, { event: 'stage' }>,
  { active, planned }: Course,
): string | null {
  const isFirst = active.find(paper => paper.name === name)?.stage !== 'model';
  if (stage !== 'model' || !isFirst) return null;
  const title = planned.get(name)?.title ?? null;
  return flat(`${name} ${words}${title === null ? '' : `: ${title}`}`);
}

/** `[12/300] 2310.06825v1 done: 18 claims, 2 held back, $0.0031, 14 s`; null for papers that nothing was to be done about. */
function paperLine(paper: PaperEnd, { planned, finished }: Course): string | null {
  const { name, outcome, problem } = paper;
  if (!planned.has(name) || outcome === 'left') return null;
  const start = `[${grouped(finished)}/${grouped(planned.size)}] ${name}`;
  if (outcome === 'done') return flat(`${start} done: ${doneText(paper)}`);
  const what = outcome === 'held-back' ? 'held back' : outcome;
  return flat(problem === null ? `${start} ${what}` : `${start} ${what}: ${problem.code}, ${problem.why}`);
}

function doneText({ claims, heldBack, spent, seconds }: PaperEnd): string {
  const held = heldBack === 0 ? [] : [`${grouped(heldBack)} held back`];
  return [counted(claims, 'claim'), ...held, spentText(spent), elapsedText(seconds * 1000)].join(', ');
}

function spentText({ calls, usage, cost }: PaperEnd['spent']): string {
  if (calls === 0) return 'from the cache';
  return cost === null ? tokensText(usage.input + usage.output) : moneyText(cost);
}

/** Text of servers and titles may hold line breaks; an event has one line. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
