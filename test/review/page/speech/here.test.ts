// What a failure says to do next, in the page.
import { describe, expect, test } from 'vitest';
import { english, inLanguage, phrase } from '../../../../src/lib/phrase.ts';
import { inPage } from '../../../../src/review/page/speech/here.ts';
import { CHINESE } from '../../../ui/chinese.ts';

const NEXT = phrase`make ${'notes/1.json'} readable, then run the same command again`;
const placesIn = (template: string): string[] => [...new Set(template.match(/\{\d\}/g) ?? [])];

describe('what to do next', () => {
  test('is said for who sits before the page, in both languages', () => {
    expect(english(inPage(NEXT))).toBe('make notes/1.json readable, then try it again here');
    expect(inLanguage(inPage(NEXT), CHINESE)).toBe('请使 notes/1.json 可读，然后在此页重试');
  });

  test.each(Object.keys(CHINESE).filter(template => /run the same command/.test(template)))(
    'names no command: %s',
    template => {
      const here = inPage({ template, values: ['A', 'B'] });
      expect(english(here)).not.toMatch(/command|\{\d\}/);
      expect(inLanguage(here, CHINESE)).not.toMatch(/[A-Za-z]{3,} [a-z]{3,} [a-z]{3,}|命令/);
      const kept = typeof here === 'string' ? '' : here.template;
      // Only what belongs to a terminal's options goes.
      if (!template.includes('--')) expect(placesIn(kept)).toEqual(placesIn(template));
    },
  );

  test('is said so inside of other phrases too', () => {
    expect(english(inPage(phrase`wait, then ${NEXT}`))).toBe(
      'wait, then make notes/1.json readable, then try it again here',
    );
  });

  test('stays as it is where it names no command', () => {
    for (const told of ['reload the page', phrase`reload the page`, phrase`toString`])
      expect(inPage(told)).toEqual(told);
  });
});
