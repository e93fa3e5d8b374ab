// What the page says: in its language, and of what to do next in words for who sits before it.
import { describe, expect, test } from 'vitest';
import { AGAIN } from '../../../../src/lib/again.ts';
import { english, phrase } from '../../../../src/lib/phrase.ts';
import { spoken } from '../../../../src/review/page/speech/here.ts';
import { CHINESE } from '../../../ui/chinese.ts';

const NEXT = phrase`make ${'notes/1.json'} readable, then ${AGAIN}`;
const placesIn = (text: string): string[] => [...new Set(text.match(/[AB]/g) ?? [])].sort();

describe('what to do next', () => {
  test('is said for who sits before the page, in both languages', () => {
    expect(spoken(NEXT, {})).toBe('make notes/1.json readable, then try it again here');
    expect(spoken(NEXT, CHINESE)).toBe('请使 notes/1.json 可读，然后在此页重试');
    expect(english(NEXT)).toBe('make notes/1.json readable, then run the same command again');
  });

  test.each(Object.keys(CHINESE).filter(template => /run the same command/.test(template)))(
    'names no command: %s',
    template => {
      const told = { template, values: ['A', 'B'] };
      const here = spoken(told, {});
      expect(here).not.toMatch(/command|\{\d\}/);
      expect(spoken(told, CHINESE)).not.toMatch(/[A-Za-z]{3,} [a-z]{3,} [a-z]{3,}|命令/);
      // Only what belongs to a terminal's options goes.
      if (!template.includes('--'))
        expect(placesIn(here.replace(/[A-Z]{2,}/g, ''))).toEqual(
          placesIn(english(told).replace(/[A-Z]{2,}/g, '')),
        );
    },
  );

  test('is said so inside of other phrases too', () => {
    expect(spoken(phrase`wait, then ${NEXT}`, {})).toBe(
      'wait, then make notes/1.json readable, then try it again here',
    );
  });

  test('stays as it is where it names no command', () => {
    for (const told of ['reload the page', phrase`reload the page`])
      expect(spoken(told, {})).toBe('reload the page');
    expect(spoken(phrase`toString`, {})).toBe('toString');
  });
});

test('what a terminal would act on is not drawn either', () => {
  expect(spoken(phrase`a ${'\u001b[31m'} b`, {})).not.toContain('\u001b');
});
