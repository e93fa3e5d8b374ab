// The glossary: reading its CSV, laying one over another, and finding its terms in a text.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ToolError } from '../../src/lib/errors.ts';
import { NO_GLOSSARY, parseGlossary, termsIn, type Glossary, type Term } from '../../src/lib/glossary.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

const FEW = parseGlossary(
  [
    'en,zh,note',
    'reinforcement learning,强化学习|RL,',
    'deep reinforcement learning,深度强化学习,',
    'fine-tuning,微调,',
    'policy,策略,loose',
    'Transformer,Transformer,',
    'KL divergence,KL 散度,',
  ].join('\n'),
);
const found = (text: string, most?: number) => termsIn(FEW, text, most).map(({ en }) => en);

function refusal(csv: string) {
  try {
    parseGlossary(csv, 'words.csv');
  } catch (error) {
    if (error instanceof ToolError) return error;
  }
  return expect.fail('expected a refusal');
}

describe('parseGlossary', () => {
  test('reads terms with their Chinese forms, the preferred one first, and which are loose', () => {
    expect(FEW.terms.size).toBe(6);
    expect(FEW.terms.get('reinforcement learning')).toEqual({
      en: 'reinforcement learning',
      zh: ['强化学习', 'RL'],
      isLoose: false,
    });
    expect(FEW.terms.get('policy')?.isLoose).toBe(true);
    expect(FEW.terms.get('fine tuning')?.en).toBe('fine-tuning');
  });

  test('reads what spreadsheets write: a byte order mark, CRLF, quoted cells, empty lines, no note', () => {
    const csv = '\ufeffen,zh\r\n"loss, total","总损失, ""总"""\r\n\r\n a , 甲 \r\n';
    const { terms } = parseGlossary(csv);
    expect([...terms.values()].map(({ en, zh }) => [en, ...zh])).toEqual([
      ['loss, total', '总损失, "总"'],
      ['a', '甲'],
    ]);
  });

  test('lays rows over another glossary: another Chinese, a new term, a term taken away', () => {
    const mine = parseGlossary('en,zh,note\nPolicy,方针,\nrouter,路由器,\nfine tuning,,', 'mine.csv', FEW);
    expect(mine.terms.get('policy')).toEqual({ en: 'Policy', zh: ['方针'], isLoose: false });
    expect(termsIn(mine, 'router fine-tuning').map(({ en }) => en)).toEqual(['router']);
    expect(FEW.terms.get('policy')?.zh).toEqual(['策略']);
  });

  test.each<[what: string, csv: string, line: number, why: string]>([
    ['another header', 'term,chinese\na,b', 1, 'expected en,zh,note; saw "term,chinese"'],
    ['no header', '', 1, 'expected en,zh,note; saw ""'],
    ['one cell', 'en,zh\na', 2, 'expected en,zh,note; saw "a"'],
    ['four cells', 'en,zh,note\na,甲,x,y', 2, 'expected en,zh,note; saw "a,甲,x,y"'],
    ['a mark not closed', 'en,zh\na,甲\n"b,乙', 3, 'a quotation mark is not closed, or stands inside a cell'],
    ['a mark inside a cell', 'en,zh\na"b,甲', 2, 'a quotation mark is not closed, or stands inside a cell'],
    ['no term', 'en,zh\n,甲', 2, 'no English term in ",甲"'],
    ['a term twice', 'en,zh\nfine-tuning,甲\n\nFine tuning,乙', 4, '"Fine tuning" stands in line 2 already'],
    ['nine words', 'en,zh\na b c d e f g h i,甲', 2, 'the term has more than 8 words: "a b c d e f g h i"'],
    ['a long cell', `en,zh\na,${'甲'.repeat(200)}`, 2, `longer than 200 characters: "a,${'甲'.repeat(58)}…"`],
  ])('refuses %s and names the line', (_, csv, line, why) => {
    const { code, category, what, why: told, kept, next } = refusal(csv);
    expect({ code, category, what, told, kept, next }).toEqual({
      code: 'E_GLOSSARY',
      category: 'usage',
      what: `line ${line} of words.csv cannot be used`,
      told: why,
      kept: 'nothing was sent',
      next: `mend line ${line} of words.csv`,
    });
  });
});

