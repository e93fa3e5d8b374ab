// What a person sees in the terminal: whole screens in both languages, at 60 columns and at 40.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixLines, itemLines, pageAddress } from '../../../src/review/terminal/item-screen.ts';
import { promptFor } from '../../../src/review/terminal/prompt.ts';
import { endLines, helpLines, paperLines, queueLines } from '../../../src/review/terminal/screens.ts';
import { hanging } from '../../../src/review/terminal/surface.ts';
import { itemOf, surfaceOf, text, viewOf } from './sample.ts';

const paper = viewOf([]);
const place = { paper, number: 3, of: 19, shown: 'both' } as const;
const FIX = { label: { zh: '英文也用 6.1', en: 'use 6.1 in the English too' }, zh: '', en: '' };

describe('an item', () => {
  test('is shown with its texts, its evidence, what was found and what would mend it', () => {
    const surface = surfaceOf(60);
    expect(text([...itemLines(itemOf(), place, surface), ...fixLines([FIX], surface)])).toBe(
      [
        '[3/19]  Results  ● held back  2310.06825v1',
        '  zh 在所有基准上超过 Llama 2 13B，MMLU 提升 6.1 个百分点。',
        '  en Outperforms Llama 2 13B on all benchmarks; MMLU +4.6',
        '     points.',
        '  ev p. 4 “Mistral 7B surpasses Llama 2 13B across all',
        '     metrics”',
        '     https://arxiv.org/pdf/2310.06825v1#page=4',
        '  ● The Chinese says 6.1, the English 4.6.',
        '  [1] use 6.1 in the English too',
      ].join('\n'),
    );
  });

  test('is told in Chinese to who reads it', () => {
    const surface = surfaceOf(60, { chinese: true });
    expect(text([...itemLines(itemOf(), place, surface), ...fixLines([FIX], surface)])).toBe(
      [
        '[3/19]  结果  ● 待审  2310.06825v1',
        '  zh 在所有基准上超过 Llama 2 13B，MMLU 提升 6.1 个百分点。',
        '  en Outperforms Llama 2 13B on all benchmarks; MMLU +4.6',
        '     points.',
        '  ev 第 4 页“Mistral 7B surpasses Llama 2 13B across all',
        '     metrics”',
        '     https://arxiv.org/pdf/2310.06825v1#page=4',
        '  ● 中文是 6.1，英文是 4.6。',
        '  [1] 英文也用 6.1',
      ].join('\n'),
    );
  });

  test('of one language is shown in that', () => {
    const shown = text(itemLines(itemOf(), { ...place, shown: 'zh' }, surfaceOf(80)));
    expect(shown).toContain('  zh ');
    expect(shown).not.toContain('  en ');
  });

  test('that was decided says who, when and why', () => {
    const review = { state: 'rejected', at: '2026-11-23T10:00:00Z', by: 'Ada', zh: null, en: null } as const;
    const lines = itemLines(
      itemOf({ review: { ...review, reason: 'not in Table 2' } }),
      place,
      surfaceOf(80),
    );
    expect(text(lines)).toContain('✗ rejected');
    expect(text(lines)).toContain('  decided by Ada, 2026-11-23\n  reason: not in Table 2');
  });

  test('leads to the page: by a link where the terminal has them, else by the address', () => {
    const lines = itemLines(itemOf(), place, surfaceOf(60, { hasLinks: true }));
    expect(text(lines)).not.toContain('https:');
    const linked = lines.filter(({ link }) => link !== undefined);
    expect(linked.map(({ link }) => link)).toEqual(
      Array(2).fill('https://arxiv.org/pdf/2310.06825v1#page=4'),
    );
  });

  test('has no address where the paper has none, or none that is one', () => {
    expect(pageAddress(null, 4)).toBeNull();
    expect(pageAddress('https://arxiv.org/pdf/1\u001b]8;;', 4)).toBeNull();
    expect(pageAddress('file:///etc/passwd', 4)).toBeNull();
    expect(pageAddress('https://arxiv.org/pdf/1', null)).toBeNull();
  });

  test('cannot steer the terminal: escapes and marks that turn text round are shown by their numbers', () => {
    const hostile = 'fine\u001b[2J\u001b]0;x\u0007 \u202etxet \u0085end\r\nE_FAKE next: rm';
    const finding = { code: 'x', severity: 'error', message: hostile, messageZh: '' } as const;
    const item = itemOf({ zh: hostile, en: hostile, quote: hostile, findings: [finding] });
    const lines = itemLines(item, place, surfaceOf(60));
    expect(text(lines).replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    expect(text(lines)).toContain('<U+001B>[2J');
    expect(lines.every(line => line.text.startsWith(' ') || line.text.startsWith('['))).toBe(true);
  });
});

describe('no line is wider than the terminal, and nothing is cut', () => {
  const word = fc.constantFrom(
    '潮汐系数',
    'rises',
    '，',
    'a'.repeat(90),
    'https://x.org/',
    '“',
    '47.8%',
    'α',
    '…',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 30 }).map(list => list.join(' '));

  test.each([40, 60, 100])('at %i columns', width => {
    const surface = surfaceOf(width);
    const bare = (value: string): string => value.replace(/\s/g, '');
    fc.assert(
      fc.property(words, words, (zh, quote) => {
        const lines = itemLines(itemOf({ zh, quote }), place, surface);
        for (const line of lines) expect(surface.cells(line.text)).toBeLessThanOrEqual(width);
        expect(bare(text(lines))).toContain(bare(zh));
        expect(bare(text(lines))).toContain(bare(quote));
      }),
      { numRuns: 60 },
    );
  });

  test.each([true, false])('in the other screens, in Chinese: %s', chinese => {
    const surface = surfaceOf(40, { chinese });
    const entry = { stem: 'a', id: 'a', cited: 'a', title: 'T '.repeat(40), open: paper.open, decided: 1 };
    const entries = [{ ...entry, items: 3, updated: '', broken: null }];
    const lines = [
      ...paperLines({ ...paper, title: 'T '.repeat(60) }, surface),
      ...queueLines(entries, 'a', surface),
      ...helpLines(false, surface),
      ...endLines({ entries, visited: new Set(['a']), decided: 4, next: null }, surface),
    ];
    for (const line of lines) expect(surface.cells(line.text)).toBeLessThanOrEqual(40);
  });
});

