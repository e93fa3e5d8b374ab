// What a person is told of a reply of the wrong form: which field, and what is wrong, in no words of zod's.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { english, inLanguage } from '../../src/lib/phrase.ts';
import { misfitTold } from '../../src/model/misfit.ts';
import { parseReply } from '../../src/model/parse-reply.ts';

const Schema = z.object({
  title: z.string().min(1).max(5),
  list: z.array(z.object({ zh: z.string(), kind: z.enum(['a', 'b']) })).min(2),
});
const GOOD = { title: 'abc', list: [1, 2].map(() => ({ zh: '一', kind: 'a' })) };

function toldOf(reply: unknown): string[] {
  const parsed = parseReply(typeof reply === 'string' ? reply : JSON.stringify(reply), Schema);
  return parsed.ok ? [] : parsed.issues.map(issue => english(misfitTold(issue)));
}

describe('a reply of the wrong form', () => {
  it.each([
    [{ title: 'abc' }, ['the field list is missing']],
    [{ ...GOOD, title: 7 }, ['the field title is a number instead of a text']],
    [{ ...GOOD, title: null }, ['the field title is nothing instead of a text']],
    [{ ...GOOD, title: '' }, ['the field title is empty']],
    [{ ...GOOD, title: 'abcdef' }, ['the field title is too long: at most 5 are allowed']],
    [{ ...GOOD, list: GOOD.list.slice(1) }, ['the field list has fewer than 2']],
    [{ ...GOOD, list: [{ zh: '一', kind: 'c' }, GOOD.list[0]] }, ['the field list.0.kind does not have the right form']],
    ['no JSON at all', ['the answer is not one JSON object']],
    ['{"title": "a", "title": "b", "list": []}', ['the field title stands twice in one object']],
    [GOOD, []],
  ])('is told as which field and what is wrong: %j', (reply, told) => {
    expect(toldOf(reply)).toEqual(told);
  }); // prettier-ignore

  it('is told of the whole answer where it is no object, and never in words that we do not know', () => {
    expect(english(misfitTold('(the whole): Invalid input: expected object, received array'))).toBe(
      'the answer is a list instead of an object',
    );
    expect(english(misfitTold('a.b: something new of zod'))).toBe(
      'the field a.b does not have the right form',
    );
  });

  it('is told in Chinese as well', () => {
    const zh = { '{0} is missing': '缺少{0}', 'the field {0}': '字段 {0}' };
    const issue = 'results: Invalid input: expected array, received undefined';
    expect(inLanguage(misfitTold(issue), zh)).toBe('缺少字段 results');
  });
});