describe('termsIn finds', () => {
  test.each<[text: string, terms: string[]]>([
    ['Fine-tuning with REINFORCEMENT Learning', ['fine-tuning', 'reinforcement learning']],
    ['fine tuning, fine-\ntuning', ['fine-tuning']],
    ['Transformers and policies', ['Transformer', 'policy']],
    ['the KL-divergence', ['KL divergence']],
    ['用 reinforcement learning 训练', ['reinforcement learning']],
    ['deep reinforcement learning', ['deep reinforcement learning']],
    ['policy, Transformer, policy', ['policy', 'Transformer']],
  ])('%s', (text, terms) => {
    expect(found(text)).toEqual(terms);
  });

  test('the most frequent first, and no more than asked for', () => {
    const text = 'policy. fine-tuning, fine-tuning; policy Transformer policy';
    expect(found(text)).toEqual(['policy', 'fine-tuning', 'Transformer']);
    expect(found(text, 2)).toEqual(['policy', 'fine-tuning']);
  });

  test('every term of the glossary in a text made of it, whatever stands around', () => {
    const terms = [...FEW.terms.values()].map(({ en }) => en);
    fc.assert(
      fc.property(fc.constantFrom(...terms), fc.string(), fc.string(), (en, left, right) => {
        expect(found(`${left}. ${en.toUpperCase()} . ${right}`)).toContain(en);
      }),
    );
  });
});

test('termsIn counts what a reader finds who tries every run of words from the longest on', () => {
  const nested = parseGlossary(
    'en,zh\na,甲\na b,乙\na b c d,丙\nb c,丁\nes,戊\nstudy,己\ncases b,庚\ncase,辛',
  );
  const word = fc.constantFrom(
    'a',
    'A',
    'as',
    'b',
    'bs',
    'c',
    'd',
    'ds',
    'es',
    'studies',
    'case',
    'cases',
    'é',
  );
  const between = fc.constantFrom(' ', ' ', '-', '\n', ' - ', '    ', ', ', '‑');
  fc.assert(
    fc.property(fc.array(fc.tuple(word, between), { maxLength: 12 }), pieces => {
      const terms = termsIn(nested, pieces.flat().join(''), Infinity);
      expect(terms).toEqual(readSlowly(nested, pieces));
    }),
  );
});

function readSlowly(
  { terms }: Glossary,
  pieces: readonly (readonly [word: string, behind: string])[],
): Term[] {
  const counts = new Map<Term, number>();
  for (let start = 0, length = 1; start < pieces.length; start += length) {
    for (length = Math.min(8, pieces.length - start); length > 0; length -= 1) {
      const run = pieces.slice(start, start + length);
      if (!run.slice(0, -1).every(([, behind]) => /^[\s\-‑]{1,3}$/.test(behind))) continue;
      const key = run.map(([word]) => word.toLowerCase()).join(' ');
      const plurals: [RegExp, string][] = [[/$/, ''], [/s$/, ''], [/es$/, ''], [/ies$/, 'y']]; // prettier-ignore
      const term = plurals
        .map(([end, one]) => terms.get(key.replace(end, one)))
        .find(one => one !== undefined);
      if (term === undefined) continue;
      counts.set(term, (counts.get(term) ?? 0) + 1);
      break;
    }
    length = Math.max(1, length);
  }
  return [...counts].sort(([, left], [, right]) => right - left).map(([term]) => term);
}

describe('termsIn finds none', () => {
  test.each([
    'reinforcement. Learning',
    'fine, tuning',
    'fine-tuned',
    'transformers2',
    'policymaker',
    'İfine',
    '',
  ])('in %j', text => {
    expect(found(text)).toEqual([]);
  });

  test('without a glossary', () => {
    expect(termsIn(NO_GLOSSARY, 'reinforcement learning')).toEqual([]);
  });
});

test('a book of 60,000 words is searched in time in proportion to its length', () => {
  const search = (book: string): void => expect(found(book, 1)).toEqual(['deep reinforcement learning']);
  const make = (count: number): string => 'deep reinforcement learnings deep '.repeat(count);
  expect(growthOfEight(search, make, 15_000)).toBeLessThan(MOST_OF_EIGHT);
});