test('a label that leaves no room stands above its text', () => {
  const label = '  a very long label that is there  ';
  expect(text(hanging(label, 'words here', { surface: surfaceOf(40) }))).toBe(
    '  a very long label that is there\n  words here',
  );
});

describe('the question', () => {
  const asked = { item: itemOf(), fixes: 2, greens: 3, canUndo: true, canRegenerate: true };
  const { tell } = surfaceOf(80);

  test('names what can be pressed', () => {
    expect(tell(promptFor(asked))).toBe('Accept [y,n,e,r,1,2,j,k,A,z,s,q,?]?');
    expect(surfaceOf(80, { chinese: true }).tell(promptFor(asked))).toBe(
      '接受吗 [y,n,e,r,1,2,j,k,A,z,s,q,?]？',
    );
  });

  test('names nothing that would do nothing', () => {
    const least = { ...asked, fixes: 0, greens: 0, canUndo: false, canRegenerate: false };
    expect(tell(promptFor(least))).toBe('Accept [y,n,e,j,k,s,q,?]?');
    expect(tell(promptFor({ ...asked, fixes: 12 }))).toContain(',8,9,j');
  });

  test('is another one for what was decided', () => {
    const review = { ...itemOf().review, state: 'accepted' } as const;
    const { tell: told } = surfaceOf(80);
    expect(told(promptFor({ ...asked, fixes: 0, item: itemOf({ review }) }))).toBe(
      'Decided; change it [u,e,j,k,A,z,s,q,?]?',
    );
  });
});

test('the end tells what was done, what is left and what to type', () => {
  const open = { red: 1, amber: 0, green: 2 };
  const entry = {
    stem: 'a',
    id: 'a',
    cited: 'av1',
    title: 'T',
    open,
    decided: 4,
    items: 7,
    updated: '',
    broken: null,
  };
  const next = 'summarize review --tty';
  expect(text(endLines({ entries: [entry], visited: new Set(['a']), decided: 4, next }, surfaceOf(80)))).toBe(
    '\nav1: 4 of 7 decided, 3 left\ndecided this time: 4; left: 3\nnext: summarize review --tty',
  );

  const others = [
    { ...entry, stem: 'b' },
    { ...entry, stem: 'c' },
  ];
  const ending = { entries: [entry, ...others], visited: new Set(['a']), decided: 4, next };
  expect(text(endLines(ending, surfaceOf(80)))).toBe(
    '\nav1: 4 of 7 decided, 3 left\nnot looked at: 2, with 6 left\ndecided this time: 4; left: 9\nnext: summarize review --tty',
  );
  expect(text(endLines({ ...ending, decided: 0 }, surfaceOf(80, { chinese: true })))).toContain(
    '没有看的：2 篇，还剩 6 项\n',
  );
});

test('no word of the keys is broken where the terminal has 40 columns, and Enter is told as it is', () => {
  const shown = text(helpLines(false, surfaceOf(40)));
  const whole = text(helpLines(false, surfaceOf(100)));
  const words = new Set(whole.split(/\s+/));
  expect(shown.split(/\s+/).filter(word => !words.has(word))).toEqual([]);
  expect(whole).toContain('Enter    as y, but never for what is held back (●), and not within 300 ms');
  expect(text(helpLines(true, surfaceOf(100)))).not.toContain('Enter');
});
