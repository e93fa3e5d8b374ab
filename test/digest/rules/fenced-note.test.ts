import { describe, expect, it } from 'vitest';
import { listLine, look, lookAtHealthy, mended, noteOf, section } from './look.ts';

const abstract = '### Abstract\nKnowRL rewards facts.\n';
const note = noteOf({ abstract: null });
const whole = 'the whole note stands in a code fence';

describe('fenced-note', () => {
  it('takes a whole note out of its fence, and changes nothing else', () => {
    const digest = section(`${abstract}\`\`\`markdown\n${note}\`\`\` \n\n## next\n${abstract}`);
    expect(look('fenced-note', digest)).toEqual([`9:1 ${whole}`]);
    expect(mended('fenced-note', digest)).toBe(section(`${abstract}${note}\n## next\n${abstract}`));
  });

  it('does so with CRLF, with tildes, and at the end of a file without line break', () => {
    const crlf = section(`${abstract}~~~~\n${note}~~~~`).replaceAll('\n', '\r\n');
    expect(mended('fenced-note', crlf)).toBe(section(`${abstract}${note}`).replaceAll('\n', '\r\n'));
  });

  it('names a part of a note in a fence, and leaves it', () => {
    const before = section(
      `${abstract}### 🌟 论文解读 | 一句话\n\`\`\`\n### 📈 实验结果\n提升 3.1%。\n\`\`\`\n`,
    );
    expect(look('fenced-note', before)).toEqual(['10:1 a part of the note stands in a code fence']);
    expect(mended('fenced-note', before)).toBe(before);
    const after = section(`${abstract}\`\`\`\n${note}\`\`\`\n总之，值得一读。\n`);
    expect(look('fenced-note', after)).toEqual(['9:1 a part of the note stands in a code fence']);
    expect(mended('fenced-note', after)).toBe(after);
  });

  it.each([
    ['another fence', '~~~\n奖励\n~~~\n'],
    ['a heading of a paper', '## 实验\n'],
    ['an underlined heading', '实验\n===\n'],
    ['a comment', '<!-- 待查\n'],
  ])('leaves the fence when %s stands in it', (_, inside) => {
    const digest = section(`${abstract}\`\`\`\n${note}${inside}\`\`\`\n`);
    expect(look('fenced-note', digest)).toEqual([`9:1 ${whole}`]);
    expect(mended('fenced-note', digest)).toBe(digest);
  });

  it('mends every note of a file', () => {
    const two = (mark: string): string =>
      section(`${abstract}${mark}${note}${mark}\n## next\n${abstract}${mark}${note}${mark}`, listLine());
    expect(mended('fenced-note', two('```\n'))).toBe(two(''));
  });

  it('says nothing of code, of healthy notes, and leaves fences without end to unclosed-fence', () => {
    const code = '```python\nx = 1  # 实验结果\n```\n';
    expect(look('fenced-note', section(noteOf({ innovations: `### 🚀 核心方法\n${code}` })))).toEqual([]);
    expect(lookAtHealthy('fenced-note')).toEqual([]);
    expect(look('fenced-note', section(`${abstract}\`\`\`\n${note}`))).toEqual([]);
  });
});
