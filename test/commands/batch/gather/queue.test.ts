// The queue: each paper once, with all that the sources say of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../../../src/arxiv/id.ts';
import { nameOf, queueOf, type Wanted } from '../../../../src/commands/batch/gather/queue.ts';

const wanted = (
  text: string,
  line = 1,
  targets: string[] = ['README.md'],
  title: string | null = null,
): Wanted => ({
  mention: { paper: parseSource(text), at: { source: 'ids.txt', line }, title },
  targets,
});

describe('the queue', () => {
  test('holds one paper in six spellings once, with the six places that name it', () => {
    const spellings = [
      '2310.06825',
      'arXiv:2310.06825',
      'https://arxiv.org/abs/2310.06825',
      'https://arxiv.org/pdf/2310.06825.pdf',
      '10.48550/arXiv.2310.06825',
      'https://huggingface.co/papers/2310.06825',
    ];
    const { papers, repeats } = queueOf(spellings.map((text, index) => wanted(text, index + 1)));
    expect(repeats).toBe(5);
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({ name: '2310.06825', targets: ['README.md'] });
    expect(papers[0]?.from.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('takes the highest version that is named, and a named one before the latest', () => {
    const { papers } = queueOf([
      wanted('2310.06825'),
      wanted('2310.06825v1'),
      wanted('2310.06825v3'),
      wanted('2310.06825v2'),
    ]);
    expect(papers.map(({ name }) => name)).toEqual(['2310.06825v3']);
  });

  test('keeps the order of first mentions and the first title that a source gives', () => {
    const { papers } = queueOf([
      wanted('2401.00001'),
      wanted('hep-th/9901001'),
      wanted('2401.00001', 9, [], 'A Title'),
      wanted('2401.00001', 10, [], 'Another'),
    ]);
    expect(papers.map(({ name, title }) => [name, title])).toEqual([
      ['2401.00001', 'A Title'],
      ['hep-th/9901001', null],
    ]);
  });

  test('sends a paper of two digests to both, each once', () => {
    const { papers } = queueOf([
      wanted('2401.00001', 1, ['a.md']),
      wanted('2401.00001', 1, ['b.md']),
      wanted('2401.00001', 2, ['a.md']),
    ]);
    expect(papers[0]?.targets).toEqual(['a.md', 'b.md']);
  });

  test('holds two files apart, and a file apart from an id', () => {
    const { papers } = queueOf([
      wanted('a/2401.00001.pdf'),
      wanted('b/2401.00001.pdf'),
      wanted('2401.00001'),
    ]);
    expect(papers.map(({ source }) => nameOf(source))).toEqual([
      'a/2401.00001.pdf',
      'b/2401.00001.pdf',
      '2401.00001',
    ]);
  });

  test('loses no mention: places and repeats add up for any list', () => {
    const id = fc.integer({ min: 1, max: 12 }).map(number => `2401.${String(number).padStart(5, '0')}`);
    const version = fc.constantFrom('', 'v1', 'v2');
    fc.assert(
      fc.property(fc.array(fc.tuple(id, version)), list => {
        const { papers, repeats } = queueOf(list.map(([one, v], index) => wanted(one + v, index + 1)));
        const places = papers
          .flatMap(({ from }) => from.map(({ line }) => line))
          .sort((a, b) => Number(a) - Number(b));
        expect(places).toEqual(list.map((_, index) => index + 1));
        expect(papers).toHaveLength(new Set(list.map(([one]) => one)).size);
        expect(repeats).toBe(list.length - papers.length);
      }),
      { numRuns: 100 },
    );
  });
});
