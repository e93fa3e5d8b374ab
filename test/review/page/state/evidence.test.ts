import { describe, expect, test } from 'vitest';
import { evidenceAt, namedIn, placesOf } from '../../../../src/review/page/state/evidence.ts';

const line = (page: number, y: number) => ({ page, x: 50, y, width: 200, height: 10 });

describe('the evidence of a quote', () => {
  test('is one place as long as its lines follow each other', () => {
    expect(placesOf([line(1, 100), line(1, 112), line(1, 124)])).toHaveLength(1);
    expect(placesOf(null)).toEqual([]);
  });

  test('is two where it goes over a page, a column or a figure', () => {
    expect(placesOf([line(1, 700), line(2, 60)])).toHaveLength(2);
    expect(placesOf([line(1, 700), line(1, 60)])).toHaveLength(2);
    expect(placesOf([line(1, 100), line(1, 400)])).toHaveLength(2);
  });

  test('is shown place by place, and round again', () => {
    const item = { page: 1, rects: [line(1, 700), line(1, 712), line(2, 60)] };
    expect([0, 1, 2, 3].map(asked => evidenceAt(item, asked).focusRect)).toEqual([undefined, 2, 0, 2]);
  });

  test('is gone through backwards, from the last place', () => {
    const item = { page: 1, rects: [line(1, 700), line(2, 60), line(3, 60)] };
    expect([0, -1, -2, -3, -4].map(asked => evidenceAt(item, asked).focusRect)).toEqual([
      undefined,
      2,
      1,
      0,
      2,
    ]);
  });

  test('that is one place is something new each time, so that the pane goes back to it', () => {
    const item = { page: 3, rects: [line(3, 100)] };
    const shown = [0, 1, 2, 3].map(asked => JSON.stringify(evidenceAt(item, asked)));
    expect(shown.every((one, index) => one !== shown[index + 1])).toBe(true);
  });

  test('that is nowhere leaves the page of the quote', () => {
    expect(evidenceAt({ page: 4, rects: null }, 3)).toEqual({ page: 4, focusRect: undefined });
  });
});

describe('what is marked in the editor', () => {
  const about = (message: string, messageZh = '') => [
    { code: 'x', severity: 'error' as const, message, messageZh },
  ];

  test('is the value that a finding names, so that typing replaces it', () => {
    expect(namedIn('rises to 97.3%.', about('“97.3%” stands nowhere.'))).toEqual([9, 14]);
    expect(namedIn('提高到 6.1 个点', about('English only', '中文 “6.1” 与英文不同。'))).toEqual([4, 7]);
  });

  test('is nothing when the words do not have it', () => {
    expect(namedIn('rises', about('“97.3%” stands nowhere.'))).toBeNull();
    expect(namedIn('rises', about('too long'))).toBeNull();
  });
});
