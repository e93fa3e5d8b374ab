import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { BatchResult } from '../../../../src/domain/batch.ts';
import { failedList, reportOf } from '../../../../src/commands/batch/tell/report.ts';
import { printable } from '../../../../src/lib/printable.ts';
import {
  clean,
  end,
  mentions,
  nameOf,
  NOTHING_SPENT,
  planned,
  preview,
  problem,
  result,
  source,
  unread,
} from '../events.ts';
import { expectGolden } from '../golden.ts';
import { oddText } from '../odd-text.ts';

const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
const reported = (of: BatchResult): string => reportOf(of, { clean: printable, waits: [] });

const NIGHT = result(
  [
    end('2501.00001v1', {
      title: 'Mistral 7B',
      heldBack: 2,
      from: [
        { source: 'refs.bib', line: 12 },
        { source: '-', line: 3 },
      ],
    }),
    end('2501.00002v1', { title: '稀疏路由 | 一种方法', spent: NOTHING_SPENT, seconds: 0.3 }),
    end('2501.00003v1', {
      outcome: 'failed',
      claims: 0,
      problem: problem('E_PDF_TEXT', { why: 'no text on 9 pages', next: 'look at the PDF' }),
    }),
    end('papers/draft.pdf', {
      outcome: 'held-back',
      title: 'A Draft',
      problem: problem('E_NOTES_HELD_BACK', {
        what: 'papers/draft.pdf waits for review',
        why: 'no claim of results could be proven',
        next: 'summarize papers/draft.pdf --until checked',
      }),
      from: [{ source: 'papers', line: null }],
    }),
    end('2501.00005', { outcome: 'left', claims: 0, spent: NOTHING_SPENT, seconds: 0 }),
  ],
  {
    preview: preview([], {
      sources: [
        source({
          name: 'refs.bib',
          kind: 'bibtex',
          encoding: 'gb18030',
          units: 'entries',
          count: 9,
          mentions: mentions(5),
          unread: [
            unread(40, '@misc{x, eprint = {2310.6825}}', 'ids have five digits since 2015-01', 'refs.bib'),
          ],
          silent: 4,
          notices: ['3 bytes are not GB 18030'],
        }),
        source({ name: '-', count: 3, mentions: mentions(1), silent: 2 }),
      ],
    }),
    stopped: problem('E_BUDGET', {
      what: 'the budget is spent',
      why: '$1.20 of $1.00',
      next: 'raise --max-cost',
    }),
    again: 'summarize batch failed.txt',
  },
);

