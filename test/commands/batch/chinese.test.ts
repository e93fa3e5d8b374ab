// What a person who reads Chinese sees of a batch: lines, plan, screen and end, each kept whole; JSON stays English.
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { openReporter } from '../../../src/commands/reporter.ts';
import { endText } from '../../../src/commands/batch/tell/end-table.ts';
import { lineOf } from '../../../src/commands/batch/tell/lines.ts';
import { jsonLineOf } from '../../../src/commands/batch/tell/ndjson.ts';
import { planText } from '../../../src/commands/batch/tell/plan-table.ts';
import { failedList, reportOf } from '../../../src/commands/batch/tell/report.ts';
import { screenOf } from '../../../src/commands/batch/tell/screen.ts';
import { courseOf, emptyCourse } from '../../../src/commands/batch/tell/course.ts';
import { wrapBy, widthOf } from '../../../src/commands/help/wrap.ts';
import type { BatchEvent, BatchResult, Preview } from '../../../src/domain/batch.ts';
import { english, inLanguage, phrase, type Catalogue, type Told } from '../../../src/lib/phrase.ts';
import { catalogueOf } from '../../../src/ui/language.ts';
import {
  after,
  at,
  clean,
  end,
  ended,
  estimate,
  mentions,
  merge,
  nameOf,
  pace,
  planned,
  preview,
  problem,
  result,
  source,
  stage,
  start,
  unread,
  wait,
} from './events.ts';
import { expectGolden } from './golden.ts';
import { TinyTerminal } from './terminal.ts';

let catalogue: Catalogue = {};
beforeAll(async () => {
  catalogue = await catalogueOf('zh');
});
const speak = (told: Told): string => inLanguage(told, catalogue);
const view = () => ({ columns: 80, clean, speak });

const HELD = problem('E_NOTES_HELD_BACK', {
  what: phrase`${nameOf(3)} waits for review and was not merged`,
  why: phrase`no claim of ${'results'} could be proven (${4} held back; the first: ${'…'})`,
  next: phrase`summarize ${nameOf(3)} --refresh=notes, or with another model: ${'--model NAME'}`,
});
const FAILED = problem('E_NOT_FOUND', {
  what: phrase`arXiv has no paper with this id`,
  why: phrase`arXiv has no paper with this id`,
  next: phrase`correct the list`,
});

const list = [
  planned(nameOf(1), '稀疏路由：一种用于长上下文推理的方法'),
  planned(nameOf(2), 'Sparse Routers'),
  planned(nameOf(3), 'Attention Is All You Need', { kind: 'cached' }),
];
const asking = (seconds: number, number: number): BatchEvent => {
  const event = stage(seconds, nameOf(number), 'model');
  return event.event === 'stage' ? { ...event, words: phrase`asking the model` } : event;
};
const EVENTS: readonly BatchEvent[] = [
  start(list),
  pace(0, 4),
  asking(1, 1),
  asking(2, 2),
  wait(3, 'api.example.org', 30),
  pace(3, 2),
  ended(20, nameOf(1), { heldBack: 2 }),
  ended(25, nameOf(2), { outcome: 'failed', problem: FAILED }),
  ended(26, nameOf(3), { outcome: 'held-back', problem: HELD }),
  merge(30, 1),
];

const PREVIEW: Preview = preview(
  [
    ...list,
    planned(nameOf(4), '旧版本', { kind: 'outdated', from: 1, to: 3, changes: [] }),
    planned(nameOf(5), null, {
      kind: 'skipped',
      code: 'E_NOT_FOUND',
      why: phrase`arXiv has no paper with this id`,
    }),
    planned(nameOf(6), null, { kind: 'left', why: phrase`over --max-papers ${3}` }),
    planned(nameOf(7), null, { kind: 'has-notes', where: 'README.md' }),
  ],
  {
    repeats: 2,
    sources: [
      source({ name: 'ids.txt', mentions: mentions(8), unread: [unread(7, '2310.6825', '编号位数不对')] }),
      source({ name: '--search', mentions: mentions(1), notices: [phrase`no paper matches`] }),
    ],
    estimate: estimate({ papers: 3, basis: phrase`a guess: 14k tokens in, 3.5k out, 40 s a paper` }),
  },
);

