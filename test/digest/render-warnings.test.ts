// What a reader of the digest sees of findings: marks behind claims, texts left out, the closing line.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import type { Notes } from '../../src/domain/notes.ts';
import { renderSection, type SectionStyle } from '../../src/digest/render.ts';
import { sampleNotes } from './samples.ts';

const style: SectionStyle = { layout: 'both', heading: 'x', level: 2, hint: false, eol: '\n' };
const render = (notes: Notes, layout: SectionStyle['layout'] = 'both'): string =>
  renderSection(notes, { ...style, layout });
const finding = (code: string, severity: Finding['severity'] = 'warning'): Finding => ({
  code,
  severity,
  message: 'm',
  messageZh: 'm',
});
/** The sample notes with a warning on the second result. */
function warned(...codes: string[]): Notes {
  const notes = sampleNotes();
  notes.results[1]!.findings = codes.map(code => finding(code));
  return notes;
}
const resultLine = (text: string): string | undefined =>
  text.split('\n').find(line => line.includes('13.7%'));
const lastLine = (notes: Notes): string | undefined => render(notes).split('\n').at(-2);

describe('a claim with a warning', () => {
  it('is marked behind its page link, in the language that leads', () => {
    expect(resultLine(render(warned('number-not-in-quote')))).toContain(
      '（[p. 1](https://arxiv.org/pdf/2309.13391v2#page=1)；⚠ 数字不在引文中）',
    );
    expect(resultLine(render(warned('number-not-in-quote'), 'en'))).toContain(
      ' ([p. 1](https://arxiv.org/pdf/2309.13391v2#page=1); ⚠ number not in the quote)',
    );
  });

  it('says each thing once, and nothing of style', () => {
    const line = resultLine(
      render(warned('quote-fuzzy', 'number-not-in-quote', 'number-not-in-quote', 'name-spelling')),
    );
    expect(line).toContain('；⚠ 引文与原文略有出入；⚠ 数字不在引文中）');
    expect(resultLine(render(warned('name-spelling')))).not.toContain('⚠');
  });

  it('is marked without a page too', () => {
    const notes = sampleNotes();
    notes.takeaways[0]!.claims[0]!.findings = [finding('takeaway-unsupported')];
    expect(render(notes)).toContain('（⚠ 无引文）');
  });

  it('is not marked once a person has accepted it', () => {
    const notes = warned('number-not-in-quote');
    notes.results[1]!.review.state = 'accepted';
    expect(render(notes)).not.toContain('⚠');
  });

  it.each(['accepted', 'edited'] as const)('says that a person vouches for it: %s with an error', state => {
    const notes = sampleNotes();
    Object.assign(notes.results[1]!, { findings: [finding('number-not-in-quote', 'error')] });
    notes.results[1]!.review.state = state;
    expect(resultLine(render(notes))).toContain('；⚠ 人工确认）');
    expect(resultLine(render(notes, 'en'))).toContain('; ⚠ confirmed by a person)');
    expect(lastLine(notes)).toContain('1 confirmed by a person, 1 marked ⚠');
    Object.assign(notes.results[1]!, { findings: [], match: 'missing', page: null });
    const missing = structuredClone(notes);
    expect(resultLine(render(missing))).toContain('（⚠ 人工确认）');
    expect(lastLine(missing)).toContain('7 of 8 claims quoted, 6 of them found in the PDF');
    expect(lastLine(missing)).not.toContain('all found');
    missing.results[1]!.match = 'fuzzy';
    expect(render(structuredClone(missing))).not.toContain('⚠ 人工确认');
  });

  it('is counted in the closing line', () => {
    expect(lastLine(warned('quote-fuzzy'))).toContain(
      '均在 PDF 中找到，1 条带 ⚠ · 7 of 8 claims quoted, all found in the PDF, 1 marked ⚠ · ',
    );
  });
});

describe('an error', () => {
  const held = (where: string): Notes => ({
    ...sampleNotes(),
    findings: [{ ...finding('number-unsupported', 'error'), where }],
  });

  it('of the headline leaves the bare heading', () => {
    const text = render(held('headline'));
    expect(text).toContain('\n### 🌟 论文解读\n\n### 📌');
    expect(text).not.toContain('d-分离找出');
  });

  it('of a title leaves the number of its innovation', () => {
    const text = render(held('innovation-2'));
    expect(text).toContain('💡 **创新点 2**\n- ');
    expect(text).toContain('💡 **创新点 1：最小条件依赖（MCD）准则**');
  });

  it('of a takeaway’s title leaves its sentence', () => {
    expect(render(held('takeaway-1'))).toMatch(/\n1\. 从因果图出发改写目标函数/);
  });

  it('is counted in the closing line', () => {
    expect(lastLine(held('headline'))).toContain(
      '，1 处标题待审 · 7 of 8 claims quoted, all found in the PDF, 1 title held back · ',
    );
  });
});

it('warnings about the notes as a whole stand in the closing line', () => {
  const findings = [
    { ...finding('abstract-only'), where: 'notes' },
    { ...finding('results-without-figures'), where: 'notes' },
  ];
  expect(lastLine({ ...sampleNotes(), findings })).toContain(
    '均在 PDF 中找到，引文仅出自摘要，实验结果缺少数字 · 7 of 8 claims quoted, all found in the PDF, quotes from the abstract only, few figures in the results · ',
  );
});
