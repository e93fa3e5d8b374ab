// Events of a stream that hold words only are read without the schema; nothing that the schema refuses gets by.
import { describe, expect, it } from 'vitest';
import { readAnswer, type Answer } from '../../src/model/read-answer.ts';

const ASKED = { paper: '2501.01234v2', host: 'localhost', model: 'm' };
const words = (content: unknown, more: object = {}, choice: object = {}) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: null, ...choice }],
  ...more,
});
const END = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };

function read(...events: readonly unknown[]): Promise<Answer> {
  const lines = events.map(event => `data: ${JSON.stringify(event)}\n\n`);
  const response = new Response(lines.join(''), { headers: { 'content-type': 'text/event-stream' } });
  return readAnswer(response, ASKED, text => text);
}

describe('the events of a stream', () => {
  it('are one text, whatever else they hold', async () => {
    const usage = { prompt_tokens: 7, completion_tokens: 3 };
    const answer = await read(
      words('The '),
      words('tide', { usage: null, id: 'x' }),
      words(' r', { usage }),
      words('ises', {}, { finish_reason: 'stop' }),
    );
    expect(answer).toEqual({
      content: 'The tide rises',
      finishReason: 'stop',
      refusal: '',
      usage: { input: 7, cached: 0, output: 3 },
    });
  });

  it('keep a refusal beside the words', async () => {
    const refused = { choices: [{ delta: { content: 'No', refusal: 'never' }, finish_reason: null }] };
    expect(await read(refused, END)).toMatchObject({ content: 'No', refusal: 'never' });
  });

  it.each([
    ['an error beside the words', words('x', { error: { message: 'overloaded' } })],
    ['words that are a number', words(7)],
    ['a reason that is a number', words('x', {}, { finish_reason: 3 })],
    ['a refusal that is a number', { choices: [{ delta: { content: 'x', refusal: 3 } }] }],
    ['a second choice of no form', { choices: [{ delta: { content: 'x' } }, 'y'] }],
    ['usage of no form', words('x', { usage: 'much' })],
    ['a list for an object', [words('x')]],
    ['choices that are words', { choices: 'x' }],
  ])('are refused with %s', async (_, event) => {
    await expect(read(event, END)).rejects.toMatchObject({ code: 'E_MODEL_NOT_API' });
  });
});
