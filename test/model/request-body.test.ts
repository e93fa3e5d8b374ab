import { describe, expect, it } from 'vitest';
import { StatedNotesSchema } from '../../src/domain/reply.ts';
import { firstManner } from '../../src/model/ladder.ts';
import type { Manner } from '../../src/model/manner.ts';
import { buildMessages } from '../../src/model/messages.ts';
import { parsePrompt, type Prompt } from '../../src/model/prompt.ts';
import { requestBody } from '../../src/model/request-body.ts';
import { wireSchema } from '../../src/model/wire-schema.ts';
import { readPromptFile } from '../../src/store/package-files.ts';
import { sectionedPaper } from '../support/sectioned-paper.ts';

const settings = { baseUrl: 'https://api.example.com/v1', model: 'm', temperature: 0.3 };
const first = firstManner(settings.baseUrl);
const schema = { name: 'notes', json: wireSchema(StatedNotesSchema) };

async function prompt(name: string): Promise<Prompt> {
  const file = await readPromptFile(name);
  return parsePrompt(file.name, file.text, file.sha256);
}

async function bodyFor(title: string, manner: Manner = first): Promise<string> {
  const prompts = { notes: await prompt('notes.v2'), part: await prompt('part.v2') };
  const paper = {
    id: '2501.01234',
    version: 1,
    title,
    authors: [title],
    published: null,
    updated: null,
    categories: [],
    abstract: title,
    comment: null,
    doi: null,
    license: null,
    url: null,
    links: [],
  };
  const text = sectionedPaper([['introduction', 'Introduction', [`${title} is known.`]]]);
  const subject = { paper, text, schema: schema.json, terms: '' };
  const { parts } = buildMessages(prompts, subject, { maxInputTokens: 9000, mostParts: 3 });
  const { messages } = parts[0]!;
  return JSON.stringify(requestBody({ messages, schema, manner, maxOutputTokens: 8000 }, settings));
}

const sent = (manner: Partial<Manner>) => {
  const call = { messages: [], schema, manner: { ...first, ...manner }, maxOutputTokens: 8000 };
  return requestBody(call, settings) as Record<string, unknown>;
};

describe('the body of a request', () => {
  it.each(['json_schema', 'json_object', 'tool', 'prompt'] as const)(
    'is byte for byte the same over papers up to the title, and after the messages (%s), so that caches hit',
    async mode => {
      const [one, other] = [
        await bodyFor('Tides', { ...first, mode }),
        await bodyFor('Zebras', { ...first, mode }),
      ];
      const until = (body: string, title: string) => body.slice(0, body.indexOf(title));
      const after = (body: string) => body.slice(body.lastIndexOf(']', body.indexOf('"max_tokens"')));
      expect(until(one, 'Tides')).toBe(until(other, 'Zebras'));
      expect(after(one)).toBe(after(other));
      // OpenAI caches from 1,024 tokens on.
      expect(until(one, 'Tides').length / 4).toBeGreaterThan(1024);
    },
  );

  it('asks for the form in the mode of the manner, and only in that', () => {
    expect(sent({ mode: 'json_schema' })).toMatchObject({ response_format: { type: 'json_schema' } });
    expect(sent({ mode: 'json_object' })).toMatchObject({ response_format: { type: 'json_object' } });
    expect(sent({ mode: 'tool' })).toMatchObject({ tool_choice: { function: { name: 'notes' } } });
    expect(sent({ mode: 'tool', forceTool: false })).toMatchObject({ tool_choice: 'auto' });
    expect(sent({ mode: 'tool' })).not.toHaveProperty('response_format');
    const plain = sent({ mode: 'prompt' });
    for (const name of ['response_format', 'tools', 'tool_choice']) expect(plain).not.toHaveProperty(name);
  });

  it.each([
    ['enable-thinking', { enable_thinking: false }],
    ['thinking-disabled', { thinking: { type: 'disabled' } }],
    ['reasoning-disabled', { reasoning: { enabled: false } }],
    ['effort-none', { reasoning_effort: 'none' }],
    ['template-kwargs', { chat_template_kwargs: { enable_thinking: false } }],
  ] as const)('says %s in the words of its maker', (thinking, field) => {
    expect(sent({ thinking })).toMatchObject(field);
    expect(Object.keys(sent({}))).not.toContain(Object.keys(field)[0]);
  });

  it('leaves out what the server does not know, and never asks for more than it gives', () => {
    expect(sent({ sendTemperature: false })).not.toHaveProperty('temperature');
    expect(sent({ streamOptions: false })).not.toHaveProperty('stream_options');
    expect(sent({ stream: false })).not.toHaveProperty('stream_options');
    expect(sent({ maxTokensField: 'max_completion_tokens', maxOutput: 4096 })).toMatchObject({
      max_completion_tokens: 4096,
    });
  });

  it('forbids OpenRouter to drop parameters silently, and tells nobody else of it', () => {
    const call = { messages: [], schema, manner: first, maxOutputTokens: 1 };
    const there = { ...settings, baseUrl: 'https://openrouter.ai/api/v1' };
    expect(requestBody(call, there)).toMatchObject({ provider: { require_parameters: true } });
    expect(sent({})).not.toHaveProperty('provider');
  });
});
