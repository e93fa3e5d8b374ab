// The loopback server itself: it refuses what its provider refuses and in its words, counts as that provider counts, and
// answers in its habit. Without this, a dialect that refuses nothing would make the other tests pass.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manyPapers } from '../support/many-papers.ts';
import type { Dialect } from '../support/providers/dialect.ts';
import { DIALECTS } from '../support/providers/dialects.ts';
import { KEY, startProvider, tokensOf, type Provider } from '../support/providers/server.ts';

const PAPERS = manyPapers(2);
const NOTES = PAPERS[0]?.reply ?? '';
const servers = new Map<string, Provider>();

beforeAll(async () => {
  for (const dialect of DIALECTS) servers.set(dialect.name, await startProvider(dialect, PAPERS));
});
afterAll(async () => {
  await Promise.all([...servers.values()].map(server => server.close()));
});

const named = (name: string): Dialect => DIALECTS.find(dialect => dialect.name === name) ?? DIALECTS[0]!;
const TOOLS = [{ type: 'function', function: { name: 'notes', parameters: { type: 'object' } } }];
const SCHEMA = { type: 'object', properties: {}, required: [], additionalProperties: false };
const AS_SCHEMA = { type: 'json_schema', json_schema: { name: 'notes', strict: true, schema: SCHEMA } };
const AS_JSON = { type: 'json_object' };

