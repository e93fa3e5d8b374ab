// What was spent, call by call: one line of the ledger, and its text. Pure.
import * as z from 'zod';
import { UsageSchema } from './reply.ts';

/** What a call was for. */
export const PURPOSES = ['notes', 'part', 'repair', 'reshape', 'section', 'regenerate', 'doctor'] as const;

/** Names are cut to this, so that a line is written in one piece: under 4 kB, however its characters are escaped. */
const LONGEST = 120;
const name = z.string().max(LONGEST);

/** A call that was answered, as the ledger keeps it. */
export const LedgerEntrySchema = z.object({
  /** When the answer was complete: `2026-11-23T07:10:12.000Z`. */
  at: z.iso.datetime(),
  /** Id of the paper with its version; null for a call about none. */
  paper: name.nullable(),
  host: name,
  model: name,
  /** The form of structured output: `json_schema`. */
  mode: name,
  purpose: z.enum(PURPOSES),
  usage: UsageSchema,
  cost: z.number().min(0).nullable(),
  /** ISO 4217; null when the cost is. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  /** True when the server counted no tokens and we did. */
  estimated: z.boolean(),
});
export type LedgerEntry = Readonly<z.infer<typeof LedgerEntrySchema>>;

/** The entry as a line with its line feed. `at` comes first: entryIn finds the beginning of a line by it. */
export function ledgerLine(entry: LedgerEntry): string {
  const { at, paper, host, model, mode, purpose, usage, cost, currency, estimated } = entry;
  const line = {
    at,
    paper: paper === null ? null : short(paper),
    host: short(host),
    model: short(model),
    mode: short(mode),
    purpose,
    usage,
    cost,
    currency,
    estimated,
  };
  return `${JSON.stringify(line)}\n`;
}

/** Characters that JSON writes as six bytes are counted as one: 4 names of 120 of them still fit into 4 kB. */
function short(text: string): string {
  return text.slice(0, LONGEST).toWellFormed();
}

/** The entry in a line; `isWhole` is false when something else, such as the torn line of a full disk, stands before it. */
export function entryIn(line: string): { entry: LedgerEntry | null; isWhole: boolean } {
  const start = Math.max(0, line.lastIndexOf('{"at":'));
  const entry = LedgerEntrySchema.safeParse(parsedOrNull(line.slice(start))).data ?? null;
  return { entry, isWhole: entry !== null && start === 0 };
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null; // torn, or not ours
  }
}
