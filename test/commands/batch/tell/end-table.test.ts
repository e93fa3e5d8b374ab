import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { BatchResult } from '../../../../src/domain/batch.ts';
import { endText, type EndView } from '../../../../src/commands/batch/tell/end-table.ts';
import { printable } from '../../../../src/lib/printable.ts';
import { clean, end, nameOf, NOTHING_SPENT, problem, result } from '../events.ts';
import { expectGolden } from '../golden.ts';
import { oddText } from '../odd-text.ts';

const linesOf = (of: BatchResult, view: Partial<EndView> = {}): string[] =>
  endText(of, { columns: 80, clean, report: null, ...view }).split('\n');

const failed = (number: number, code: string, next = 'run the same command again'): ReturnType<typeof end> =>
  end(nameOf(number), { outcome: 'failed', claims: 0, problem: problem(code, { next }) });
const held = (number: number): ReturnType<typeof end> =>
  end(nameOf(number), {
    outcome: 'held-back',
    problem: problem('E_NOTES_HELD_BACK', { why: 'no claim of results could be proven' }),
  });

describe('the end of a batch', () => {
  it('is two lines when all went well, and one more where claims wait for a person', () => {
    expect(linesOf(result([end('a', { heldBack: 1 }), end('b')]))).toEqual([
      '2 papers in 25 min: 2 done',
      '36 claims, 1 of them held back · 412k tok · $1.20',
      'review: summarize review --digest README.md',
    ]);
    expect(linesOf(result([end('a')], { spent: NOTHING_SPENT }))[1]).toBe('18 claims · nothing was spent');
    expect(linesOf(result([end('a')], { spent: { ...end('').spent, cost: null } }))[1]).toBe(
      '18 claims · 10k tok · price not known',
    );
  });

  it('tells the failures by reason, with what to do, and the command that retries only them', () => {
    const ends = [
      ...Array.from({ length: 190 }, (_, index) => end(nameOf(index + 1))),
      ...Array.from({ length: 8 }, (_, index) => failed(index + 200, 'E_MODEL_TIMEOUT')),
      failed(300, 'E_PDF_TEXT', 'summarize 2501.00300v1 --until pages, to see what was read'),
      ...Array.from({ length: 12 }, (_, index) => held(index + 400)),
      end(nameOf(500), { outcome: 'skipped' }),
    ];
    const again = 'summarize batch failed.txt --digest README.md';
    const lines = linesOf(result(ends, { again }), { report: 'batch-report.md' });
    expect(lines[0]).toBe('212 papers in 25 min: 190 done, 12 for review, 9 failed, 1 skipped');
    expect(lines).toContain('  E_PDF_TEXT         1  2501.00300v1');
    expect(lines).toContain('    next: summarize 2501.00300v1 --until pages, to see what was read');
    expect(lines).toContain('  next: look at it');
    expect(lines.slice(-2)).toEqual([`again:  ${again}`, 'report: batch-report.md']);
    expectGolden('end-80.txt', lines.join('\n'));
  });

  it('fits a screen with 300 failures of 12 reasons, and still names each reason', () => {
    const ends = Array.from({ length: 300 }, (_, index) =>
      failed(index + 1, `E_REASON_AS_LONG_${index % 12}`),
    );
    const lines = linesOf(
      result([...ends, ...Array.from({ length: 40 }, (_, index) => held(index + 400))], {
        again: 'summarize batch failed.txt',
        stopped: problem('E_BUDGET', {
          what: 'the budget is spent',
          why: '$1.00 of $1.00',
          next: '--max-cost 2',
        }),
      }),
      { report: 'r.md', columns: 80 },
    );
    expect(lines.length).toBeLessThanOrEqual(25);
    for (let reason = 0; reason < 12; reason += 1)
      expect(lines.join('\n')).toContain(`E_REASON_AS_LONG_${reason} `);
    expect(lines[1]).toContain(' · at least ');
  });

  it('puts the most frequent reason first', () => {
    const lines = linesOf(result([failed(1, 'E_RARE'), failed(2, 'E_OFTEN'), failed(3, 'E_OFTEN')]));
    expect(lines.findIndex(line => line.includes('E_OFTEN'))).toBeLessThan(
      lines.findIndex(line => line.includes('E_RARE')),
    );
  });

  it('never cuts a command', () => {
    const path = "it's a paper.pdf";
    const again = `summarize batch ${'x'.repeat(200)}`;
    const lines = linesOf(result([{ ...held(1), name: path }], { again }), { columns: 40 });
    expect(lines).toContain(`again:  ${again}`);
  });

  it('has one line for each thing and no wide one but commands, whatever papers and reasons are called', () => {
    const text = oddText(60);
    fc.assert(
      fc.property(text, text, fc.integer({ min: 40, max: 120 }), (name, why, columns) => {
        const ends = [
          end(name, { outcome: 'failed', problem: problem('E_X', { why, next: why }) }),
          end(name, { outcome: 'held-back', problem: problem('E_Y', { why }) }),
        ];
        const lines = linesOf(result(ends), { columns, clean: printable });
        expect(lines).toHaveLength(10);
        const data = lines.slice(2).filter(line => !/^ +(next|look): /.test(line));
        for (const line of data) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }),
      { numRuns: 50 },
    );
  });
});
