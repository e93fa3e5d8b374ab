// The small question to the model: does it answer, in which mode, and with JSON? The one check that costs money.
import * as z from 'zod';
import type { Mode } from '../../domain/reply.ts';
import { excerpt } from '../../lib/excerpt.ts';
import { ToolError } from '../../lib/errors.ts';
import { askModel, type Question } from '../../model/converse.ts';
import { denialError, isThrottle } from '../../model/denial.ts';
import type { ModelGate } from '../../model/gate.ts';
import { firstManner } from '../../model/ladder.ts';
import { ownLesson } from '../../model/learning.ts';
import { parseReply } from '../../model/parse-reply.ts';
import { wireSchema } from '../../model/wire-schema.ts';
import { modelSettings } from '../../steps/engine.ts';
import { writingDown } from '../../steps/spending.ts';
import { openLedger } from '../../store/ledger.ts';
import { DEADLINE_S, type DoctorWorld } from './check.ts';

export type AskedModel =
  | { readonly kind: 'answer'; readonly mode: Mode; readonly tokens: number }
  | { readonly kind: 'no JSON'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: ToolError }
  | { readonly kind: 'silent' };

const AnswerSchema = z.strictObject({ ok: z.boolean() });
/** A model that adds something can do JSON all the same. */
const ReadSchema = z.object({ ok: z.boolean() });
const MOST_TOKENS = 100;
/** Messages name what was asked for; with this word their commands can be typed. */
const QUESTION: Question = {
  paper: 'doctor',
  messages: [
    { role: 'system', content: 'You answer with one JSON object and nothing else.' },
    { role: 'user', content: 'This is a test of the connection. Answer with the JSON object {"ok": true}' },
  ],
  schema: { name: 'test', json: wireSchema(AnswerSchema) },
  callsAllowed: 1,
};

/** Nothing is waited for here: a server that asks to wait is told as it is. */
const STRAIGHT: ModelGate = {
  run: async ({ asked }, send) => {
    const outcome = await send();
    if (outcome.kind === 'denial' && isThrottle(outcome.denial)) throw denialError(outcome.denial, asked);
    return outcome;
  },
};

/** Asks once. Throws the reason of Ctrl-C. */
export async function askQuestion({
  survey,
  signal,
  deadline,
  random,
  now,
}: DoctorWorld): Promise<AskedModel> {
  try {
    const { config } = survey;
    const settings = {
      ...modelSettings(config),
      maxOutputTokens: MOST_TOKENS,
      deadlineSeconds: DEADLINE_S,
    };
    const tools = {
      gate: () => Promise.resolve(STRAIGHT),
      signal: AbortSignal.any([signal, deadline]),
      log: () => undefined,
      random,
      backoffMs: 200,
      onAnswered: writingDown(
        { question: QUESTION, purpose: 'doctor', settings },
        { config, now, ledger: () => Promise.resolve(openLedger(config.stateDir)) },
      ),
      lesson: ownLesson(firstManner(config.baseUrl, config.mode === 'auto' ? null : config.mode)),
    };
    const { text, mode, usage } = await askModel(QUESTION, settings, tools);
    const parsed = parseReply(text, ReadSchema);
    if (!parsed.ok) return { kind: 'no JSON', text: excerpt(text) };
    return { kind: 'answer', mode, tokens: usage.input + usage.output };
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return { kind: 'silent' };
    if (error instanceof ToolError) return { kind: 'failed', error };
    throw error;
  }
}