describe('the report of a batch', () => {
  it('tells a person in the morning what is done, what is not and what to do about it', () => {
    const report = reportOf(NIGHT, { clean, waits: [{ host: 'api.example.org', times: 2, seconds: 50 }] });
    expect(report).toMatch(/^# summarize batch: 2 of 5 papers done\n/);
    expect(report).toContain(
      '2026-11-22 17:31 to 2026-11-22 17:56 UTC (25 min), qwen3-8b at api.example.org',
    );
    expect(report).toContain(
      '### E_PDF_TEXT: 1 paper\n\nNext: look at the PDF\n\n- [2501.00003v1](https://arxiv.org/abs/2501.00003v1): the paper cannot be used: no text on 9 pages\n',
    );
    expect(report).toContain(
      'bibtex, gb18030: 9 entries: 4 with papers (5 places), 1 could not be read, 4 without papers',
    );
    expect(report).toContain('```sh\nsummarize batch failed.txt\n```');
    expect(report).toContain('| api.example.org | 2 | 50 |');
    expectGolden('report.md', report.trimEnd());
  });

  it('is a table of all papers to a reader, whatever stands in their titles', () => {
    const page = html(reported(NIGHT));
    expect(page).toContain('<td>稀疏路由 | 一种方法</td>');
    expect(page.match(/<tr>/g)).toHaveLength(2 + 1 + 5);
    expect(page).toContain('<td>refs.bib:12, -:3</td>');
    expect(page).toContain('<td>failed (E_PDF_TEXT)</td>');
  });

  it('says of a paper that was skipped where its notes are, or which rule kept it out', () => {
    const noted = planned('2501.00001', null, { kind: 'has-notes', where: 'README.md' });
    const removed = planned('2501.00002');
    const report = reported(
      result(
        [
          end('2501.00001', { outcome: 'skipped', spent: NOTHING_SPENT }),
          end('2501.00002', { outcome: 'skipped', problem: problem('E_REMOVED'), spent: NOTHING_SPENT }),
        ],
        { preview: preview([noted, removed]) },
      ),
    );
    expect(report).toMatch(/2501\.00001.* \| skipped \(has notes in README\.md\) \|/);
    expect(report).toMatch(/2501\.00002.* \| skipped \(E\\?_REMOVED\) \|/);
  });

  it('tells of a price that is not known that it is not known, and of nothing spent that it is nothing', () => {
    const unpriced = { ...end('').spent, cost: null };
    const report = reported(result([end('a', { spent: unpriced }), end('b', { spent: NOTHING_SPENT })]));
    expect(report).toContain('| a |  | done | 18 | 0 | 10,000 | not known | 14 | ids.txt:1 |');
    expect(report).toContain('| b |  | done | 18 | 0 | 0 | 0 | 14 | ids.txt:1 |');
  });

  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '[click](https://evil.example)',
    'https://evil.example www.evil.example me@evil.example',
    '![x](http://evil.example/x.png)',
    '`code` **bold** ~~gone~~ \\| | a | b |',
    '# heading\n- list\n> quote\n| --- |',
    '&lt;script&gt; <!-- x --> <https://evil.example>',
    '```\n</details>\n```',
    '[x]: https://evil.example',
    '\uD83D half a character',
  ];

  it.each(HOSTILE)('lets no title, reason or place become a link or HTML: %j', text => {
    const page = html(reported(hostile(text)));
    expect(page.match(/<(?!\/?(?:h[1-3]|p|ul|li|table|thead|tbody|tr|t[dh]|pre|code)\b)[^>]*>/g)).toBeNull();
    expect(page.match(/<tr>/g)).toHaveLength(2 + 1 + 2);
  });

  it('lets nothing become anything, however it is put together', () => {
    fc.assert(
      fc.property(oddText(30), fc.constantFrom(...HOSTILE), oddText(10), (before, middle, behind) => {
        const page = html(reported(hostile(before + middle + behind)));
        expect(page.match(/<(?:a|img|script|em|strong|del|blockquote|input|hr)\b/g)).toBeNull();
        expect(page.match(/<td>/g)).toHaveLength(11 + 2 * 9);
      }),
      { numRuns: 30 },
    );
  });

  it('hides a secret before it is escaped', () => {
    const hide = (text: string): string => text.replaceAll('sk-a_b*c', '[hidden]');
    const report = reportOf(hostile('the key sk-a_b*c is wrong'), { clean: hide, waits: [] });
    expect(report).not.toContain('sk-a');
    expect(html(report)).toContain('the key [hidden] is wrong');
  });

  /** The same text everywhere a text can stand. */
  function hostile(text: string): BatchResult {
    const told = problem('E_X', { what: text, why: text, next: text });
    const place = { source: text, line: null };
    return result(
      [
        end(text, { title: text, outcome: 'failed', problem: told, from: [place] }),
        end(text, { title: text, outcome: 'held-back', problem: told, from: [place] }),
      ],
      {
        stopped: told,
        preview: preview([], {
          sources: [source({ name: text, notices: [text], unread: [{ at: place, text, why: text }] })],
        }),
      },
    );
  }
});

describe('the list of what failed', () => {
  it('names what failed or was left, each behind its reason, as a source for the next run', () => {
    expect(failedList(NIGHT, clean)).toBe(
      '# failed: E_PDF_TEXT: no text on 9 pages\n2501.00003v1\n# left\n2501.00005\n',
    );
    expect(failedList(result([end(nameOf(1))]), clean)).toBe('');
  });

  it('keeps to one line a name and one line a reason, whatever they are', () => {
    const odd = end('a\nb.pdf', { outcome: 'failed', problem: problem('E_X', { why: 'one\n2501.00009' }) });
    expect(failedList(result([odd]), clean)).toBe(
      '# failed: E_X: one 2501.00009\n# cannot be listed: a b.pdf\n',
    );
  });
});
