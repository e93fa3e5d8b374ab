import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactor } from '../../src/lib/redactor.ts';
import { growthOfEight, MOST_OF_EIGHT } from '../support/growth.ts';

describe('redactor', () => {
  it('hides a secret as it is, in base64 and in a URL', () => {
    const hide = redactor(['sk-a/b+c=1234']);
    const forms = [
      'sk-a/b+c=1234',
      Buffer.from('sk-a/b+c=1234').toString('base64'),
      encodeURIComponent('sk-a/b+c=1234'),
    ];
    for (const form of forms) expect(hide(`x ${form} y`)).not.toContain(form.replace(/=+$/, ''));
    expect(hide('x sk-a/b+c=1234 y')).toBe('x [hidden] y');
  });

  const KEY = 'sk-a/b+c=d"e~9012>xyz?45';
  const unicode = (text: string): string =>
    Array.from(text)
      .map(char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  it.each([
    ['JSON', JSON.stringify(KEY).slice(1, -1)],
    ['JSON in JSON', JSON.stringify(JSON.stringify(KEY)).slice(3, -3)],
    ['JSON as PHP writes it', KEY.replaceAll('/', '\\/')],
    ['JSON by numbers', unicode(KEY)],
    ['JSON by a number', KEY.replace('-', '\\u002d')],
    ['a URL with small letters', encodeURIComponent(KEY).replace(/%../g, code => code.toLowerCase())],
    ['hexadecimal digits', Buffer.from(KEY).toString('hex').toUpperCase()],
    ['base64 in a URL', encodeURIComponent(Buffer.from(`user:${KEY}`).toString('base64'))],
  ])('hides a secret in %s', (_, form) => {
    expect(redactor([KEY])(`<${form}>`)).toMatch(/^<[^>]{0,8}\[hidden\]\w?(?:=|%3D)*>$/);
  });

  it('hides a secret in base64, whatever stands before and behind it', () => {
    const hide = redactor([KEY]);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 7 }),
        fc.string({ maxLength: 7 }),
        fc.constantFrom('base64', 'base64url'),
        (before, behind, form) => {
          const shown = hide(Buffer.from(before + KEY + behind).toString(form));
          return shown.includes('[hidden]') && shown.length < (before.length + behind.length) * 5 + 20;
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes linear time on text that nearly holds a secret', () => {
    const hide = redactor([KEY]);
    for (const unit of ['\\', 'sk-a/', '%73'])
      expect(
        growthOfEight(hide, count => unit.repeat(count), 80_000),
        unit,
      ).toBeLessThan(MOST_OF_EIGHT);
  });

  it('leaves alone what only begins like a secret', () => {
    expect(redactor([KEY])('sk-a/b+c is the name of a model')).toBe('sk-a/b+c is the name of a model');
  });

  it('leaves words alone that are given to servers which need no key', () => {
    const hide = redactor(['reward', 'ollama', 'lm-studio', 'not-needed-at-all']);
    expect(hide('sparse rewards, ollama')).toBe('sparse rewards, ollama');
  });

  it('does not take an empty or tiny secret for a reason to hide everything', () => {
    expect(redactor(['', 'ab'])('abc')).toBe('abc');
  });
});
