import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/digest/rules/note-lines.ts';
import { viewOfSection } from '../../../src/digest/rules/views.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import { section } from './look.ts';

function linesIn(inner: string) {
  const digest = scanDigest(Buffer.from(section(inner)));
  const first = digest.sections[0]!;
  return { digest, section: first, ...linesOf(viewOfSection(digest.bytes, first), digest.view) };
}
const kinds = (inner: string): string =>
  linesIn(inner)
    .lines.map(({ kind }) => kind)
    .join(' ');

describe('linesOf', () => {
  it('tells what each line is', () => {
    expect(kinds('### Abstract\nWords.\n\n- item\n> quote\n| a | b |\n')).toBe(
      'heading text blank text quote table',
    );
    expect(kinds('*1 条论断中 1 条有引文，均在 PDF 中找到*\n*斜体*\n')).toBe('closing text');
  });

  it('takes a fence with one of the five headings for a note, any other for code', () => {
    expect(kinds('```\n### 📈 实验结果\n好。\n```\n')).toBe('fence heading text fence');
    expect(kinds('```python\n# 实验结果\nx = 1\n```\n好。\n')).toBe('code code code code text');
    expect(kinds('    ```\n好。\n')).toBe('text text');
  });

  it('knows comments, and fences that nothing closes', () => {
    expect(kinds('<!-- 待查\n# 好\n-->\n好。\n<!-- 没有完\n')).toBe('code code code text text');
    expect(kinds('好。\n```\n')).toBe('text fence');
    expect(linesIn('~~~\n好。\n```\n').fences.map(({ open, close }) => [open, close])).toEqual([
      [0, null],
      [2, null],
    ]);
  });

  it('gives lines that are the section byte for byte, whatever stands in it', () => {
    const line = fc.constantFrom(
      '',
      '用 🎉',
      '### 📈 实验结果',
      '#### x',
      '```',
      '~~~~',
      '<!--',
      '-->',
      '- a',
      '> q',
    );
    const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), fc.boolean());
    fc.assert(
      fc.property(text, ([parts, eol, isCut]) => {
        const { digest, section: read, lines } = linesIn(parts.join(eol) + (isCut ? '' : eol));
        let at = read.bodyStart;
        for (const one of lines) {
          expect(one.at).toBe(at);
          const bytes = Buffer.from(digest.bytes).subarray(one.at, one.next).toString();
          expect(bytes.replace(/\r?\n$/, '')).toBe(one.text);
          expect(one.heading === null).toBe(one.kind !== 'heading');
          at = one.next;
        }
        expect(at).toBe(Math.max(read.contentEnd, read.bodyStart));
      }),
    );
  });

  it('takes time by the length of the section only', () => {
    const many = linesIn('````a\n```b\n'.repeat(20_000));
    expect(many.lines).toHaveLength(40_000);
  });
});
