// How far back to look, as people write it.
import { describe, expect, test } from 'vitest';
import { parseSince } from '../../src/arxiv/since.ts';
import { UsageError } from '../../src/lib/errors.ts';

const NOW = Date.parse('2026-11-23T07:09:26Z');

test.each([
  ['24h', '2026-11-22T07:09:26.000Z'],
  ['1d', '2026-11-22T07:09:26.000Z'],
  ['7d', '2026-11-16T07:09:26.000Z'],
  ['2w', '2026-11-09T07:09:26.000Z'],
  [' 7d ', '2026-11-16T07:09:26.000Z'],
  ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-11-23', '2026-11-23T00:00:00.000Z'],
])('%s means %s', (text, time) => expect(parseSince(text, NOW).toISOString()).toBe(time));

describe('anything else is refused with the reason', () => {
  const reasonFor = (text: string): string => {
    try {
      parseSince(text, NOW);
    } catch (error) {
      if (error instanceof UsageError) return `${error.code} ${error.why}`;
      throw error;
    }
    return expect.fail('accepted');
  };
  const NEITHER = 'it is neither a span such as 7d nor a day such as 2026-11-01';
  test.each([
    ['', NEITHER],
    ['7', NEITHER],
    ['7m', NEITHER],
    ['7 days', NEITHER],
    ['-7d', NEITHER],
    ['99999d', NEITHER],
    ['yesterday', NEITHER],
    ['2026-1-1', NEITHER],
    ['2026-02-30', NEITHER],
    ['2026-13-01', NEITHER],
    ['2026-11-01T00:00', NEITHER],
    ['0d', 'nothing lies in a span of 0'],
    ['2026-11-24', 'that day is still to come'],
  ])('%j', (text, why) => expect(reasonFor(text)).toBe(`E_USAGE "${text}": ${why}`));

  test('in four parts', () => {
    expect(() => parseSince('last week', NOW)).toThrow(
      expect.objectContaining({
        code: 'E_USAGE',
        category: 'usage',
        what: 'the time to look back to is not understood',
        why: `"last week": ${NEITHER}`,
        kept: 'nothing was started',
        next: '--since 24h, --since 7d, --since 2w or --since YYYY-MM-DD',
      }),
    );
  });
});
