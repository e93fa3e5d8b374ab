// What is remembered of texts is what would be made of them, however many there are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberedLast, rememberedText } from '../../src/notes/remembered.ts';

describe('rememberedText', () => {
  it('makes the value of a text once', () => {
    const made: string[] = [];
    const lengthOf = rememberedText(text => made.push(text));
    expect([lengthOf('a'), lengthOf('b'), lengthOf('a')]).toEqual([1, 2, 1]);
    expect(made).toEqual(['a', 'b']);
  });

  it('remembers undefined and null as values', () => {
    let times = 0;
    const nothing = rememberedText(() => void (times += 1));
    expect([nothing('a'), nothing('a')]).toEqual([undefined, undefined]);
    expect(times).toBe(1);
  });

  it('gives every text its own value, also beyond what it remembers', () => {
    const twice = rememberedText(text => `${text}${text}`);
    fc.assert(
      fc.property(fc.array(fc.nat(3000), { maxLength: 3000 }), numbers => {
        for (const number of numbers) expect(twice(String(number))).toBe(`${number}${number}`);
      }),
      { numRuns: 10 },
    );
  });

  it('forgets the texts that nobody asked for any more, and no others', () => {
    const made: string[] = [];
    const remember = rememberedText(text => made.push(text));
    remember('kept');
    remember('forgotten');
    for (let number = 0; number < 1200; number += 1) {
      remember(String(number));
      remember('kept');
    }
    remember('kept');
    remember('forgotten');
    expect(made.filter(text => text === 'kept')).toHaveLength(1);
    expect(made.filter(text => text === 'forgotten')).toHaveLength(2);
  });

  it('does not keep long texts', () => {
    const made: string[] = [];
    const remember = rememberedText(text => made.push(text));
    const [long, longest] = ['x'.repeat(2001), 'y'.repeat(2000)];
    for (const text of [long, long, longest, longest]) remember(text);
    expect(made).toEqual([long, long, longest]);
  });
});

describe('rememberedLast', () => {
  it('makes a value anew only when the text is another, however long', () => {
    const made: string[] = [];
    const remember = rememberedLast(text => made.push(text));
    const long = 'x'.repeat(9000);
    for (const text of [long, long, '', '', long]) remember(text);
    expect(made).toEqual([long, '', long]);
  });
});
