import { describe, expect, it } from 'vitest';
import { firstManner, nextManner } from '../../src/model/ladder.ts';

const first = firstManner('api.example.com');

describe('the ladder', () => {
  it('starts with json_schema and max_tokens, and with max_completion_tokens only at api.openai.com', () => {
    expect(first).toMatchObject({ mode: 'json_schema', maxTokensField: 'max_tokens' });
    expect(firstManner('api.openai.com').maxTokensField).toBe('max_completion_tokens');
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
      'a fixed temperature (HKUDS/nanobot#4967)',
      'invalid temperature: only 1 is allowed for this model',
      { sendTemperature: false },
    ],
    [
      'Qwen thinking (langchain4j/langchain4j#3974)',
      'parameter.enable_thinking must be set to false for non-streaming calls',
      { disableThinking: true },
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

  it('leaves refusals about other things alone', () => {
    expect(nextManner(first, { text: 'model not found' })).toBeNull();
    expect(nextManner(first, { text: '' })).toBeNull();
  });
});
