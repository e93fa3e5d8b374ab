import fc from 'fast-check';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { parseReply } from '../../src/model/parse-reply.ts';
import { runs } from '../support/runs.ts';

const Schema = z.object({ zh: z.string(), en: z.string().max(200) });
const VALUE = { zh: '把 F1 提升到 63.9', en: 'F1 rises to 63.9' };
const GOOD = JSON.stringify(VALUE);

/** Replies as models really give them, each with the value that is meant. */
const READABLE: readonly [why: string, raw: string, meant?: typeof VALUE][] = [
  ['plain JSON', GOOD],
  ['a byte order mark in front', `\uFEFF${GOOD}`],
  ['a fence', `\`\`\`json\n${GOOD}\n\`\`\``],
  ['a fence without language', `\`\`\`\n${GOOD}\n\`\`\``],
  ['a fence that is never closed', `\`\`\`json\n${GOOD}`],
  ['prose before and after', `Here are the notes:\n${GOOD}\nI hope they help.`],
  ['thinking before it', `<think>First, {"zh": "no"} …</think>\n${GOOD}`],
  ['thinking that holds a whole wrong object', `<think>{"zh":"a","en":"b"}</think>${GOOD}`],
  ['a string that holds the JSON', JSON.stringify(GOOD)],
  ['a trailing comma', GOOD.replace('}', ',}')],
  ['single quotes', "{'zh': '把 F1 提升到 63.9', 'en': 'F1 rises to 63.9'}"],
  ['keys without quotes', '{zh: "把 F1 提升到 63.9", en: "F1 rises to 63.9"}'],
  ['a comment', GOOD.replace('{', '{ /* notes */ ')],
  ['a raw line break in a string', '{"zh":"一\n二","en":"x"}', { zh: '一\n二', en: 'x' }],
  ['two objects, the second of the right shape', `{"a": 1}\n${GOOD}`],
  ['an array around it with prose', `The answer: ${GOOD}.`],
];

