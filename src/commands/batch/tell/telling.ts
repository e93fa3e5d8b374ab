// How a batch is told: a screen on a terminal, one line a change elsewhere, events on stdout with --json.
import type { BatchEvent, BatchResult, Preview } from '../../../domain/batch.ts';
import { isColourWanted } from '../../../config.ts';
import type { Told } from '../../../lib/phrase.ts';
import type { Doing } from '../../../steps/world.ts';
import type { CommandContext } from '../../context.ts';
import type { BatchFlags } from '../../flags.ts';
import { telling as passing, type Reporter } from '../../reporter.ts';
import { emptyCourse, courseOf, type Course } from './course.ts';
import { endText } from './end-table.ts';
import { lineOf } from './lines.ts';
import { openLive } from './live.ts';
import { jsonLineOf } from './ndjson.ts';
import { planText } from './plan-table.ts';
import { failedList, reportOf } from './report.ts';

export interface Telling {
  /** True when what is told goes to a terminal. */
  readonly isTerminal: boolean;
  /** What is being done before the run begins: reading sources, asking arXiv. */
  readonly before: (doing: Doing) => void;
  /** The plan: the product of a dry run, else for a person to look at. */
  readonly preview: (preview: Preview) => void;
  /** Something happened. */
  readonly tell: (event: BatchEvent) => void;
  /** Something that is no failure. During a run it becomes an event. */
  readonly note: (text: Told) => void;
  /** The report, as Markdown, with what was waited for. */
  readonly report: (result: BatchResult) => string;
  /** What was not done, as a list that is a source again. */
  readonly left: (result: BatchResult) => string;
  readonly end: (result: BatchResult, report: string | null) => void;
  readonly close: () => void;
}

/** Width where nobody tells one. */
const COLUMNS = 80;

/** Chooses the form by flags and streams. Nothing is written yet. */
export function openTelling(flags: BatchFlags, { reporter, now }: CommandContext): Telling {
  const { stderr, stdout } = process;
  const { clean, speak } = reporter;
  const isTerminal = stderr.isTTY && reporter.lively;
  let course = emptyCourse();
  let show: Show | null = null;
  const columns = (stream: NodeJS.WriteStream): number =>
    (stream.isTTY ? stream.columns : COLUMNS) || COLUMNS;
  const open = (): Show =>
    isTerminal ? openLive(stderr, { reporter, now, colour: isColourWanted(stderr) }) : openLines(reporter);
  return {
    isTerminal,
    before: passing(reporter),
    preview: preview => {
      if (flags.dryRun === true) {
        const plan = (): string =>
          planText(preview, { columns: columns(stdout), clean, speak, isAimless: flags.merge });
        return reporter.out(flags.json === true ? jsonLineOf({ event: 'plan', at: now(), preview }) : plan());
      }
      reporter.say(planText(preview, { columns: columns(stderr), clean, speak }));
    },
    tell: event => {
      if (flags.json === true) reporter.out(jsonLineOf(event));
      const before = course;
      course = courseOf(course, event);
      show ??= open();
      show.tell(event, before);
    },
    note: text => {
      if (show === null) reporter.say(text);
      else show.tell({ event: 'note', at: now(), text }, course);
    },
    report: result => reportOf(result, { clean, waits: [...course.waits] }),
    left: result => failedList(result, clean),
    end: (result, report) => {
      show?.close();
      const event: BatchEvent = { event: 'end', at: now(), result };
      if (flags.json === true) reporter.out(jsonLineOf(event));
      reporter.say(endText(result, { columns: columns(stderr), clean, speak, report }));
    },
    close: () => show?.close(),
  };
}

/** What shows a run as it goes on. */
interface Show {
  /** @param before the run up to this event */
  readonly tell: (event: BatchEvent, before: Course) => void;
  readonly close: () => void;
}

function openLines({ say, speak }: Pick<Reporter, 'say' | 'speak'>): Show {
  return {
    tell: (event, before) => {
      const line = lineOf(event, before, speak);
      if (line !== null) say(line);
    },
    close: () => undefined,
  };
}