/** Sends what every server takes, with `more` laid over it. */
function ask(
  name: string,
  more: object = {},
  { key = KEY, path = '/chat/completions' } = {},
): Promise<Response> {
  const server = servers.get(name);
  const messages = [
    { role: 'system', content: 'Answer with JSON that has a "headline".' },
    { role: 'user', content: PAPERS[0]?.title ?? '' },
  ];
  return fetch(`${server?.baseUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: named(name).model, messages, max_tokens: 100, ...more }),
  });
}

const DEVELOPER = { messages: [{ role: 'developer', content: 'json "headline"' }] };
const FORCED = { tools: TOOLS, tool_choice: { type: 'function', function: { name: 'notes' } } };
const STREAM = { stream: true };

/** Dialect, what is added to the request, status, and what the body says. */
const REFUSED: readonly (readonly [string, object, number, string])[] = [
  ['OpenAI', { enable_thinking: false }, 400, 'Unrecognized request argument supplied: enable_thinking'],
  ['OpenAI', { response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } } }, 400, 'additionalProperties'],
  ['OpenAI', { response_format: AS_JSON, messages: [{ role: 'user', content: 'notes' }] }, 400, "the word 'json'"],
  ['OpenAI', { stream_options: { include_usage: true } }, 400, "only allowed when 'stream'"],
  ['OpenAI, reasoning model', {}, 400, "Use 'max_completion_tokens' instead"],
  ['OpenAI, reasoning model', { max_tokens: undefined, temperature: 0.2 }, 400, "'temperature' does not support 0.2"],
  ['OpenAI, reasoning model', { max_tokens: undefined, ...STREAM }, 400, 'must be verified to stream'],
  ['DeepSeek', { response_format: AS_SCHEMA }, 400, 'This response_format type is unavailable now'],
  ['DeepSeek', FORCED, 400, 'Thinking mode does not support this tool_choice'],
  ['DeepSeek', DEVELOPER, 400, 'unknown variant `developer`'],
  ['Qwen (DashScope)', {}, 400, 'enable_thinking must be set to false for non-streaming calls'],
  ['Qwen (DashScope)', { ...STREAM, response_format: AS_JSON }, 400, 'not supported when enable_thinking is true'],
  ['Qwen (DashScope)', { ...STREAM, ...DEVELOPER }, 400, 'developer is not one of'],
  ['Kimi', { temperature: 0.2 }, 400, 'only 1 is allowed for this model'],
  ['Kimi', { response_format: { ...AS_SCHEMA, json_schema: { schema: { $schema: 'x' } } } }, 400, 'not a valid moonshot flavored json schema'],
  ['Kimi', FORCED, 400, 'incompatible with thinking enabled'],
  ['Zhipu GLM', DEVELOPER, 400, '角色信息不正确'],
  ['Zhipu GLM', { response_format: AS_SCHEMA }, 400, 'response_format.type 参数非法'],
  ['Zhipu GLM', { max_completion_tokens: 9 }, 400, '"1210"'],
  ['Zhipu GLM', FORCED, 400, 'tool_choice 参数非法'],
  ['SiliconFlow', { response_format: AS_JSON }, 400, '"code":20024'],
  ['SiliconFlow', { tools: TOOLS, tool_choice: 'required' }, 400, '"code":20015'],
  ['OpenRouter', { response_format: AS_SCHEMA, provider: { require_parameters: true } }, 404, 'No endpoints found'],
  ['Gemini, OpenAI path', { prompt_cache_retention: '24h' }, 400, '[{"error":{"code":400'],
  ['Mistral', { stream_options: {} }, 422, '"message":{"detail":[{"type":"extra_forbidden"'],
  ['LM Studio', { response_format: AS_JSON }, 400, `{"error":"'response_format.type' must be 'json_schema' or 'text'"}`],
  ['vLLM', { stream_options: {} }, 400, '"object":"error"'],
  ['vLLM 0.8, xgrammar', { response_format: AS_SCHEMA }, 400, 'not supported by xgrammar'],
  ['vLLM 0.8, xgrammar', { tools: TOOLS }, 400, '--enable-auto-tool-choice'],
  ['llama.cpp server', { response_format: AS_SCHEMA }, 400, 'Failed to initialize samplers'],
  ['bare proxy', { response_format: AS_JSON }, 422, '"loc":["body","response_format"]'],
  ['proxy that streams unasked', STREAM, 400, 'streaming is not enabled'],
]; // prettier-ignore

describe('the loopback server refuses', () => {
  for (const [name, more, status, words] of REFUSED) {
    test(`as ${name} does: ${words}`, async () => {
      const response = await ask(name, more);
      expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(words)]);
      expect(servers.get(name)?.exchanges.at(-1)?.end).toBe('refused');
    });
  }

  test('a wrong key and an unknown model wherever its provider does, and a path that it does not have', async () => {
    for (const { name, wrongKey, wrongModel } of DIALECTS) {
      const key = await ask(name, {}, { key: 'sk-other' });
      if (wrongKey !== null) expect([name, key.status]).toEqual([name, wrongKey.status]);
      const model = await ask(name, { model: 'none' });
      if (wrongModel !== null) expect([name, model.status]).toEqual([name, wrongModel('none').status]);
      const path = await ask(name, {}, { path: '/completions' });
      expect([name, path.status, await path.text()]).toEqual([name, 404, expect.stringContaining('<html>')]);
    }
  });
});

/** What is accepted: once the provider's own switch is set, where it has one. */
const ACCEPTED: readonly (readonly [string, object])[] = [
  ['OpenAI', { response_format: AS_SCHEMA, stream: true, stream_options: { include_usage: true } }],
  ['DeepSeek', { thinking: { type: 'disabled' }, ...FORCED }],
  ['Qwen (DashScope)', { enable_thinking: false, response_format: AS_JSON }],
  ['Kimi', { thinking: { type: 'disabled' }, ...FORCED }],
  ['SiliconFlow', FORCED],
  ['llama.cpp server', { chat_template_kwargs: { enable_thinking: false }, response_format: AS_SCHEMA }],
  ['Ollama, thinking model', { reasoning_effort: 'none' }],
];

describe('the loopback server answers', () => {
  for (const [name, more] of ACCEPTED) {
    test(`${name} with its switch set, and the notes are in the answer`, async () => {
      const response = await ask(name, more);
      const text = await response.text();
      expect(response.status).toBe(200);
      expect(notesIn(text)).toBe(NOTES);
    });
  }

  test('with content beside reasoning, keep-alive comments and usage as DeepSeek streams them', async () => {
    await ask('DeepSeek'); // fills its cache
    const text = await (await ask('DeepSeek', STREAM)).text();
    expect(text).toMatch(/^: keep-alive\n\n/);
    expect(text).toContain('"reasoning_content":');
    expect(text).toMatch(/"prompt_cache_hit_tokens":\d+.*\n\ndata: \[DONE\]\n\n$/);
    expect(notesIn(text)).toBe(NOTES);
  });

  test('with usage in the last choice as Kimi does', async () => {
    const text = await (await ask('Kimi', STREAM)).text();
    expect(text).toMatch(/"finish_reason":"stop","usage":\{"prompt_tokens":\d+.*"cached_tokens":\d+\}\}\]\}\n\ndata: \[DONE\]/);
  }); // prettier-ignore

  test('blank once in JSON mode as DeepSeek does, empty beside its reasoning as Ollama does', async () => {
    await servers.get('DeepSeek')?.close();
    servers.set('DeepSeek', await startProvider(named('DeepSeek'), PAPERS));
    const contents = [];
    for (let turn = 0; turn < 2; turn += 1)
      contents.push(notesIn(await (await ask('DeepSeek', { response_format: AS_JSON })).text()));
    expect(contents.map(content => content.trim())).toEqual(['', NOTES]);
    const thinking: unknown = await (await ask('Ollama, thinking model')).json();
    const message = { content: '', reasoning: NOTES };
    expect(thinking).toMatchObject({ choices: [{ message }] });
  });

  test('with tokens that grow with the text, three times as many for Chinese', () => {
    expect([tokensOf('abcd'.repeat(10)), tokensOf('共用队列'.repeat(10))]).toEqual([10, 30]);
  });
});

/** Content or tool arguments of an answer in whatever form it came. */
function notesIn(text: string): string {
  const isStream = /^(data|:)/.test(text);
  const bodies = isStream
    ? text.split('\n').filter(line => /^data: \{/.test(line)).map(line => line.slice(6))
    : [text]; // prettier-ignore
  return bodies
    .map(body => {
      const [choice] = JSON.parse(body).choices;
      const said = choice?.message ?? choice?.delta;
      return said?.content ?? said?.tool_calls?.[0].function.arguments ?? '';
    })
    .join('');
}
