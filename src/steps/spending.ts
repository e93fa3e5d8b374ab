// What a call cost, written down when it is answered: also one whose answer is of no use was paid for.
import type { LedgerEntry } from '../domain/ledger.ts';
import type { ModelSettings } from '../model/ask.ts';
import { boundOf, usageOf } from '../model/bound.ts';
import type { AnsweredCall, Question } from '../model/converse.ts';
import { costIn } from './cost.ts';
import type { Tools } from './tools.ts';

/** What was asked, and of whom. */
interface Calling {
  readonly question: Question;
  readonly purpose: LedgerEntry['purpose'];
  readonly settings: ModelSettings;
}

/** Writes each answered call into the ledger; that it cannot be written fails nothing. */
export function writingDown(
  { question, purpose, settings }: Calling,
  tools: Pick<Tools, 'config' | 'now' | 'ledger'>,
): (call: AnsweredCall) => Promise<void> {
  return async ({ answer, manner }) => {
    const isCounted = answer.usage.input > 0 || answer.usage.output > 0;
    const { maxOutputTokens } = settings;
    const usage = isCounted ? answer.usage : usageOf(answer, boundOf({ ...question, maxOutputTokens }));
    const { host, model } = settings;
    const ledger = await tools.ledger();
    await ledger.record({
      at: new Date(tools.now()).toISOString(),
      paper: purpose === 'doctor' ? null : question.paper,
      host,
      model,
      mode: manner.mode,
      purpose,
      usage,
      ...costIn(tools, { host, model }, usage),
      estimated: !isCounted,
    });
  };
}
