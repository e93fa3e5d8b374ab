// Digests as people keep them, for property tests.
import fc from 'fast-check';
import { inForm } from './samples.ts';

const PROSE = [
  '', '', '手写的一段。', 'trailing blanks  ', '\ttab', 'Cafe\u0301 NFD', '- a list', '  - nested', '1. one', '> quote',
  '| a | b |', '|---|---|', '---', '***', '<!-- a comment -->', '<!--', '-->', '<details>', '</details>', '    code',
  '[link](https://arxiv.org/abs/1706.03762)', '- see https://arxiv.org/abs/1706.03762', 'Title', '=====',
  '### Abstract', '### 📈 实验结果', '#### deeper', '`code`', '\u2028', '📌️', '$x$', '\\', '#hashtag',
]; // prettier-ignore
const FENCES = ['```', '~~~', '```ts', '````'];
const prose = (...extra: string[]): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...PROSE, ...extra), { maxLength: 6 });

interface Made {
  id: string;
  title: string;
  hasSection: boolean;
  body: string[];
}
const made = fc.record<Made>({
  id: fc
    .integer({ min: 0, max: 99_999 })
    .map(n => `25${String((n % 12) + 1).padStart(2, '0')}.${String(n).padStart(5, '0')}`),
  title: fc.constantFrom(
    'Attention',
    'GRPO: x',
    '强化学习',
    'D-Separation for Causal Self-Explanation',
    'Abstract',
    'C#',
  ),
  hasSection: fc.boolean(),
  body: prose(...FENCES),
});

/** Digests as people keep them: prose before, between and after, several list items, notes with and without fences. */
export const digests = fc
  .record({
    front: prose('# Paper List of x', '## Topic', '---'),
    entries: fc.uniqueArray(made, { selector: entry => entry.id, maxLength: 5 }),
    middle: prose('# Other heading'),
    hasNotes: fc.boolean(),
    end: prose('# The end', ...FENCES),
    form: fc.record({ crlf: fc.boolean(), bom: fc.boolean(), cut: fc.boolean() }),
  })
  .map(({ front, entries, middle, hasNotes, end, form }) => {
    const list = entries.map(
      ({ id, title }, index) =>
        `- [${id.slice(0, 2)}/${id.slice(2, 4)}] **${title}**  \n[[Paper](http://arxiv.org/pdf/${id}v1)] [[Code/Page]()] [[TLDR/Notes](#a-${index})]\n`,
    );
    const sections = entries.flatMap(({ hasSection, body }, index) =>
      hasSection ? [[`## a-${index}`, '### Abstract', ...body].join('\n')] : [],
    );
    const notes = hasNotes ? ['# TLDR/Notes', ...sections] : [];
    return inForm([...front, ...list, ...middle, ...notes, ...end].join('\n') + '\n', form);
  });
