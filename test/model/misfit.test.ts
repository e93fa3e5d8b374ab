// What a person is told of a reply of the wrong form: which field, and what is wrong, in no words of zod's; and
// what the model is told, in the words that its prompts always had.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { english, inLanguage } from '../../src/lib/phrase.ts';
import { parseReply } from '../../src/model/parse-reply.ts';
import { CHINESE } from '../ui/chinese.ts';

const Schema = z.object({
  title: z.string().min(1).max(5),
  list: z
    .array(z.object({ zh: z.string(), kind: z.enum(['a', 'b']) }))
    .min(2)
    .max(3),
  code: z.string().min(2).optional(),
  tags: z.array(z.string()).min(1).optional(),
  share: z.number().min(3).max(10).optional(),
  rate: z.number().gt(0).lt(1).optional(),
});
const ONE = { zh: '一', kind: 'a' };
const GOOD = { title: 'abc', list: [ONE, ONE] };

function issuesOf(reply: unknown, schema: z.ZodType = Schema) {
  const parsed = parseReply(typeof reply === 'string' ? reply : JSON.stringify(reply), schema);
  return parsed.ok ? [] : parsed.issues;
}

describe('a reply of the wrong form', () => {
  it.each([
    [{ title: 'abc' }, 'the field list is missing', 'list: Invalid input: expected array, received undefined'],
    [{ ...GOOD, title: 7 }, 'the field title is a number instead of a text', 'title: Invalid input: expected string, received number'],
    [{ ...GOOD, title: null }, 'the field title is nothing instead of a text', 'title: Invalid input: expected string, received null'],
    [{ ...GOOD, title: { a: 1 } }, 'the field title is an object instead of a text', 'title: Invalid input: expected string, received object'],
    [{ ...GOOD, title: '' }, 'the field title is empty', 'title: Too small: expected string to have >=1 characters'],
    [{ ...GOOD, code: 'a' }, 'the field code has fewer than 2 characters', 'code: Too small: expected string to have >=2 characters'],
    [{ ...GOOD, title: 'abcdef' }, 'the field title is too long: at most 5 characters are allowed', 'title: Too big: expected string to have <=5 characters'],
    [{ ...GOOD, tags: [] }, 'the field tags is empty', 'tags: Too small: expected array to have >=1 items'],
    [{ ...GOOD, list: [ONE] }, 'the field list has fewer than 2 items', 'list: Too small: expected array to have >=2 items'],
    [{ ...GOOD, list: [ONE, ONE, ONE, ONE] }, 'the field list is too long: at most 3 items are allowed', 'list: Too big: expected array to have <=3 items'],
    [{ ...GOOD, share: 1 }, 'the field share must be at least 3', 'share: Too small: expected number to be >=3'],
    [{ ...GOOD, share: 11 }, 'the field share must be at most 10', 'share: Too big: expected number to be <=10'],
    [{ ...GOOD, rate: 0 }, 'the field rate must be more than 0', 'rate: Too small: expected number to be >0'],
    [{ ...GOOD, rate: 1 }, 'the field rate must be less than 1', 'rate: Too big: expected number to be <1'],
    [{ ...GOOD, list: [{ ...ONE, kind: 'c' }, ONE] }, 'the field list.0.kind does not have the right form', 'list.0.kind: Invalid option: expected one of "a"|"b"'],
    [{ ...GOOD, list: [{ zh: '一' }, ONE] }, 'the field list.0.kind is missing', 'list.0.kind: Invalid option: expected one of "a"|"b"'],
  ])('is told as which field and what is wrong, and to the model as ever: %j', (reply, told, text) => {
    expect(issuesOf(reply).map(one => [english(one.told), one.text])).toEqual([[told, text]]);
  }); // prettier-ignore

  it.each([
    ['no JSON at all', 'the answer is not one JSON object'],
    ['{"title": "a", "title": "b", "list": []}', 'the field title stands twice in one object'],
    ['{"title": "ab', 'the answer breaks off before its object ends'],
    [JSON.stringify({ ...GOOD, title: '\u0001' }), 'control characters in a text'],
    ['{"title":"…","list":[]} '.repeat(21), 'the answer holds too many objects'],
    [[GOOD, { ...GOOD, title: 'b' }].map(one => JSON.stringify(one)).join(' '), 'two different answers: give one JSON object and no other'],
  ])('that our own readers found out is told to both in the same words: %s', (reply, told) => {
    expect(issuesOf(reply).map(one => [english(one.told), one.text])).toEqual([[told, told]]);
  }); // prettier-ignore

  it('is told of the whole answer where it is no object', () => {
    const [issue] = issuesOf('[1, 2]');
    expect([english(issue?.told ?? ''), issue?.text]).toEqual([
      'the answer is a list instead of an object',
      '(the whole): Invalid input: expected object, received array',
    ]);
  });

  it('is never told in words that we do not know', () => {
    const Own = z.object({ title: z.string().refine(text => text !== 'abc', 'a rule of its own') });
    const [issue] = issuesOf('{"title": "abc"}', Own);
    expect([english(issue?.told ?? ''), issue?.text]).toEqual([
      'the field title does not have the right form',
      'title: a rule of its own',
    ]);
  });

  it('is none when the form is right', () => {
    expect(issuesOf(GOOD)).toEqual([]);
  });

  it('is told in Chinese as well', () => {
    const replies = [
      { title: 'abc' },
      { ...GOOD, list: [ONE] },
      { ...GOOD, title: 'abcdef' },
      { ...GOOD, share: 11 },
    ];
    expect(replies.flatMap(one => issuesOf(one)).map(({ told }) => inLanguage(told, CHINESE))).toEqual([
      '缺少 字段 list',
      '字段 list 少于 2 项',
      '字段 title 过长：最多 5 个字符',
      '字段 share 不能大于 10',
    ]);
  });
});
