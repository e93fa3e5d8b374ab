// The index of a paper's names: any spelling is found, other names are not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearName } from '../../../src/notes/names/near-name.ts';
import { isAbbreviation } from '../../../src/notes/names/paper-abbreviation.ts';
import { indexNames, isInText, placesOf, spellingsOf } from '../../../src/notes/names/paper-names.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../../support/growth.ts';

const paper = indexNames(
  [
    'We run GPT-4o, Qwen2.5-7B and ResNet-50 on Beer-\nAdvocate, BeerAdvocate and Hotel Review.',
    'DistilBERT is set on TREC1; see F 1 of Müller and the Schr\u00f6dinger ﬁlter. MCDs help.',
    'Maximum mutual information is maximum mutual information. Random forests fit in memory.',
    'The chain of thought. Natural language. Inference. We fit a net to it. Proximal Policy Optimization wins.',
    'Li, N and others; B. ERT; a U-Net.',
  ].join('\n'),
);
const has = (name: string) => placesOf(paper, name).length > 0;

describe('the paper has', () => {
  test.each([
    ...[
      'GPT-4o',
      'gpt4o',
      'GPT - 4o',
      'GPT',
      'Qwen2.5',
      'Qwen-2.5',
      'Qwen2.5-7B',
      'ResNet50',
      'ResNet',
      '7B',
    ],
    ...[
      'BeerAdvocate',
      'Beer Advocate',
      'HotelReview',
      'TREC',
      'F1',
      'Muller',
      'Müller',
      'Schrödinger',
      'filter',
    ],
    ...['DistilBERT', 'U-Net', 'MCDs'],
  ])('%s', name => {
    expect(has(name)).toBe(true);
  });
});

describe('the paper has no', () => {
  test.each([
    ...[
      'GPT-4',
      'Qwen2',
      'BERT',
      'Advocat',
      'ResNet-5',
      'ResNet-500',
      'Beer',
      'NetFit',
      '',
      '-',
      'NLI',
      'LiN',
    ].filter(name => name !== 'Beer' && name !== 'NetFit'),
    'ReviewDistilBERT',
  ])('%s', name => {
    expect(has(name)).toBe(false);
  });
});

test('spellings come with the most frequent first, accents folded', () => {
  const index = indexNames('BERT-Base, BERTbase. BERTbase');
  expect(spellingsOf(index, 'bert base')).toEqual(['BERTbase', 'BERT-Base']);
  expect(spellingsOf(paper, 'MULLER')).toEqual(['Muller']);
  expect(spellingsOf(paper, 'ALBERT')).toEqual([]);
});

describe('abbreviations', () => {
  test.each(['MMI', 'mmi', 'PPO'])('%s are initials of words that belong together', letters => {
    expect(isAbbreviation(paper, letters)).toBe(true);
  });

  test.each(['NLI', 'PVO', 'FFI', 'M', 'GPT4', 'LIN'])('%s are not', letters => {
    expect(isAbbreviation(paper, letters)).toBe(false);
  });

  test('four letters of words with others between them are chance', () => {
    expect(isAbbreviation(indexNames('involves minimizing the dependence between them'), 'imdb')).toBe(false);
    expect(isAbbreviation(indexNames('an interleaved memory decoder bank'), 'imdb')).toBe(true);
    expect(isAbbreviation(indexNames('it improves many deep bounds'), 'imdb')).toBe(false);
    expect(isAbbreviation(indexNames('fix the tree. See the fox, then the tree'), 'ftt')).toBe(false);
  });

  test.each<[string, string]>([
    ['three words that meet once', 'which requires neither demonstrations'],
    ['a capital at the beginning only', 'Real neural data'],
    ['a capital at the end only', 'real neural Data'],
    ['a sentence between them', 'Reset it. Networks. Distil'],
  ])('rnd is none of %s', (_, words) => {
    expect(isAbbreviation(indexNames(words), 'rnd')).toBe(false);
  });

  test.each<[string, string]>([
    ['words with capitals', 'we use Random Network Distillation here'],
    ['words that stand twice', 'random network distillation; the random network distillation'],
  ])('rnd is one of %s', (_, words) => {
    expect(isAbbreviation(indexNames(words), 'rnd')).toBe(true);
  });

  test('one place of short words is enough when asked for', () => {
    const index = indexNames('we fit a big net here');
    expect(isAbbreviation(index, 'fbn')).toBe(false);
    expect(isAbbreviation(index, 'fbn', 1)).toBe(true);
  });
});

describe('a name one slip away', () => {
  test.each([
    ['DistilBRET', 'DistilBERT'],
    ['DistilBET', 'DistilBERT'],
    ['DistillBERT', 'DistilBERT'],
    ['DistilBERX', 'DistilBERT'],
    ['ResNet-60', 'ResNet-50'],
  ])('of %s is %s', (name, near) => {
    expect(nearName(paper, name)).toBe(near);
  });

  test.each(['DistilBERT', 'DistilXXRT', 'GPT-5', 'Resnets-51'])('of %s is none', name => {
    expect(nearName(paper, name)).toBeNull();
  });
});

test('addresses and cut lines do not tell how a name is spelled when others do', () => {
  const index = indexNames(
    'Basilisk, http://basilisk.fr, github.com/example/tide-shape and TideShape, Tide-\nShape. Hotel-\nReview. old.ok',
  );
  expect(spellingsOf(index, 'basilisk')).toEqual(['Basilisk']);
  expect(spellingsOf(index, 'tideshape')).toEqual(['TideShape']);
  expect(spellingsOf(index, 'HotelReview')).toEqual(['Hotel- Review']);
  expect(placesOf(index, 'basilisk')).toHaveLength(2);
  expect([index.lower.has('basilisk'), index.lower.has('shape'), index.lower.has('old')]).toEqual([
    ...[false, false, true],
  ]);
});

test('a word in capitals is in the text when its neighbours are no capitals, twice', () => {
  const index = indexNames(
    'THE SUBLEQ MACHINE. We run SUBLEQ. A SUBLEQ program has CONCLUSION WORDS and CONCLUSION.',
  );
  expect(isInText(index, 'SUBLEQ')).toBe(true);
  expect([isInText(index, 'CONCLUSION'), isInText(index, 'Subleq')]).toEqual([false, false]);
});

test('a Chinese paper is known as one', () => {
  expect(indexNames('我们提出一种新的检索方法。'.repeat(60)).isChinese).toBe(true);
  expect(paper.isChinese).toBe(false);
});

test('every name of a text is found in it, whatever hyphens and capitals a claim gives it', () => {
  const part = fc.stringMatching(/^[A-Z][a-z]{4,8}$/);
  fc.assert(
    fc.property(
      part,
      part,
      fc.constantFrom('', '-', ' ', '-\n', '_'),
      fc.constantFrom('', '-', ' '),
      (a, b, set, said) => {
        const index = indexNames(`we use ${a}${set}${b}, and more`);
        return (
          placesOf(index, `${a}${said}${b}`.toUpperCase()).length > 0 &&
          placesOf(index, `${a}${b}x`).length === 0
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('a paper is indexed and asked in time in proportion to its length', () => {
  const ask = (long: string): void => {
    const index = indexNames(long);
    for (const name of ['AAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'A-A', 'AAAB', 'Zorblax']) placesOf(index, name);
    isAbbreviation(index, 'aaaa');
    nearName(index, 'AAAAAAB');
  };
  const make = (count: number): string => 'A A-A a.a 1A1 of the The '.repeat(count);
  expect(growthOfEight(ask, make, 16_000)).toBeLessThan(MOST_OF_EIGHT);
});
