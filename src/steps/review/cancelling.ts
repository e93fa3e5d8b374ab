// A question to the model that a person may take back while it is asked. Asked with a signal of its own: the run and
// all that it opened go on.
import type { Paper } from '../../domain/paper.ts';
import { ToolError } from '../../lib/errors.ts';
import { orAborted } from '../../lib/or-aborted.ts';
import { phrase } from '../../lib/phrase.ts';
import { ModelRequestError, type Asked } from '../../model/model-errors.ts';
import { modelSettings } from '../engine.ts';
import { isLocal } from '../local.ts';
import type { Tools } from '../tools.ts';

/** Aborted when the person cancels; left out, nobody can. */
interface Cancelling {
  readonly paper: Paper;
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs `ask` with tools that send nothing more once it was cancelled, and waits for nothing then.
 * @throws ToolError E_REVIEW_CANCELLED, which says whether the call may be billed; what `ask` throws
 */
export async function cancellable<T>(
  { paper, signal }: Cancelling,
  tools: Tools,
  ask: (tools: Tools) => Promise<T>,
): Promise<T> {
  if (signal === undefined) return ask(tools);
  const either = AbortSignal.any([tools.signal, signal]);
  let mayBill = false;
  const gate: Tools['gate'] = async () => {
    const { run } = await tools.gate();
    return {
      run: (call, send) =>
        // Neither a pause nor the wait for room is waited out.
        orAborted(
          run(call, async () => {
            signal.throwIfAborted();
            const before = mayBill;
            mayBill = true;
            const outcome = await send().catch((error: unknown) => {
              if (signal.aborted) throw mayBeBilled(call.asked);
              mayBill = before || (error instanceof ModelRequestError && error.mayBeBilled);
              throw error;
            });
            if (outcome.kind === 'denial') mayBill = before;
            return outcome;
          }),
          signal,
        ),
    };
  };
  const asking: Tools['asking'] = async () => {
    const { alone } = await tools.asking();
    return { alone: (question, own) => alone({ ...question, signal: either }, own) };
  };
  const progress: Tools['progress'] = doing => {
    signal.throwIfAborted();
    tools.progress(doing);
  };
  try {
    return await orAborted(ask({ ...tools, gate, asking, progress, signal: either }), either);
  } catch (error) {
    if (!signal.aborted || tools.signal.aborted) throw error;
    throw cancelledError(paper, mayBill, tools);
  }
}

/** For the budget of the run, which counts the call in full: nobody says what was used of it. */
function mayBeBilled({ paper, host }: Asked): ModelRequestError {
  return new ModelRequestError(
    {
      code: 'E_REVIEW_CANCELLED',
      category: 'person',
      what: phrase`nothing of ${paper} was made anew`,
      why: phrase`it was cancelled while ${host} was asked`,
      next: phrase`regenerate again, or decide about it as it is`,
    },
    { status: null, mayBeBilled: true },
  );
}

function cancelledError({ id }: Paper, mayBill: boolean, tools: Tools): ToolError {
  const { host } = modelSettings(tools.config);
  const isFree = !mayBill || isLocal(tools);
  return new ToolError({
    code: 'E_REVIEW_CANCELLED',
    category: 'person',
    what: phrase`nothing of ${id} was made anew`,
    why: isFree
      ? phrase`it was cancelled; it costs nothing`
      : phrase`it was cancelled while ${host} was asked, which may bill the call all the same`,
    kept: phrase`the notes as they were`,
    next: phrase`regenerate again, or decide about it as it is`,
  });
}
