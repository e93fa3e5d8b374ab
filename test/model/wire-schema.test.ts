import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { StatedNotesSchema } from '../../src/domain/reply.ts';
import { wireSchema } from '../../src/model/wire-schema.ts';

describe('wireSchema', () => {
  it('keeps the shape and leaves every bound at home', () => {
    const schema = z.object({
      title: z.string().min(1).max(9).regex(/x/),
      list: z.array(z.int().min(1)).min(2).max(3),
    });
    expect(wireSchema(schema)).toEqual({
      type: 'object',
      properties: { title: { type: 'string' }, list: { type: 'array', items: { type: 'integer' } } },
      required: ['title', 'list'],
      additionalProperties: false,
    });
  });

  it('keeps a property that is called like a keyword', () => {
    expect(wireSchema(z.object({ format: z.string() }))).toMatchObject({
      properties: { format: { type: 'string' } },
    });
  });

  it('sends the notes without $schema, references or bounds (vercel/ai#16472, vllm-project/vllm#45592)', () => {
    const text = JSON.stringify(wireSchema(StatedNotesSchema));
    expect(text).not.toMatch(/\$schema|\$ref|maxLength|minItems|pattern|anyOf/);
    expect(text).toContain('"quote"');
  });
});
