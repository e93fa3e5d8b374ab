// What arXiv says of two versions of a paper: a line for each field that differs, and none for one that does not.
import { describe, expect, test } from 'vitest';
import { compareMetadata } from '../../src/arxiv/compare-metadata.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { paper as sample } from '../notes/sample.ts';
import { english } from '../../src/lib/phrase.ts';

const old: Paper = { ...sample, version: 1, updated: '2025-01-02T10:00:00Z', authors: ['Ada One', 'Bo Two'] };
const linesOf = (next: Partial<Paper>, before: Partial<Paper> = {}): string[] =>
  compareMetadata({ ...old, ...before }, { ...old, ...next }).map(english);

describe('the metadata of two versions', () => {
  test('that are the same give no line', () => {
    expect(linesOf({})).toEqual([]);
    expect(linesOf({ title: ` ${old.title.replace(' ', '\n ')}` })).toEqual([]);
  });

  test('give every field that differs, versions and dates first', () => {
    const next = {
      version: 4,
      updated: '2025-06-07T10:00:00Z',
      title: 'Sparse Routers, Revisited',
      authors: ['Ada One', 'Cy Three'],
      abstract: 'We study routers in 2024 and report 21 runs with 91.5% accuracy.',
      comment: 'accepted at a harbour workshop',
      doi: null,
    };
    expect(linesOf(next)).toEqual([
      'v1 (2025-01-02) → v4 (2025-06-07), 3 versions later',
      'title: “Sparse Routers, Revisited”, it was “Sparse Routers for Long Context”',
      'authors: new: Cy Three; gone: Bo Two',
      'abstract: 4 words added, 1 removed; new: 91.5%',
      'comment: “accepted at a harbour workshop”, it was “Code: https://github.com/example/sparse-router”',
      'doi: gone, it was “10.1000/sparse.1”',
    ]);
  });

  test('tell a comment that is new, and authors in another order', () => {
    expect(linesOf({ comment: 'accepted' }, { comment: null })).toEqual(['comment: “accepted” is new']);
    expect(linesOf({ authors: ['Bo Two', 'Ada One'] })).toEqual(['authors: in another order']);
  });

  test('name four authors of many', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    expect(linesOf({ authors: names }, { authors: [] })).toEqual(['authors: new: A, B, C, D and 2 more']);
  });

  test('show what arXiv sends on one line', () => {
    expect(linesOf({ comment: 'a\u001b[2J\nb' }, { comment: '' })).toEqual([
      'comment: “a\\u{1b}[2J b” is new',
    ]);
  });
});