const RESULT: BatchResult = result(
  [
    end(nameOf(1), { heldBack: 2 }),
    end(nameOf(2), { outcome: 'failed', problem: FAILED }),
    end(nameOf(3), { outcome: 'held-back', problem: HELD }),
    end(nameOf(4), { outcome: 'left' }),
  ],
  { again: 'summarize batch ids.txt --digest README.md' },
);

const isNarrow = (lines: readonly string[]): boolean => lines.every(line => stringWidth(line) <= 80);
const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

describe('a batch, told in Chinese', () => {
  it('has the lines of a log, one an event', () => {
    let course = emptyCourse();
    const lines = EVENTS.flatMap(event => {
      const line = lineOf(event, course, speak);
      course = courseOf(course, event);
      return line ?? [];
    });
    expectGolden('lines.zh.txt', lines.join('\n'));
  });

  it('has a plan and an end that fit 80 columns', () => {
    const plan = planText(PREVIEW, view());
    expect(isNarrow(plan.split('\n'))).toBe(true);
    expectGolden('plan-80.zh.txt', plan);
    const over = endText(RESULT, { ...view(), report: 'report.md' });
    expect(isNarrow(over.split('\n'))).toBe(true);
    expectGolden('end-80.zh.txt', over);
  });

  it('has a screen whose columns stand in line', () => {
    const course = after(...EVENTS.slice(0, 6));
    const lines = screenOf(course, { ...view(), rows: 24, now: at(18), colour: false });
    expect(isNarrow(lines)).toBe(true);
    const [first = '', second = ''] = lines;
    const timeEnds = [first, second].map(line => stringWidth(/^.*? 秒/.exec(line)?.[0] ?? ''));
    expect(timeEnds[0]).toBe(timeEnds[1]);
    expectGolden('screen-80.zh.txt', lines.join('\n'));
  });

  it('has a passing line that stays in its row, so that the next one covers all of it', () => {
    const terminal = new TinyTerminal(40, 5);
    const reporter = openReporter(terminal.stream, terminal.stream);
    reporter.lively = true;
    reporter.catalogue = catalogue;
    reporter.progress(phrase`asking what was announced in ${'很长'.repeat(30)}`);
    reporter.progress(phrase`searching arXiv`);
    expect(terminal.text.trimEnd()).toBe('正在搜索 arXiv');
  });

  it('is English for programs and on disk: events, report, list of what is left', () => {
    const events = [...EVENTS, { event: 'end', at: at(40), result: RESULT } as const];
    const quiet = list.map(paper => ({ ...paper, title: null }));
    const texts = [
      ...events.map(event => jsonLineOf(event.event === 'start' ? start(quiet) : event)),
      reportOf(RESULT, { clean, waits: [] }),
      failedList(RESULT, clean),
    ];
    expect(texts.filter(hasChinese)).toEqual([]);
    const failure = texts.find(text => text.includes('"outcome":"failed"')) ?? '';
    expect(JSON.parse(failure)).toMatchObject({
      paper: { problem: { why: english(FAILED.why), next: 'correct the list' } },
    });
  });
});

describe('wrapping', () => {
  const wrap = (text: string, width: number): string[] => wrapBy(text, width, widthOf);

  it('breaks English at blanks only, and Chinese between characters', () => {
    expect(wrap('merge the notes into a list', 12)).toEqual(['merge the', 'notes into a', 'list']);
    expect(wrap('把笔记合并到清单', 8)).toEqual(['把笔记合', '并到清单']);
    expect(wrap('用 --max-cost 限制花费', 13)).toEqual(['用 --max-cost', '限制花费']);
    expect(wrap('averylongword', 5)).toEqual(['averylongword']);
    expect(wrap('  ', 5)).toEqual([]);
  });

  it('begins no line with what closes, and ends none with what opens', () => {
    expect(wrap('显示全部，然后', 8)).toEqual(['显示全', '部，然后']);
    expect(wrap('显示全（部分）', 8)).toEqual(['显示全', '（部分）']);
  });
});
