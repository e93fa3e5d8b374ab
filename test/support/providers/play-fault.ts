// One fault, played: the run that meets it, and the same command once the server is well.
import type { World } from '../cli.ts';
import type { FaultCase } from './faults.ts';
import { answered, codeOf, problemsOfFailure, problemsOfNotes, refused, type Run } from './judge.ts';
import { DIGEST, FIRST, LONG, onStage, runOn } from './stage.ts';

/** A row of the table of faults. */
export interface FaultRow {
  readonly name: string;
  readonly exit: number | null;
  readonly code: string;
  readonly requests: number;
  readonly answered: number;
  /** Requests that were sent again unchanged. */
  readonly identical: number;
  readonly notes: string;
  readonly again: string;
  readonly problems: readonly string[];
}

const ARGS = ['--digest', 'README.md', '--json'];

/** Plays it; after a run that succeeded all the same, the notes are asked for anew. */
export function playFault(fault: FaultCase, warm: World): Promise<FaultRow> {
  return onStage(fault.dialect, warm, async stage => {
    const { provider } = stage;
    provider.play(fault.faults, fault.forever);
    const env = {
      OPENAI_BASE_URL: fault.baseUrl?.(provider.baseUrl) ?? provider.baseUrl,
      OPENAI_MODEL: fault.model ?? fault.dialect.model,
    };
    const args = [...ARGS, ...(fault.args ?? [])];
    const paper = fault.isLong ? LONG : FIRST;
    const met = await runOn(stage, paper, { args, env, alone: fault.waits === true });
    const problems = problemsOfMeeting(fault, met);
    provider.heal();
    const isGood = met.ended.code === 0;
    const asIs = isGood ? '--refresh=notes' : fault.againWith;
    const again = await runOn(stage, paper, { args: asIs === undefined ? ARGS : [...ARGS, asIs] });
    const bodies = met.exchanges.map(({ body }) => JSON.stringify(body));
    return {
      name: fault.name,
      exit: met.ended.code,
      code: codeOf(met.ended),
      requests: met.exchanges.length,
      answered: answered(met.exchanges),
      identical: bodies.length - new Set(bodies).size,
      notes: isGood ? 'valid' : 'none',
      again: again.ended.code === 0 ? 'valid' : `exit ${again.ended.code} ${codeOf(again.ended)}`,
      problems: [...problems, ...problemsOfNotes(again).map(problem => `again: ${problem}`)],
    };
  });
}

function problemsOfMeeting({ exit, codes, requests }: FaultCase, met: Run): string[] {
  const { ended, exchanges } = met;
  const code = codeOf(ended);
  const isRight = ended.code === exit && (codes.length === 0 || codes.includes(code));
  const expected = `${exit} ${codes.join(' or ')}`;
  const count = exchanges.length - refused(exchanges);
  return [
    ...(isRight ? [] : [`exit ${ended.code} ${code}, not ${expected}: ${ended.stderr.slice(-500)}`]),
    ...(count > requests ? [`${count} requests, not ${requests}`] : []),
    ...(exit === 0 ? problemsOfNotes(met) : problemsOfFailure(met, DIGEST)),
  ];
}
