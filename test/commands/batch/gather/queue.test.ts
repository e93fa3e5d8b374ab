// The queue: each paper once, with all that the sources say of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../../../src/arxiv/id.ts';
import {
  missingVersions,
  nameOf,
  queueOf,
  type Wanted,
} from '../../../../src/commands/batch/gather/queue.ts';

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

  const ID = '2310.06825';
  test.each([
    ['the only version that is named', ['', 'v1', '', 'v1'], 'v1'],
    ['the highest of several versions', ['v1', 'v3', 'v2'], 'v3'],
    ['the latest where several versions are named and an id without one', ['v1', '', 'v2'], ''],
  ])('takes %s, and says which places name another', (_, versions, taken) => {
    const list = versions.map((version, index) => wanted(ID + version, index + 1));
    const { papers, repeats } = queueOf(list);
    expect([papers.map(({ name }) => name), repeats]).toEqual([[ID + taken], versions.length - 1]);
    expect(papers[0]?.otherVersions.map(({ name, at }) => [name, at.line])).toEqual(
      versions.flatMap((version, index) => (version === taken ? [] : [[ID + version, index + 1]])),
    );
  });

  test('without a version that arXiv does not have is made of the other spellings, and that version stands alone', () => {
    const list = [wanted(ID, 1), wanted(`${ID}v9`, 2), wanted(ID, 3), wanted(`${ID}v9`, 4)];
    const [paper] = queueOf(list).papers;
    if (paper === undefined) throw new Error('no paper');
    expect(missingVersions(paper, null)).toEqual([`${ID}v9`]);
    expect(missingVersions(paper, 9)).toEqual([]);
    const { papers, repeats } = queueOf(list, new Set([`${ID}v9`]));
    expect(papers.map(({ name, from }) => [name, from.map(({ line }) => line)])).toEqual([
      [ID, [1, 3]],
      [`${ID}v9`, [2, 4]],
    ]);
    expect([repeats, papers.flatMap(({ otherVersions }) => otherVersions)]).toEqual([2, []]);
  });

  test('knows by the latest version which named ones cannot be', () => {
    const [paper] = queueOf([wanted(`${ID}v1`), wanted(ID), wanted(`${ID}v9`)]).papers;
    expect(paper && missingVersions(paper, 3)).toEqual([`${ID}v9`]);
    expect(paper && missingVersions(paper, undefined)).toEqual([]);
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
