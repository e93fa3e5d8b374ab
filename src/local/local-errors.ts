// Why a model could not be loaded, or went away: what a person is told. Pure.
import { ToolError } from '../lib/errors.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** The child's name for: node-llama-cpp itself cannot be run, whatever the model. */
export const BROKEN_RUNTIME = 'BrokenRuntimeError';

/** How the child ended, and its last words. */
export interface Death {
  readonly code: number | null;
  readonly killedBy: string | null;
  readonly words: string;
}

const KEPT = phrase`what was read of the paper is cached; no digest was touched`;
const SMALLER = phrase`close other programs, set a lower --max-input-tokens, or take a smaller --model-file`;

/** The child said why it could not load the model. */
export function failedError(
  modelFile: string,
  { name, words, log }: { name: string; words: string; log: string },
): ToolError {
  if (name === 'InsufficientMemoryError') return memoryError(modelFile, words);
  const told = lastError(log);
  const why = told === '' || words.includes(told) ? words : `${words} (${told})`;
  return startError(modelFile, phrase`node-llama-cpp says: ${why}`);
}

/** The child ended: while it loaded the model, or later. */
export function diedError(modelFile: string, { code, killedBy, words }: Death): ToolError {
  // The system kills what takes more memory than there is.
  if (killedBy === 'SIGKILL')
    return memoryError(
      modelFile,
      phrase`its process was killed, as the system does when the memory is used up`,
    );
  const said = lastError(words);
  const how =
    killedBy === null
      ? phrase`its process ended with exit code ${code ?? '?'}`
      : phrase`its process was ended by ${killedBy}`;
  return startError(modelFile, said === '' ? how : phrase`${how}: ${said}`);
}

/** It is still loading. */
export function slowError(modelFile: string, seconds: number): ToolError {
  return startError(modelFile, phrase`it was not loaded after ${seconds} s`);
}

function memoryError(modelFile: string, why: Told): ToolError {
  return new ToolError({
    code: 'E_LOCAL_MEMORY',
    category: 'usage',
    what: phrase`the memory is too small for the model ${modelFile}`,
    why,
    kept: KEPT,
    next: SMALLER,
  });
}

function startError(modelFile: string, why: Told): ToolError {
  return new ToolError({
    code: 'E_LOCAL_START',
    category: 'usage',
    what: phrase`the model ${modelFile} could not be run`,
    why,
    kept: KEPT,
    next: phrase`try another file with --model-file FILE, or run summarize doctor`,
  });
}

/** The last line that reads like an error, of all that was printed; the last line at all without one. */
function lastError(log: string): string {
  const lines = log.split('\n').filter(line => line.trim() !== '');
  const line = lines.findLast(each => /\berror\b|\w{0,40}Error:/i.test(each)) ?? lines.at(-1) ?? '';
  return line.trim().slice(0, 200);
}
