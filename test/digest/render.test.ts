import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { claimsOf, type Notes } from '../../src/domain/notes.ts';
import { renderEntry } from '../../src/digest/list-line.ts';
import { renderSection, type SectionStyle } from '../../src/digest/render.ts';
import { sampleNotes } from './samples.ts';
import { runs } from '../support/runs.ts';

const style: SectionStyle = { layout: 'both', heading: 'x', level: 2, hint: false, eol: '\n' };
const render = (notes: Notes, more: Partial<SectionStyle> = {}): string =>
  // Rendering is remembered for notes as a value; these tests change theirs.
  renderSection(structuredClone(notes), { ...style, ...more });
const lines = (notes: Notes, more: Partial<SectionStyle> = {}): string[] => render(notes, more).split('\n');

/** Kinds of blocks and inline nodes, without text: the skeleton a reader sees. */
function skeleton(markdown: string): unknown {
  const bare = (node: Nodes): unknown =>
    'children' in node ? [node.type, ...node.children.map(bare)] : node.type;
  return bare(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

describe('a section', () => {
  it('in layout zh has no English line, in layout en no Chinese sentence', () => {
    const zh = render(sampleNotes(), { layout: 'zh' });
    expect(zh).not.toContain('>');
    expect(zh).toContain('💡 **创新点 1：最小条件依赖（MCD）准则**\n');
    expect(zh).toMatch(/\n\*8 条论断中 7 条有引文，均在 PDF 中找到 · 已读第 1–10 页，共 18 页\*\n$/);
    const en = render(sampleNotes(), { layout: 'en' });
    expect(en).toContain('### 🌟 论文解读 | MCD: finding the causal rationale through d-separation\n\n');
    expect(en).toContain(
      '63.9; the best baseline, Inter-RAT, 54.6. ([p. 8, Table 2](https://arxiv.org/pdf/2309.13391v2#page=8))\n',
    );
    expect(en).toContain('1. **Change the criterion instead of patching it**: deriving');
    expect(en).toMatch(/\n\*7 of 8 claims quoted, all found in the PDF · pages 1–10 of 18 read\*\n$/);
  });

  it('holds back a claim with an error until a person decides, and says so', () => {
    const notes = sampleNotes();
    const claim = notes.results[1]!;
    claim.findings = [{ code: 'number-missing', severity: 'error', message: '', messageZh: '' }];
    expect(render(notes)).not.toContain('13.7%');
    expect(lines(notes).at(-2)).toContain(
      '均在 PDF 中找到，另有 1 条待审 · 6 of 7 claims quoted, all found in the PDF, 1 more held back',
    );
    claim.review = { ...claim.review, state: 'accepted' };
    claim.match = 'missing';
    expect(lines(notes).at(-2)).toContain(
      '7 of 8 claims quoted, 6 of them found in the PDF, 1 confirmed by a person',
    );
    claim.review = { ...claim.review, state: 'rejected' };
    expect(lines(notes).at(-2)).toContain('*7 条论断中 6 条有引文，均在 PDF 中找到 · 6 of 7');
    claim.review = { ...claim.review, state: 'edited', zh: '人的话', en: 'A person’s words' };
    expect(render(notes)).toContain(
      '- 人的话（[p. 1](https://arxiv.org/pdf/2309.13391v2#page=1)；⚠ 人工确认）\n  > A person’s words\n',
    );
  });

  it('says in both languages when the paper was read in parts, and nothing when it was read at once', () => {
    const notes = sampleNotes();
    const part = { pages: [1, 2, 3, 4, 5], tokens: 10 };
    notes.source.parts = [part];
    expect(render(notes)).toBe(render(sampleNotes()));
    notes.source.parts = [part, { ...part, pages: [5, 6, 7, 8, 9, 10] }];
    expect(lines(notes).at(-2)).toBe(
      '*8 条论断中 7 条有引文，均在 PDF 中找到，论文分 2 部分读取 · ' +
        '7 of 8 claims quoted, all found in the PDF, paper read in 2 parts · pages 1–10 of 18 read*',
    );
    expect(lines(notes, { layout: 'zh' }).at(-2)).toBe(
      '*8 条论断中 7 条有引文，均在 PDF 中找到，论文分 2 部分读取 · 已读第 1–10 页，共 18 页*',
    );
  });

  it('leaves out a point, and a part, without a claim to show, and counts on', () => {
    const notes = sampleNotes({ abstract: '' });
    for (const claim of [...notes.innovations[0]!.claims, ...notes.background])
      claim.review.state = 'rejected';
    const text = render(notes);
    expect(text).toContain('💡 **创新点 1：用 KL 散度落地，参数量不变**');
    expect(text).not.toContain('📌');
    expect(text).not.toContain('Abstract');
  });

  it('of a local PDF names pages without links, and with --url links to its pages', () => {
    expect(render(sampleNotes({ url: null }))).toContain('（p. 8，表 2）');
    expect(render(sampleNotes({ url: 'https://a.b/x y.pdf#top' }))).toContain(
      '[p. 2](https://a.b/x%20y.pdf#page=2)',
    );
    expect(render(sampleNotes({ url: 'javascript:alert(1)' }))).toContain('（p. 2）');
  });

  it('keeps its structure whatever the model and the paper say', () => {
    const parts = fc.constantFrom('\n', '# ', '- ', '```', '**', '*', '](', '[', '<b>', 'https://a.b', '|', '---', '$', '“', '。', '中', 'a', ' ', '\u2028', '1. ', '>', '\\'); // prettier-ignore
    const hostile = fc.array(parts, { maxLength: 8 }).map(list => `x${list.join('')}y`);
    const expected = skeleton(render(sampleNotes()));
    fc.assert(
      fc.property(hostile, hostile, (zh, en) => {
        const notes = sampleNotes({ title: zh, abstract: `${en} ${zh}` });
        notes.headline = { zh, en: `${en}.` };
        for (const claim of claimsOf(notes))
          Object.assign(claim, { zh, en: `${en}.`, quote: claim.quote && `${en} ${claim.quote}` });
        for (const point of [...notes.innovations, ...notes.takeaways]) point.title = { zh, en: `${en}.` };
        expect(skeleton(render(notes))).toEqual(expected);
        expect(skeleton(renderEntry(notes, { anchor: 'x', eol: '\n' }))).toEqual(
          skeleton(renderEntry(sampleNotes(), { anchor: 'x', eol: '\n' })),
        );
      }),
      runs(40),
    );
  }, 60_000);
});

describe('a list line', () => {
  const link = (url: string, kind: 'code' | 'page' | 'model' | 'data' | 'video') => ({
    url,
    kind,
    source: 'pdf' as const,
    page: 1,
  });

  it.each([
    [{ id: '2309.13391' }, '- [23/09] **D-Sep'],
    [{ id: 'math/0703123' }, '- [07/03] **D-Sep'],
    [{ id: 'pdf-0123456789ab', published: '2024-05-01T00:00:00Z' }, '- [24/05] **D-Sep'],
    [{ id: 'pdf-0123456789ab', published: null }, '- **D-Sep'],
  ])('of %j starts with %j', (paper, start) => {
    expect(renderEntry(sampleNotes(paper), { anchor: 'x', eol: '\n' }).startsWith(start)).toBe(true);
  });

  it.each([
    [
      [
        link('https://youtu.be/x', 'video'),
        link('https://a.b/', 'page'),
        link('https://github.com/a/b', 'code'),
      ],
      'https://github.com/a/b',
    ],
    [[link('https://a.b/(x)', 'page')], 'https://a.b/%28x%29'],
    [[link('ftp://a.b/', 'code'), link('https://hf.co/d', 'data')], 'https://hf.co/d'],
    [[link('https://youtu.be/x', 'video')], ''],
  ])('links to the code before the page, and never to a video (%#)', (links, url) => {
    expect(renderEntry(sampleNotes({ links }), { anchor: 'x', eol: '\r\n' })).toContain(
      `[[Code/Page](${url})] [[TLDR/Notes](#x)]\r\n`,
    );
  });
});
