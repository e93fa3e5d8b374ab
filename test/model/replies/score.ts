// Ways to read a reply, judged on the same cases: right, refused though it could be read, or wrong without a word.
import { isDeepStrictEqual } from 'node:util';
import { jsonrepair } from 'jsonrepair';
import type * as z from 'zod';
import { parseReply } from '../../../src/model/parse-reply.ts';
import type { ReplyCase } from './cases.ts';

export type Verdict = 'right' | 'refused' | 'wrong';
type Read = (reply: string, schema: z.ZodType) => { readonly ok: boolean; readonly value?: unknown };

const bySchema =
  (parse: (reply: string) => unknown): Read =>
  (reply, schema) => {
    try {
      const { success, data } = schema.safeParse(parse(reply));
      return { ok: success, value: data };
    } catch {
      return { ok: false };
    }
  };

/** All three have the schema behind them, so that only values that fit count as accepted. */
export const PARSERS = {
  ours: parseReply,
  'JSON.parse': bySchema(reply => JSON.parse(reply) as unknown),
  jsonrepair: bySchema(reply => JSON.parse(jsonrepair(reply)) as unknown),
} as const satisfies Readonly<Record<string, Read>>;

export type ParserName = keyof typeof PARSERS;

/** What a way to read makes of one case. An answer to a reply that must be refused is wrong. */
export function verdictOf(parser: ParserName, { reply, schema, expected }: ReplyCase): Verdict {
  const read: Read = PARSERS[parser];
  const { ok, value } = read(reply, schema);
  if (!ok) return 'refused' in expected ? 'right' : 'refused';
  return 'value' in expected && isDeepStrictEqual(value, expected.value) ? 'right' : 'wrong';
}

/** The table of docs/replies.md: one row a category, and their sum. */
export function scoreTable(cases: readonly ReplyCase[]): string {
  const parsers = Object.keys(PARSERS) as ParserName[];
  const row = (name: string, some: readonly ReplyCase[]): string => {
    const cells = parsers.flatMap(parser => {
      const verdicts = some.map(one => verdictOf(parser, one));
      return (['right', 'refused', 'wrong'] as const).map(
        verdict => verdicts.filter(one => one === verdict).length,
      );
    });
    return `| ${[name, some.length, ...cells].join(' | ')} |`;
  };
  const categories = [...new Set(cases.map(({ category }) => category))];
  return [
    `| | replies | ${parsers.flatMap(name => [`${name}: right`, 'refused though fit', 'wrong']).join(' | ')} |`,
    `|---|${'---:|'.repeat(1 + parsers.length * 3)}`,
    ...categories.map(name =>
      row(
        name,
        cases.filter(({ category }) => category === name),
      ),
    ),
    row('**all**', cases),
  ].join('\n');
}
