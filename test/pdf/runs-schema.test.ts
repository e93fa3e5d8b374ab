// Runs are looked at by hand, by the rule that their schema states.
import fc from 'fast-check';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { LineSchema, RunSchema } from '../../src/domain/page.ts';

const line = (runs: unknown) => ({
  text: 'The tide',
  x: 72,
  y: 90,
  width: 40,
  height: 11.5,
  section: 'method',
  kind: 'text',
  end: 'space',
  runs,
});
const anyNumber = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, '1', null, undefined));
const anyRun = fc.oneof(
  fc.record({ text: fc.oneof(fc.string(), fc.constant(7)), x: anyNumber, width: anyNumber }),
  fc.record({ text: fc.string(), x: fc.integer(), width: fc.integer() }),
  fc.constantFrom(null, undefined, 'run', 7, [], {}),
);

describe('the runs of a line', () => {
  it('are those that their schema takes, and no others', () => {
    const schema = z.array(RunSchema);
    fc.assert(
      fc.property(fc.oneof(fc.array(anyRun, { maxLength: 3 }), fc.anything()), runs => {
        expect(LineSchema.safeParse(line(runs)).success).toBe(schema.safeParse(runs).success);
      }),
      { numRuns: 200 },
    );
  });

  it.each([{ x: NaN }, { x: '72' }, { x: null }, { width: NaN }, { width: Infinity }, { text: 7 }])(
    'are refused when one of them has %j',
    wrong => {
      const run = { text: 'The tide', x: 72, width: 40 };
      expect(LineSchema.safeParse(line([run, run])).success).toBe(true);
      expect(LineSchema.safeParse(line([run, { ...run, ...wrong }])).success).toBe(false);
    },
  );

  it('are not copied', () => {
    const runs = [{ text: 'The tide', x: 72, width: 40 }];
    expect(LineSchema.parse(line(runs)).runs).toBe(runs);
  });

  it('are named when they are wrong', () => {
    const { error } = LineSchema.safeParse(line([{ text: 'The tide', x: 72 }]));
    expect(error?.issues.map(({ path, message }) => ({ path, message }))).toEqual([
      { path: ['runs'], message: 'expected runs of text, x and width' },
    ]);
  });
});
