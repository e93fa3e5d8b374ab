import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../../src/domain/batch.ts';
import { screenOf, type ScreenView } from '../../../../src/commands/batch/tell/screen.ts';
import type { Course } from '../../../../src/commands/batch/tell/course.ts';
import { printable } from '../../../../src/lib/printable.ts';
import {
  after,
  at,
  clean,
  ended,
  nameOf,
  pace,
  papers,
  planned,
  problem,
  stage,
  start,
  wait,
} from '../events.ts';
import { oddText } from '../odd-text.ts';
import { expectGolden } from '../golden.ts';

const shown = (course: Course, seconds: number, view: Partial<ScreenView> = {}): string[] =>
  screenOf(course, { columns: 80, rows: 24, now: at(seconds), colour: false, clean, ...view });

const CHINESE =
  '大语言模型的稀疏路由：一种用于长上下文推理的统一方法与实证研究，兼论其在多语言数据集上的表现';
const busy = (): Course => {
  const titles = ['Mistral 7B', CHINESE, 'Attention 👩‍👩‍👧‍👦 Is All You Need 🚀 for Families of Models', null];
  const list = papers(300).map((paper, index) => ({ ...paper, title: titles[index % 4] ?? null }));
  const failed = { outcome: 'failed', problem: problem('E_PDF_TEXT') } as const;
  const held = { outcome: 'held-back', problem: problem('E_NOTES_HELD_BACK') } as const;
  return after(
    start(list),
    pace(0, 12),
    ...Array.from({ length: 41 }, (_, index) =>
      ended(20 * (index + 1), nameOf(index + 1), index === 7 ? failed : index % 20 === 3 ? held : {}),
    ),
    ...Array.from({ length: 17 }, (_, index) =>
      stage(
        790 + index * 2,
        nameOf(index + 50),
        index < 12 ? 'model' : 'pdf',
        index < 12 ? 'asking the model' : 'fetching the PDF',
      ),
    ),
    stage(819, nameOf(49), 'check', 'checking the notes'),
    pace(815, 6),
    wait(815, 'api.example.org', 30),
  );
};

describe('the screen of a batch', () => {
  it('shows at 80 columns what is being done, a bar, and where it stands', () => {
    const lines = shown(busy(), 822);
    expect(lines[0]).toBe('2501.00049v1  checking the notes        3 s  Mistral 7B');
    expect(lines).toContain('… and 10 more');
    expect(lines).toContain('api.example.org asked to wait: 23 s (HTTP 429)');
    expect(lines.at(-2)).toBe('41/300 · 2 for review · 1 failed · 410k tok · $0.08 · 3.0/min · ETA 87 min');
    expect(lines.at(-1)).toBe('slowed to 6 at a time');
    expectGolden('screen-80.txt', lines.join('\n'));
  });

  it('shows the same at 40 columns without the titles', () => {
    const lines = shown(busy(), 822, { columns: 40 });
    expect(lines[0]).toBe('2501.00049v1  checking the…        3 s');
    expect(lines.slice(-3)).toEqual([
      '41/300 · 2 for review · 1 failed',
      '410k tok · $0.08 · 3.0/min',
      'ETA 87 min · slowed to 6 at a time',
    ]);
    expectGolden('screen-40.txt', lines.join('\n'));
  });

  it('orders by stage, what costs money first, what waits last, then by age', () => {
    const course = after(
      start(papers(6)),
      ...(['metadata', 'model', 'pdf', 'merge', 'model', 'check'] as const).map((to: Stage, index) =>
        stage(10 - index, nameOf(index + 1), to),
      ),
    );
    const order = shown(course, 20)
      .slice(0, 6)
      .map(line => line.slice(0, 12));
    expect(order).toEqual([6, 5, 2, 3, 1, 4].map(nameOf));
  });

  it('leaves out what nobody knows: no tokens, no price, no pace, no time', () => {
    expect(shown(after(start(papers(3))), 1)).toEqual([`[${'.'.repeat(58)}]`, '0/3']);
  });

  it('shows nothing before the run has told anything', () => {
    expect(shown(after(), 1)).toEqual([]);
  });

  it('shows no price of which a part is not known, but the tokens', () => {
    const unpriced = { calls: 1, usage: { input: 700, cached: 0, output: 200 }, cost: null };
    const course = after(start(papers(3)), ended(1, nameOf(1)), ended(2, nameOf(2), { spent: unpriced }));
    expect(shown(course, 3).at(-1)).toBe('2/3 · 11k tok');
  });

  it('shows a wait as long as it lasts', () => {
    const course = after(start(papers(3)), wait(10, 'api.example.org', 30, ''));
    expect(shown(course, 17)[0]).toBe('api.example.org asked to wait: 23 s');
    expect(shown(course, 40)[0]).toMatch(/^\[/);
  });

  it('shows one failure of three hundred in the bar, and a full bar at the end', () => {
    const course = after(start(papers(300)), ended(1, nameOf(1), { outcome: 'failed' }));
    expect(shown(course, 2)[0]).toBe(`[!${'.'.repeat(57)}]`);
    const all = after(start(papers(7)), ...papers(7).map(({ name }, index) => ended(index, name)));
    expect(shown(all, 9)[0]).toBe(`[${'#'.repeat(58)}]`);
  });

  it('has colours only where they are wanted', () => {
    const plain = shown(busy(), 822);
    const coloured = shown(busy(), 822, { colour: true });
    expect(plain.join('')).not.toContain('\u001B');
    expect(coloured.at(-2)).toContain('\u001B[31m1 failed\u001B[39m');
    expect(coloured.map(stripVTControlCharacters)).toEqual(plain);
  });

  it('cuts what was cleaned: a control character is no cell less, a secret never half hidden', () => {
    const hide = (text: string): string => printable(text.replaceAll('sk-canary-0123456789', '[hidden]'));
    const title = `\u001B[31mred\nand ${'x'.repeat(20)} sk-canary-0123456789`;
    const course = after(start([planned('a.pdf', title)]), stage(1, 'a.pdf', 'pdf', 'fetching'));
    expect(shown(course, 2, { columns: 79, clean: hide })[0]).toBe(
      'a.pdf         fetching                  1 s  <U+001B>[31mred and xxxxxxxxxxxx…',
    );
    expect(shown(course, 2, { columns: 100, clean: hide })[0]).toContain('xxxx [hidden]');
  });

  it('is never wider than the terminal and never as high, whatever the papers are called', () => {
    const text = oddText(60);
    const title = fc.oneof(text, fc.constant(CHINESE), fc.constant('👩‍👩‍👧‍👦🚀e\u0301'.repeat(9)));
    const paper = fc.record({ name: text, title, words: text, host: text });
    fc.assert(
      fc.property(
        fc.array(paper, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 40, max: 200 }),
        fc.integer({ min: 2, max: 40 }),
        (list, columns, rows) => {
          const course = after(
            start(list.map(({ name, title: called }) => planned(name, called))),
            ...list.map(({ name, words }, index) => stage(index, name, 'model', words)),
            ...list.slice(0, 2).map(({ host }) => wait(5, host, 600)),
          );
          const lines = shown(course, 9, { columns, rows, clean: printable });
          expect(lines.length).toBeLessThan(Math.max(2, rows));
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
          expect(lines.filter(line => /[\n\r\u001B]| $/.test(line))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
