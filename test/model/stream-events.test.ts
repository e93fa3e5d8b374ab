// Events of a stream that hold words only are read without the schema; nothing that the schema refuses gets by.
import { describe, expect, it } from 'vitest';
import { readAnswer, type Read } from '../../src/model/read-answer.ts';

const ASKED = { paper: '2501.01234v2', host: 'localhost', model: 'm' };
const words = (content: unknown, more: object = {}, choice: object = {}) => ({
  choices: [{ index: 0, delta: { content }, finish_reason: null, ...choice }],
  ...more,
});
const END = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };

function read(...events: readonly unknown[]): Promise<Read> {
  const lines = events.map(event => `data: ${JSON.stringify(event)}\n\n`);
  const response = new Response(lines.join(''), { headers: { 'content-type': 'text/event-stream' } });
  return readAnswer(response, ASKED, { hide: text => text });
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
      kind: 'answer',
      answer: {
        content: 'The tide rises',
        finishReason: 'stop',
        refusal: '',
        reasoned: false,
        fingerprint: '',
        usage: { input: 7, cached: 0, output: 3 },
      },
    });
  });

  it('keep a refusal beside the words', async () => {
    const refused = { choices: [{ delta: { content: 'No', refusal: 'never' }, finish_reason: null }] };
    expect(await read(refused, END)).toMatchObject({ answer: { content: 'No', refusal: 'never' } });
  });

  it.each([
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

  it('are a denial when an error comes before the first word, and a broken line when it comes later', async () => {
    const error = { error: { code: 502, message: 'Provider disconnected' }, choices: [] };
    expect(await read({ choices: [{ delta: { role: 'assistant', content: '' } }] }, error)).toMatchObject({
      kind: 'denial',
      denial: { status: 502, message: 'Provider disconnected (said with status 200)' },
    });
    await expect(read(words('The '), error, END)).rejects.toMatchObject({
      code: 'E_MODEL_UNAVAILABLE',
      why: 'Provider disconnected (said with status 200)',
    });
  });

  it('give the arguments of the first tool call, put together, and not the words around it', async () => {
    const call = (text: string, index = 0) => ({
      choices: [{ delta: { tool_calls: [{ index, function: { arguments: text } }] }, finish_reason: null }],
    });
    const end = { choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] };
    const read_ = await read(words('Here: '), call('{"a"'), call('{"b":2}', 1), call(':1}'), end);
    expect(read_).toMatchObject({ answer: { content: '{"a":1}', finishReason: 'tool_calls' } });
  });

  it('tell that a model thought aloud, and nothing of what it thought', async () => {
    const thought = (text: string) => ({ choices: [{ delta: { reasoning_content: text, content: null } }] });
    const found = await read(thought('{"a":'), thought('1}'), words('{"b":2}'), END);
    expect(found).toMatchObject({ answer: { content: '{"b":2}', reasoned: true } });
  });

  it('have their usage in the choice at Kimi, and under other names elsewhere', async () => {
    const kimi = {
      choices: [{ delta: {}, finish_reason: 'stop', usage: { prompt_tokens: 9, cached_tokens: 4 } }],
    };
    expect(await read(words('x'), kimi)).toMatchObject({
      answer: { usage: { input: 9, cached: 4, output: 0 } },
    });
    const deepseek = {
      prompt_tokens: 9,
      completion_tokens: 2,
      prompt_cache_hit_tokens: 8,
      prompt_cache_miss_tokens: 1,
    };
    expect(await read(words('x'), { ...END, usage: deepseek })).toMatchObject({
      answer: { usage: { input: 9, cached: 8, output: 2 } },
    });
    const other = { input_tokens: 5, output_tokens: 2, input_tokens_details: { cached_tokens: 7 } };
    expect(await read(words('x'), { ...END, usage: other })).toMatchObject({
      answer: { usage: { input: 5, cached: 5, output: 2 } },
    });
  });

  it.each([
    ['max_tokens', 'length'],
    ['MAX_TOKENS', 'length'],
    ['sensitive', 'content_filter'],
    ['stop', 'stop'],
  ])('that end with %s end with %s', async (said, meant) => {
    const end = { choices: [{ index: 0, delta: {}, finish_reason: said }] };
    expect(await read(words('x'), end)).toMatchObject({ answer: { finishReason: meant } });
  });

  it('that end because the server broke down are no answer', async () => {
    const end = { choices: [{ index: 0, delta: {}, finish_reason: 'insufficient_system_resource' }] };
    await expect(read(words('x'), end)).rejects.toMatchObject({ code: 'E_MODEL_UNAVAILABLE' });
  });
});
