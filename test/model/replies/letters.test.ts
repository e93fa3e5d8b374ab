import { describe, expect, it } from 'vitest';
import { changesOnlyMarks, isReadOff, lettersOf } from '../../../src/model/json/letters.ts';

describe('the letters of a reply', () => {
  it('are decoded, and LaTeX keeps its own', () => {
    expect(lettersOf('{"a": "\\u4e8c\\n\\frac{1}{2}"}')).toBe('a二frac12');
  });

  it.each([
    ['the same texts', { a: 'one', b: 'two 2' }, true],
    ['a text left out', { b: 'two 2' }, true],
    ['texts in another order', { b: 'two 2', a: 'one' }, false],
    ['another figure', { a: 'one', b: 'two 3' }, false],
    ['a text that nobody wrote', { a: 'one', b: 'two 2', c: 'three' }, false],
  ])('are where they were in a value of %s: %#', (_, value, holds) => {
    expect(isReadOff(value, "{'a': 'one', 'b': 'two 2'}")).toBe(holds);
  });

  it.each([
    ['a colon put in', '{"a" ["one"]}', { a: ['one'] }, true],
    ['a text dropped', '{"a" ["one"], "b": "two"}', { a: ['one'] }, false],
    ['two texts joined', '{"a": "one" + "two"}', { a: 'onetwo' }, false],
    ['a bare word made a text', '{"a": one}', { a: 'one' }, false],
    ['dots taken out', '{"a" ["one", ...]}', { a: ['one'] }, false],
  ])('tell of a repair with %s', (_, source, value, holds) => {
    expect(changesOnlyMarks(value, source)).toBe(holds);
  });
});
