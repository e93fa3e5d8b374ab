// The rules of notes over sections that nobody would write: places are real places, repairs come to an end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigest } from '../../../src/digest/check.ts';
import { fixDigest } from '../../../src/digest/fix.ts';
import { RULES } from '../../../src/digest/rules/index.ts';
import { scanDigest } from '../../../src/digest/scan.ts';
import { section } from './look.ts';

const NOTES = [
  'note-absent', 'section-missing', 'section-empty', 'section-extra', 'fenced-note', 'heading-level', 'heading-hint',
  'english-headline', 'english-paragraph', 'spaced-hyphen', 'results-no-figure', 'results-deny', 'unheaded-tail',
  'cut-off', 'prompt-leftover', 'abstract-latex', 'abstract-list',
]; // prettier-ignore
const options = {
  notes: new Map(),
  off: new Set(RULES.map(({ name }) => name).filter(name => !NOTES.includes(name))),
};

const line = fc.constantFrom(
  ...[
    '',
    '',
    '### Abstract',
    '## Abstract',
    '### 🌟 论文解读 | KnowRL',
    '#### 🚀 核心方法（介绍本文的几个创新点）',
  ],
  ...[
    '### 📈 实验结果',
    '## 📈 实验结果',
    '### 💬 可借鉴之处',
    '#### 🎉 其他',
    '## next',
    '```',
    '~~~~',
    '~~~',
    '---',
  ],
  ...[
    '用 GPT - 4o 与 𠮷 - x。',
    'GPT-4o \\textit{é}',
    '3. 项',
    '- 总之，完',
    '总之，完',
    '好的，如下',
    '<!-- a',
    '-->',
  ],
  ...['文中未详细展开实验数据', 'word '.repeat(20), '> quote', '| a |', '*1 条论断中 1 条有引文*', '   # x'],
);
const digests = fc
  .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, eol]) => Buffer.from(section(lines.join('\n')).replaceAll('\n', eol)));

describe('rules of notes', () => {
  it('name a character of the file, and mend what stands there', () => {
    fc.assert(
      fc.property(digests, bytes => {
        for (const { at, fix } of checkDigest(scanDigest(bytes), options)) {
          for (const offset of [at, ...fix.flatMap(({ start, end }) => [start, end])]) {
            expect(offset).toBeLessThanOrEqual(bytes.length);
            expect((bytes[offset] ?? 0) & 0xc0).not.toBe(0x80);
          }
        }
      }),
    );
  });

  it('come to an end, and change nothing but fences, blanks at hyphens, and the level of headings', () => {
    const words = (bytes: Uint8Array): string =>
      Buffer.from(bytes)
        .toString()
        .replace(/[`~#\s]/g, '');
    fc.assert(
      fc.property(digests, bytes => {
        const once = fixDigest(bytes, options).bytes;
        expect(fixDigest(once, options).fixed).toEqual([]);
        expect(words(once)).toBe(words(bytes));
      }),
    );
  });
});
