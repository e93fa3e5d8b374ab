import { describe, expect, it } from 'vitest';
import { denialError, isThrottle } from '../../src/model/denial.ts';
import { roomIn, secondsUntilRoom, toldWaitIn } from '../../src/model/rate-limits.ts';
import { denialOf } from '../support/model-outcomes.ts';

const reset = (value: string) => toldWaitIn(new Headers({ 'x-ratelimit-reset-requests': value })).resetAfter;

describe('the wait that a server names', () => {
  it.each([
    ['1s', 1],
    ['6m0s', 360],
    ['350ms', 0.35],
    ['20', 20],
    ['2m59.56s', 179.56],
    ['1h2m3s', 3723],
    ['0s', 0],
  ])('is read from a duration: %s', (value, seconds) => {
    expect(reset(value)).toBeCloseTo(seconds, 9);
  });

  it.each([
    '',
    'soon',
    '1 s',
    's',
    '1x',
    '-5',
    '5s later',
    '1700000000',
    '2026-01-01T00:00:00Z',
    '1'.repeat(5000),
  ])('is unknown for %j, which is no duration', value => {
    expect(reset(value)).toBeNull();
  });

  it('is that of retry-after-ms before Retry-After, in seconds, with decimals, or a date', () => {
    const told = (headers: Record<string, string>) => toldWaitIn(new Headers(headers)).retryAfter;
    const date = 'Mon, 23 Nov 2026 07:00:00 GMT';
    expect(told({ 'retry-after-ms': '250', 'retry-after': '1' })).toBe(0.25);
    expect(told({ 'retry-after-ms': 'soon', 'retry-after': '7' })).toBe(7);
    expect(told({ 'retry-after': '1.5' })).toBe(1.5);
    expect(told({ 'retry-after': 'Mon, 23 Nov 2026 07:00:30 GMT', date })).toBe(30);
    expect(told({ 'retry-after': '-5' })).toBeNull();
    expect(told({})).toBeNull();
  });

  it('is that of the limit which was hit, not of the one with room left', () => {
    const both = { 'x-ratelimit-reset-requests': '40s', 'x-ratelimit-reset-tokens': '3s' };
    const told = (requests: string, tokens: string) =>
      toldWaitIn(
        new Headers({
          ...both,
          'x-ratelimit-remaining-requests': requests,
          'x-ratelimit-remaining-tokens': tokens,
        }),
      ).resetAfter;
    expect([told('99', '0'), told('0', '5000'), told('0', '0'), told('99', '12')]).toEqual([3, 40, 40, 3]);
    expect(toldWaitIn(new Headers(both)).resetAfter).toBe(40);
  });
});

describe('the room that is left', () => {
  const room = (headers: Record<string, string>) => roomIn(new Headers(headers));
  const used = { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '2s' };
  const few = { 'x-ratelimit-remaining-tokens': '900', 'x-ratelimit-reset-tokens': '4s' };

  it('is none when no requests are left, or fewer tokens than the next call may use', () => {
    expect(secondsUntilRoom(room(used), 10)).toBe(2);
    expect(secondsUntilRoom(room(few), 901)).toBe(4);
    expect(secondsUntilRoom(room({ ...used, ...few }), 901)).toBe(4);
  });

  it('is enough when the call fits, or when nobody says', () => {
    expect(secondsUntilRoom(room(few), 900)).toBe(0);
    expect(secondsUntilRoom(room({ ...used, 'x-ratelimit-remaining-requests': '1' }), 900)).toBe(0);
    expect(secondsUntilRoom(room({}), 1e9)).toBe(0);
    expect(secondsUntilRoom(room({ 'x-ratelimit-remaining-requests': '0' }), 5)).toBe(0);
  });

  it('is enough for a call above the whole limit once all of the limit is free', () => {
    const whole = { ...few, 'x-ratelimit-limit-tokens': '900' };
    expect(secondsUntilRoom(room(whole), 5000)).toBe(0);
  });
});

describe('a denial', () => {
  const asked = { paper: '2501.01234v2', host: 'api.test', model: 'm' };
  const codeOf = (...args: Parameters<typeof denialOf>) => denialError(denialOf(...args), asked).code;

  it('asks to slow down with 429 and 529, and with 503 when it says for how long', () => {
    const wait = { 'retry-after': '2' };
    const all = [
      denialOf(429),
      denialOf(529),
      denialOf(503, wait),
      denialOf(503),
      denialOf(500, wait),
      denialOf(400),
    ];
    expect(all.map(isThrottle)).toEqual([true, true, true, false, false, false]);
  });

  it('that names a limit and a time is a wait; without a time it is about money', () => {
    expect(codeOf(429, { 'retry-after': '2' }, 'quota exceeded for this minute')).toBe('E_MODEL_UNAVAILABLE');
    expect(codeOf(429, {}, 'quota exceeded')).toBe('E_MODEL_QUOTA');
    // OpenAI sends its reset headers with every answer.
    expect(codeOf(429, { 'x-ratelimit-reset-requests': '1s' }, 'quota exceeded')).toBe('E_MODEL_QUOTA');
    expect(codeOf(402, {}, 'Insufficient Balance')).toBe('E_MODEL_QUOTA');
    expect(codeOf(400, {}, 'account balance is too low')).toBe('E_MODEL_QUOTA');
  });

  it('of a load balancer is not about money', () => {
    expect(codeOf(502, {}, 'load balancer: no backend')).toBe('E_MODEL_UNAVAILABLE');
  });

  it('for too many tokens in a minute is not about the length of a paper, one for a too large request is', () => {
    expect(codeOf(429, {}, 'Too many tokens, please wait before trying again.')).toBe('E_MODEL_UNAVAILABLE');
    expect(codeOf(429, {}, 'Request too large for m: Limit 30000, Requested 40000')).toBe('E_TOO_LONG');
    expect(codeOf(400, {}, 'too many tokens')).toBe('E_TOO_LONG');
  });

  it.each([
    [429, { 'retry-after': '61' }, '61 s'],
    [429, { 'x-ratelimit-reset-tokens': '6m0s' }, '6 min'],
    [529, { 'retry-after-ms': '7200000' }, '120 min'],
    [503, { 'retry-after': '3600' }, '60 min'],
  ])('(%i) that asks to wait longer than a minute ends the run: %j', (status, headers, time) => {
    const { code, category, what, why, next } = denialError(denialOf(status, headers), asked);
    expect({ code, category, what, why, next }).toEqual({
      code: 'E_MODEL_WAIT',
      category: 'remote',
      what: `api.test asks to wait ${time} before 2501.01234v2`,
      why: `HTTP ${status}: slow down`,
      next: `run the same command again in ${time}`,
    });
  });
});
