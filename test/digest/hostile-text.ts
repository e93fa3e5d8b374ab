// Text that tries to be more than text: every construct of CommonMark and GitHub, our own format and markers, and
// the characters nobody sees. For tests that fill notes with it.
import fc from 'fast-check';

const BLOCKS = [
  '# A', '## slug', '### 📈 实验结果', '### 🌟 论文解读 | x', '### Abstract', '# TLDR/Notes', '# Paper List', 'Setext\n===', 'Setext\n---',
  '\n\n# B\n\n', '#', '####### seven', '- a', '* a', '+ a', '1. a', '1) a', '999999999. a', '- [ ] todo', '- [x] done', '[ ] ', '[x] ',
  '> quote', '>', '>>> deep', '> [!NOTE]', '> [!WARNING]\n> x', '[!NOTE]', '```', '```js\nx\n```', '~~~', '````', '```mermaid\ngraph TD\n```',
  '    code', '\tcode', '---', '***', '___', '===', '- - -', '| a | b |\n|---|---|\n| 1 | 2 |', '|---|', ':-: | -', 'a | b\n-|-', '| ',
  '[^1]: note', '[a]: https://evil.example', '[a]: <b> "c"', '<div>', '</div>', '<details><summary>', '<!-- x -->', '<!--', '-->', '--!>',
  '<![CDATA[x]]>', ']]>', '<?php ?>', '<!DOCTYPE html>', '<script>alert(1)</script>', '<style>', '<pre>', '<table><tr><td>', '💡 ', '💡 **创新点 9：x**',
  '- [25/06] **Title**  \n[[Paper](https://arxiv.org/pdf/2506.00001v1)] [[Code/Page]()] [[TLDR/Notes](#x)]',
  '[[Paper](http://arxiv.org/pdf/2401.00001)]', '[[Code/Page](https://evil.example)]', '[[TLDR/Notes](#a)]', '*8 条论断中 7 条有引文*', '<!-- summarize:begin -->',
  '<<<<<<< ours', '=======', '>>>>>>> theirs',
]; // prettier-ignore

const INLINES = [
  '*a*', '**a**', '***a***', '_a_', '__a__', '~a~', '~~a~~', '`a`', '``a`', '`', '*', '**', '_', '__', '~', '~~', '\\', '\\\\', '\\`', '\\*', '\\[',
  '[a](https://evil.example)', '[a](javascript:alert(1))', '[a](<b c> "t")', '[a][b]', '[a][]', '[a]', '[[a](b)](c)', '![a](https://evil.example/x.png)',
  '![a][b]', '[![a](b)](c)', '![', '](', ')', '[', ']', '[^1]', '^[inline]', '(', '<b>', '</b>', '<a href="https://evil.example">x</a>', '<a href=x',
  '<img src=x onerror=alert(1)>', '<br>', '<br/>', '<x-y z>', '<a@b.c>', '<https://evil.example>', '<mailto:a@b.c>', '<http:', '<', '>', '</', '/>',
  'https://evil.example', 'http://evil.example/a_b?c=d#e', 'HTTPS://EVIL.EXAMPLE', 'hthttp://tp://x.y', 'www.evil.example', 'wwwww.w.x', 'ftp://a.b', 'mailto:a@b.c', 'xmpp:a@b.c/d',
  'a@b.c', 'me.you+x@mail.example', '@octocat', '@org/team', '@@a', '（@octocat）', 'pass@1', '#123', 'GH-1', 'octocat/hello#1', 'a5c3785ed8d6a35868bc169f07e40e889087fd2e', ':rocket:', ':+1:',
  '$x$', '$$x$$', '$`x`$', '$', '$$', '\\(x\\)', '\\[x\\]', 'costs $5', '5$', '&lt;b&gt;', '&amp;', '&#60;', '&#x3c;script&#x3e;', '&#0;', '&#58;//', '&NewLine;', '&Tab;', '&nbsp;', '&lbrack;', '&',
  '&amp;lt;b&amp;gt;', '<b<b>>', '[[a](b)](c)', '**<b>**', '{{title}}', '{%x%}', '{:.class}', '==mark==', '[[wiki]]', '%%x%%', '++a++', '||x||', ':::note',
]; // prettier-ignore

const CHARACTERS = [
  ' ', '  ', '  \n', '\\\n', '\n', '\n\n', '\r', '\r\n', '\t', '\v', '\f', '\u0085', '\u2028', '\u2029', '\u00a0', '\u3000', '\u2003', '\u0000', '\u0007', '\u001b[31m', '\u007f',
  '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u061c', '\u202a', '\u202e', '\u2066', '\u2069', '\u2060', '\ufeff', '\ufffe', '\u{e0041}', '\ufe0f', '\ue000', '\ufffd',
  'e\u0301', '\u0301', 'ａ＠ｂ．ｃ', '＃', '－ a', '中文', '。', '，', '：', '（', '）', '“', '”', '「', '、', '论文解读', '实验结果', '核心方法', '💡', '👩\u200d🔬', 'שלום', 'a', 'B', '0', '1', '.', ':', '/', '-', '+', '!', '"', "'", '|', '=', '{', '}', '^', '?', ';', ',',
]; // prettier-ignore

const LONE = ['\ud800', '\udc00', '\udfff\ud800'];
const LONG = ['*', '_', '`', '[', '(', '<', '~', '#', '- ', '> ', '|', 'ab', '中', '&', '\\', '$'];

const run = fc
  .tuple(fc.constantFrom(...LONG), fc.integer({ min: 2, max: 120 }))
  .map(([mark, count]) => mark.repeat(count));
const some = (texts: readonly string[]) => fc.constantFrom(...texts);

/** Hostile text of up to eight pieces; with `isModel` it can hold half characters, as `\ud800` in a reply's JSON. */
export function hostileText({ isModel }: { isModel: boolean }): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: some(BLOCKS) },
    { weight: 8, arbitrary: some(INLINES) },
    { weight: 8, arbitrary: some(CHARACTERS) },
    { weight: 1, arbitrary: run },
    { weight: isModel ? 1 : 0, arbitrary: some(LONE) },
  );
  // A word in nineteen texts of twenty, anywhere: what is nothing but markup ends as no text at all, which is soon tried.
  return fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.nat(19))
    .map(([parts, place]) => parts.toSpliced(place % (parts.length + 1), 0, place === 0 ? '' : 'w').join(''));
}

/** Addresses as a paper's metadata could have them. */
export const hostileUrl: fc.Arbitrary<string> = fc
  .tuple(
    some(['https://good.example/', 'http://good.example:8080/a?b=', 'javascript:', 'data:text/html,', '', 'ftp://good.example/', 'https://user:pw@good.example/']), // prettier-ignore
    fc.array(fc.oneof(some(INLINES), some(CHARACTERS)), { maxLength: 4 }),
  )
  .map(([begin, parts]) => begin + parts.join(''));
