import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Preview, PreviewedPaper, Standing } from '../../../../src/domain/batch.ts';
import { planText } from '../../../../src/commands/batch/tell/plan-table.ts';
import { printable } from '../../../../src/lib/printable.ts';
import { clean, estimate, mentions, nameOf, planned, preview, source, unread } from '../events.ts';
import { expectGolden } from '../golden.ts';
import { oddText } from '../odd-text.ts';

const linesOf = (of: Preview, columns = 80): string[] => planText(of, { columns, clean }).split('\n');

const CHINESE =
  '大语言模型的稀疏路由：一种用于长上下文推理的统一方法与实证研究，兼论其在多语言数据集上的表现';
const many = (count: number, from: number, standing: Standing): PreviewedPaper[] =>
  Array.from({ length: count }, (_, index) =>
    planned(nameOf(from + index), index % 3 === 1 ? CHINESE : 'Sparse Routers', standing),
  );

/** 212 papers of every standing, from three sources. */
function large(): Preview {
  const bad = Array.from({ length: 30 }, (_, index) =>
    unread(index + 7, '2310.6825', 'arXiv ids have five digits since 2015-01', 'refs.bib'),
  );
  return preview(
    [
      ...many(150, 1, { kind: 'new', tokens: 12_400 }),
      ...many(4, 200, {
        kind: 'outdated',
        from: 1,
        to: 3,
        changes: ['3 Results changed', 'A Proofs is new'],
      }),
      ...many(7, 300, { kind: 'skipped', code: 'E_NOT_FOUND', why: 'arXiv does not know it' }),
      ...many(9, 400, { kind: 'left', why: 'over --max-papers 170' }),
      ...many(20, 500, { kind: 'cached' }),
      ...many(22, 600, { kind: 'has-notes', where: 'README.md' }),
    ],
    {
      repeats: 88,
      sources: [
        source({
          name: 'refs.bib',
          mentions: mentions(200, 'refs.bib'),
          unread: bad,
          notices: ['3 bytes are not GB 18030'],
        }),
        source({ name: 'ids.txt', mentions: mentions(90) }),
        source({ name: '-', mentions: mentions(10) }),
      ],
      estimate: estimate({ papers: 154, inputTokens: 1_909_600, outputTokens: 308_000, seconds: 1450 }),
    },
  );
}

describe('the plan of a batch', () => {
  it('tells a large queue on little more than a screen, the first of each kind by name', () => {
    const lines = linesOf(large());
    expect(lines[0]).toBe('300 places in 3 sources name 212 papers (88 repeats); 30 lines could not be read');
    expect(lines).toContain('new: 150 papers to ask about');
    expect(lines).toContain('  … and 145 more (all: --json)');
    const outdated = lines.indexOf('  2501.00200v1  Sparse Routers  v1 → v3');
    expect(lines.slice(outdated + 1, outdated + 3)).toEqual(['    3 Results changed', '    A Proofs is new']);
    expect(lines).toContain('estimate for 154 papers: 1.9M tok in · 308k tok out · $0.01 · 25 min');
    expect(lines).toContain(
      'left for another run: 9 papers (over --max-papers 170): 2501.00400v1 and 8 more',
    );
    expect(lines.length).toBeLessThan(55);
    expectGolden('plan-80.txt', lines.join('\n'));
  });

  it('ends with what would happen', () => {
    expect(linesOf(large()).slice(-2).join(' ')).toBe(
      'qwen3-8b at api.example.org is asked about 154 papers; notes of 174 papers are merged into README.md',
    );
    const cached = preview([{ ...planned('a', null, { kind: 'cached' }), targets: [] }], {
      estimate: estimate({ papers: 0 }),
    });
    expect(linesOf(cached).at(-1)).toBe('no model is asked; notes of 1 paper are printed');
    const aimless = planText(preview([{ ...planned('a', null, { kind: 'cached' }), targets: [] }], {
      estimate: estimate({ papers: 0 }),
    }), { columns: 200, clean, isAimless: true }); // prettier-ignore
    expect(aimless).toContain(
      'it is not said where the notes of 1 paper go: add --digest README.md, or --no-merge to print them',
    );
    const nothing = preview(many(2, 1, { kind: 'has-notes', where: 'README.md' }));
    expect(linesOf(nothing).at(-1)).toBe('nothing to do');
  });

  it('says when the price is not known, instead of a price', () => {
    const lines = linesOf(
      preview(many(2, 1, { kind: 'new', tokens: null }), { estimate: estimate({ cost: null }) }),
    );
    expect(lines).toContain('estimate for 2 papers: 24k tok in · 4k tok out · 95 s');
    expect(lines).toContain('  price of qwen3-8b at api.example.org is not known: shown as tokens');
    expect(lines.join('\n')).not.toContain('$');
  });

  it('names everything that could not be read up to six, and hides no single line behind "1 more"', () => {
    const withUnread = (count: number): string[] =>
      linesOf(
        preview([], {
          sources: [
            source({
              unread: Array.from({ length: count }, (_, i) => unread(i + 1, '2310.6825', 'five digits')),
            }),
          ],
        }),
      );
    expect(withUnread(6)).toContain('  ids.txt:6: 2310.6825: five digits');
    expect(withUnread(7)).not.toContain('  ids.txt:6: 2310.6825: five digits');
    expect(withUnread(7)).toContain('  … and 2 more (all: --json)');
  });

  it('shows what could not be read before its reason, of which the end may go', () => {
    const why = 'it has neither the form 2310.06825 nor the form hep-th/9901001: is it that?';
    const plan = preview([], { sources: [source({ unread: [unread(10, '2601-00008', why)] })] });
    const line = linesOf(plan).find(one => one.includes('ids.txt:10'));
    expect(line).toMatch(/^ {2}ids\.txt:10: 2601-00008: it has neither the form 2310\.06825 .*…$/);
  });

  it('is never wider than the terminal, whatever stands in the sources', () => {
    const text = oddText(80);
    fc.assert(
      fc.property(text, text, fc.integer({ min: 40, max: 200 }), (one, two, columns) => {
        const plan = preview(
          [
            planned(one, two, { kind: 'skipped', code: 'E_NOT_FOUND', why: one }),
            planned(two, one, { kind: 'outdated', from: 1, to: 2, changes: [one, two] }),
          ],
          { sources: [source({ name: one, notices: [two], unread: [unread(1, one, two)] })] },
        );
        const lines = planText(plan, { columns, clean: printable }).split('\n');
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(Math.max(columns, 79));
        expect(lines.filter(line => /[\u001B\r\u202E]/.test(line))).toEqual([]);
        expect(lines).toHaveLength(
          linesOf(
            preview(plan.papers, {
              ...plan,
              sources: [source({ notices: ['x'], unread: [unread(1, 'x', 'x')] })],
            }),
            columns,
          ).length,
        );
      }),
      { numRuns: 50 },
    );
  });
});
