// Ends of texts: what is trimmed, and what stays.
import { expect, test } from 'vitest';
import { trimEndOf } from '../../src/lib/text.ts';

test.each([
  ['https://a.b/', '/', 'https://a.b'],
  ['https://a.b//', '/', 'https://a.b'],
  ['a.b/c).', '.,)', 'a.b/c'],
  ['...', '.', ''],
  ['', '.', ''],
  ['a. b', '. ', 'a. b'],
  ['标题†‡', '†‡', '标题'],
  ['*a', '*', '*a'],
])('%j without %j at its end is %j', (text, set, trimmed) => {
  expect(trimEndOf(text, set)).toBe(trimmed);
});
