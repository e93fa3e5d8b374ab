// The table of prices: what stands in it, and that nothing in it contradicts itself.
import { expect, test } from 'vitest';
import { PRICES } from '../../src/model/prices.ts';

const DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

test('every row says in which public document and when its price was seen', () => {
  for (const { source, seen, models } of PRICES) {
    expect(new URL(source).protocol, models.join()).toBe('https:');
    expect(seen, models.join()).toMatch(DAY);
  }
});

test('a model stands in one row of its host only', () => {
  const names = PRICES.flatMap(({ host, models }) => models.map(model => `${host} ${model}`));
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
});

test('nothing is free, what is cached costs no more than what is not, and what is written more than what is read', () => {
  for (const { input, cachedInput, output, currency, models } of PRICES) {
    expect(input, models.join()).toBeGreaterThan(0);
    expect(cachedInput, models.join()).toBeGreaterThan(0);
    expect(cachedInput, models.join()).toBeLessThanOrEqual(input);
    expect(output, models.join()).toBeGreaterThan(input);
    expect(currency, models.join()).toMatch(/^[A-Z]{3}$/);
  }
});
