// What of a schema the grammar of the embedded model holds, and what a request to it may say.
import { describe, expect, it } from 'vitest';
import { StatedNotesSchema } from '../../src/domain/reply.ts';
import { grammarSchema, SchemaError } from '../../src/local/grammar.ts';
import { readRequest } from '../../src/local/request.ts';
import { boundedSchema, wireSchema } from '../../src/model/wire-schema.ts';

const object = (properties: object): object => ({ type: 'object', properties, additionalProperties: false });

describe('the schema of a grammar', () => {
  it('keeps the bounds of texts and lists', () => {
    const schema = object({
      quote: { type: 'string', maxLength: 900 },
      claims: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 9 }, maxItems: 3 },
    });
    expect(grammarSchema(schema)).toEqual(
      object({
        quote: { type: 'string', minLength: 0, maxLength: 900 },
        claims: {
          type: 'array',
          items: { type: 'string', minLength: 1, maxLength: 9 },
          minItems: 0,
          maxItems: 3,
        },
      }),
    );
  });

  it('bounds what a schema leaves open: neither nothing nor without an end', () => {
    expect(grammarSchema({ type: 'array', items: { type: 'string' } })).toEqual({
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: 1000 },
      minItems: 1,
      maxItems: 6,
    });
    expect(grammarSchema({ type: 'array', items: { type: 'null' }, minItems: 2 })).toMatchObject({
      minItems: 2,
    });
  });

  it('writes a small range of integers out, since minimum and maximum are ignored and 6e7 is let through', () => {
    expect(grammarSchema({ type: 'integer', minimum: 1, maximum: 4 })).toEqual({ enum: [1, 2, 3, 4] });
    expect(grammarSchema({ type: 'integer', minimum: 0, maximum: 9_007_199_254_740_991 })).toEqual({
      type: 'integer',
    });
    expect(grammarSchema({ type: 'integer' })).toEqual({ type: 'integer' });
  });

  it('says either, nullable and constant in the words that node-llama-cpp knows', () => {
    expect(grammarSchema({ anyOf: [{ type: 'boolean' }, { type: 'null' }] })).toEqual({
      oneOf: [{ type: 'boolean' }, { type: 'null' }],
    });
    expect(grammarSchema({ type: ['number', 'null'] })).toEqual({
      oneOf: [{ type: 'number' }, { type: 'null' }],
    });
    expect(grammarSchema({ type: 'string', enum: ['a', null] })).toEqual({ enum: ['a', null] });
    expect(grammarSchema({ const: 3 })).toEqual({ const: 3 });
  });

  it.each([
    [{ allOf: [] }],
    [{ type: 'array' }],
    [{ type: 'constructor' }],
    [{ enum: [{}] }],
    [{ type: 'object', properties: [] }],
    ['string'],
  ])('cannot be made of %j', schema => {
    expect(() => grammarSchema(schema)).toThrow(SchemaError);
  });

  it('cannot be made of one without end', () => {
    const endless = { type: 'array', items: {} };
    endless.items = endless;
    expect(() => grammarSchema(endless)).toThrow('at most 20 deep');
  });
});

describe('the schema that our own server is sent', () => {
  it('is that of the wire with the lengths of texts and lists', () => {
    const bounded = JSON.stringify(boundedSchema(StatedNotesSchema));
    expect(bounded).toContain('"quote":{"type":"string","maxLength":900}');
    expect(bounded).toContain('"minItems":1,"maxItems":12');
    const bare = bounded.replace(
      /,"(?:min|max)(?:Length|Items)":\d+|"(?:min|max)(?:Length|Items)":\d+,/g,
      '',
    );
    expect(JSON.parse(bare)).toEqual(wireSchema(StatedNotesSchema));
    expect(bounded).not.toContain('$schema');
    expect(boundedSchema(StatedNotesSchema)).toBe(boundedSchema(StatedNotesSchema));
  });
});

describe('a request', () => {
  const messages = [{ role: 'user', content: 'JSON?' }];
  const read = (body: object): unknown => readRequest(JSON.stringify({ messages, ...body }));
  const plain = {
    messages,
    format: { type: 'text' },
    maxTokens: 4096,
    temperature: null,
    stream: false,
    usageInStream: false,
  };

  it('asks for text, for JSON, or for JSON of a schema', () => {
    expect(read({})).toEqual(plain);
    expect(read({ response_format: { type: 'json_object' }, max_completion_tokens: 5 })).toEqual({
      ...plain,
      format: { type: 'json_object' },
      maxTokens: 5,
    });
    const schema = { type: 'null' };
    const format = { type: 'json_schema', json_schema: { name: 'x', strict: true, schema } };
    expect(read({ response_format: format, stream: true, stream_options: { include_usage: true } })).toEqual({
      ...plain,
      format: { type: 'json_schema', schema },
      stream: true,
      usageInStream: true,
    });
  });

  it('is answered with what is wrong with it', () => {
    expect(readRequest('{')).toBe('the body is no JSON');
    expect(read({ messages: [] })).toMatch(/^messages: /);
    expect(read({ messages: [{ role: 'assistant', content: '' }] })).toBe(
      'messages: the last message is of the user',
    );
    expect(read({ response_format: { type: 'xml' } })).toMatch(/^response_format/);
    expect(read({ max_tokens: 0 })).toMatch(/^max_tokens: /);
  });
});