describe('parseReply', () => {
  it.each(READABLE)('reads a reply with %s', (_, raw, meant = VALUE) => {
    expect(parseReply(raw, Schema)).toMatchObject({ ok: true, value: meant });
  });

  it.each([
    ['prose only', 'I cannot read this paper.'],
    ['an empty text', ''],
    ['thinking that never ends', `<think>${GOOD}`],
    ['a number', '42'],
  ])('finds no JSON in %s', (_, raw) => {
    expect(parseReply(raw, Schema)).toMatchObject({ ok: false, kind: 'not-json' });
  });

  it('names the place and the expectation when the shape is wrong', () => {
    expect(parseReply('{"zh": 1, "en": "x"}', Schema)).toEqual({
      ok: false,
      kind: 'wrong-shape',
      issues: [{ text: 'zh: Invalid input: expected string, received number', told: expect.anything() }],
    });
  });

  it('refuses a value that breaks a bound, however well it parses', () => {
    expect(parseReply(JSON.stringify({ zh: '好', en: 'x'.repeat(201) }), Schema)).toMatchObject({
      ok: false,
    });
  });

  it.each([
    ['\\alpha', '{"zh":"$\\alpha$","en":"a"}', '$\\alpha$'],
    ['\\frac (a form feed in JSON)', '{"zh":"$\\frac{1}{2}$","en":"a"}', '$\\frac{1}{2}$'],
    ['\\beta (a backspace in JSON)', '{"zh":"$\\beta$","en":"a"}', '$\\beta$'],
    ['\\theta (a tab in JSON)', '{"zh":"$\\theta$","en":"a"}', '$\\theta$'],
    ['\\nabla (a line break in JSON)', '{"zh":"$\\nabla f$","en":"a"}', '$\\nabla f$'],
    ['\\nu_1', '{"zh":"$\\nu_1$","en":"a"}', '$\\nu_1$'],
    ['\\rho (a carriage return in JSON)', '{"zh":"$\\rho$","en":"a"}', '$\\rho$'],
    ['\\underline (no \\u escape)', '{"zh":"\\underline{x}","en":"a"}', '\\underline{x}'],
    ['backslashes that were doubled as asked', '{"zh":"$\\\\frac{1}{2}$","en":"a"}', '$\\frac{1}{2}$'],
  ])('keeps the formula of a reply with %s', (_, raw, zh) => {
    expect(parseReply(raw, Schema)).toMatchObject({ ok: true, value: { zh } });
  });

  it('keeps a real line break before "i.e."', () => {
    expect(parseReply('{"zh":"一\\ni.e. 二","en":"a"}', Schema)).toMatchObject({
      value: { zh: '一\ni.e. 二' },
    });
  });

  it('refuses a text with control characters, which only a mangled formula has', () => {
    expect(parseReply('{"zh":"\\u0008","en":"a"}', Schema)).toMatchObject({ ok: false });
  });

  it('gives back every value that went in as JSON, whatever its letters', () => {
    // Control characters are refused on purpose; a lone backslash escape is what LaTeX protection is about.
    const letters = fc.string({ unit: 'grapheme' }).filter(text => !/[\u0000-\u001F\u00A0\uFEFF]/.test(text));
    fc.assert(
      fc.property(letters, letters, (zh, en) => {
        fc.pre(en.length <= 200);
        const parsed = parseReply(JSON.stringify({ zh, en }), Schema);
        expect(parsed).toMatchObject({ ok: true, value: { zh, en } });
      }),
      runs(200),
    );
  });

  it.each([
    ['two answers that differ', `${GOOD}\n{"zh": "a", "en": "b"}`, 'wrong-shape', 'two different answers: give one JSON object and no other'],
    ['an answer that breaks off', GOOD.slice(0, -1), 'truncated', 'the answer breaks off before its object ends'],
    ['a field that stands twice', '{"zh": "a", "en": "b", "zh": "c"}', 'wrong-shape', 'the field zh stands twice in one object'],
    ['quotes that may end a text or not', '{"zh": "a", "en": "b "c": "d""}', 'not-json', 'quotes inside a text are not escaped'],
    ['the form alone', '{"zh": "…", "en": "…"}', 'wrong-shape', 'the answer only repeats the form that was asked for'],
    ['comments with quotes', '{"zh": "a", // "b"\n"en": "c"}', 'not-json', 'a comment holds quotes'],
  ])('tells the model what is wrong with %s', (_, raw, kind, issue) => {
    expect(parseReply(raw, Schema)).toMatchObject({ ok: false, kind, issues: [{ text: issue }] });
  }); // prettier-ignore

  it('takes a field more in a reply whose texts have plain ends, and not where an end was guessed', () => {
    const more = '{"zh": "a", "en": "b", "note": "c",}';
    expect(parseReply(more, Schema)).toMatchObject({ ok: true, value: { zh: 'a', en: 'b' } });
    expect(parseReply(more.replace('"a"', '"a "x" y"'), Schema)).toMatchObject({ ok: false });
  });

  it('leaves a key alone that could mean two fields', () => {
    const both = '{"中文": "a", "chinese": "b", "en": "c"}';
    expect(parseReply(both, Schema)).toMatchObject({ ok: false, kind: 'wrong-shape' });
  });

  it('never makes a text of a number, nor a number of a text', () => {
    const Figures = z.object({ value: z.number(), zh: z.string() });
    expect(parseReply("{'value': 63.9, 'zh': '63.90'}", Figures)).toMatchObject({
      value: { value: 63.9, zh: '63.90' },
    });
    expect(parseReply('{"value": "63.9", "zh": "a",}', Figures)).toMatchObject({ ok: false });
    expect(parseReply('{"value": 63.9, "zh": 63.9,}', Figures)).toMatchObject({ ok: false });
  });

  it('never throws and never takes long, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), raw => void parseReply(raw, Schema)),
      runs(200),
    );
    expect(parseReply('{"a":'.repeat(20_000), Schema).ok).toBe(false);
  });
});
