import { describe, expect, it } from 'vitest';
import { afterMisfits, firstManner, nextManner } from '../../src/model/ladder.ts';
import type { Manner } from '../../src/model/manner.ts';

const first = firstManner('https://api.example.com/v1');

describe('the ladder', () => {
  it('starts with json_schema and max_tokens, and with max_completion_tokens only at api.openai.com', () => {
    expect(first).toMatchObject({ mode: 'json_schema', maxTokensField: 'max_tokens' });
    expect(firstManner('https://api.openai.com/v1').maxTokensField).toBe('max_completion_tokens');
  });

  // Words of real servers, with the thread or document they come from.
  it.each([
    [
      'DeepSeek without json_schema (khoj-ai/khoj#1336)',
      'This response_format type is unavailable now',
      { mode: 'json_object' },
    ],
    ['a server that knows no schema', "Unknown parameter: 'json_schema'", { mode: 'json_object' }],
    [
      'a reasoning model (IBM/chuk-llm#3)',
      "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
      { maxTokensField: 'max_completion_tokens' },
    ],
    [
      'an output limit (OpenAI)',
      'max_tokens is too large: 16384. This model supports at most 4096 completion tokens',
      { maxOutput: 4096 },
    ],
    [
      'an output limit beside a status and a year (vLLM)',
      '400 BadRequestError max_tokens of qwen-max-2025-01-25 must be at most 4096, got 16384',
      { maxOutput: 4096 },
    ],
    [
      'an output limit (DeepSeek)',
      'Invalid max_tokens value, the valid range of max_tokens is [1, 8192]',
      { maxOutput: 8192 },
    ],
    [
      'a fixed temperature (HKUDS/nanobot#4967)',
      'invalid temperature: only 1 is allowed for this model',
      { sendTemperature: false },
    ],
    [
      'Qwen thinking (langchain4j/langchain4j#3974)',
      'parameter.enable_thinking must be set to false for non-streaming calls',
      { thinking: 'enable-thinking' },
    ],
    [
      'an account that may not stream',
      'Your organization must be verified to stream this model.',
      { stream: false },
    ],
    ['no stream_options', 'stream_options is not supported', { streamOptions: false }],
  ])('learns one thing from %s', (_, text, change) => {
    expect(nextManner(first, { text })).toEqual({ ...first, ...change });
  });

  it('ends in the prompt alone when the server wants json_schema in json_object mode (lmstudio-bug-tracker#189)', () => {
    const manner = { ...first, mode: 'json_object' as const };
    expect(nextManner(manner, { text: "'response_format.type' must be 'json_schema' or 'text'" })?.mode).toBe(
      'prompt',
    );
  });

  it('makes each change once: a refusal that repeats itself is not about that', () => {
    const text = 'temperature is not supported';
    expect(nextManner({ ...first, sendTemperature: false }, { text })).toBeNull();
    expect(nextManner({ ...first, mode: 'prompt' }, { text: 'response_format refused' })).toBeNull();
  });

  it('goes from the schema to the object, to a tool, to words alone', () => {
    const modes = [];
    for (let manner: Manner | null = first; manner !== null; manner = afterMisfits(manner))
      modes.push(manner.mode);
    expect(modes).toEqual(['json_schema', 'json_object', 'tool', 'prompt']);
  });

  it('lets the model choose the tool before it gives tools up (deepseek-ai/DeepSeek-V3#1376)', () => {
    const tool = { ...first, mode: 'tool' as const };
    const text = 'Thinking mode does not support this tool_choice';
    const auto = nextManner(tool, { text });
    expect(auto).toEqual({ ...tool, forceTool: false });
    expect(nextManner(auto!, { text: 'tools are not supported' })?.mode).toBe('prompt');
  });

  it('takes back a switch for thinking that the server does not know', () => {
    const manner = { ...first, thinking: 'template-kwargs' as const };
    const text = 'Unrecognized request argument supplied: chat_template_kwargs';
    expect(nextManner(manner, { text })).toEqual(first);
  });

  it('never leaves a mode that a person chose', () => {
    const chosen = firstManner('https://api.deepseek.com', 'json_schema');
    expect(chosen.mode).toBe('json_schema');
    expect(nextManner(chosen, { text: 'This response_format type is unavailable now' })).toBeNull();
    expect(afterMisfits(chosen)).toBeNull();
  });

  it('begins with what is known of a host', () => {
    expect(firstManner('https://api.deepseek.com').mode).toBe('json_object');
    expect(firstManner('https://open.bigmodel.cn/api/paas/v4')).toMatchObject({
      mode: 'json_object',
      forceTool: false,
    });
    expect(firstManner('https://evil.example/api.deepseek.com').mode).toBe('json_schema');
  });

  it('leaves refusals about other things alone', () => {
    expect(nextManner(first, { text: 'model not found' })).toBeNull();
    expect(nextManner(first, { text: '' })).toBeNull();
  });
});
