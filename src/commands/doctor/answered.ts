// What a server that answers says of key, model and mode. Pure.
import { keyFile } from '../../config/key-host.ts';
import { nearest } from '../../lib/nearest.ts';
import { joined, phrase, type Phrase } from '../../lib/phrase.ts';
import type { Reached } from '../../model/reach.ts';
import { modelAsked } from '../../steps/engine.ts';
import type { AskedModel } from './ask.ts';
import {
  DEADLINE_S,
  fail,
  failedBy,
  ok,
  skipped,
  warn,
  type CheckResult,
  type DoctorWorld,
} from './check.ts';
import { modelsIn } from './endpoint.ts';

/** What was found out of a server that answers. */
interface Seen {
  readonly reached: Reached & { readonly kind: 'answer' };
  /** Null when the question was not sent. */
  readonly asked: AskedModel | null;
}

/** Whether the host takes the key, or wants one. */
export function access({ survey }: DoctorWorld, { reached, asked }: Seen): CheckResult {
  const { apiKey, baseUrl } = survey.config;
  const { host } = new URL(baseUrl);
  const refused = refusal(reached.status, asked);
  // Beside a host that stands in a file, a key of the shell is not sent: it belongs where the host is.
  const file = keyFile(survey.config);
  if (refused !== null)
    return fail('access', 'access', {
      seen:
        apiKey === ''
          ? phrase`${host} wants a key (${refused})`
          : phrase`${host} refused the key (${refused})`,
      next:
        file === null
          ? phrase`export OPENAI_API_KEY=… with a key of ${host}`
          : phrase`write OPENAI_API_KEY=… with a key of ${host} into ${file}`,
    });
  if (asked?.kind === 'failed' && asked.error.code === 'E_MODEL_QUOTA')
    return fail('access', 'access', {
      seen: phrase`${host} says that no money or quota is left (${asked.error.why})`,
      next: phrase`add credit at the provider`,
    });
  if (isAnswer(asked))
    return ok('access', apiKey === '' ? phrase`${host} needs no key` : phrase`${host} accepts the key`);
  if (modelsIn(reached) !== null) return ok('access', phrase`${host} gave its list of models`);
  return skipped('access', phrase`only an answer of the model would show it`);
}

/** How the host said no to the key; null when it did not. */
function refusal(status: number, asked: AskedModel | null): string | null {
  if (status === 401 || status === 403) return `HTTP ${status}`;
  return asked?.kind === 'failed' && asked.error.code === 'E_MODEL_KEY' ? asked.error.why : null;
}

function isAnswer(asked: AskedModel | null): boolean {
  return asked?.kind === 'answer' || asked?.kind === 'no JSON';
}

/** Whether a model is named, and the host has it. */
export function model({ survey }: DoctorWorld, { reached, asked }: Seen): CheckResult {
  const { host, model: name } = modelAsked(survey.config);
  const list = modelsIn(reached);
  if (name === '')
    return fail('model', 'usage', {
      seen: phrase`no model is named for ${host}`,
      next: otherModel(name, list),
    });
  if (isAnswer(asked) || list?.includes(name) === true) return ok('model', name);
  if (asked?.kind === 'failed' && asked.error.code === 'E_MODEL_UNKNOWN')
    return fail('model', 'usage', {
      seen: phrase`${host} does not know the model ${name}`,
      next: otherModel(name, list),
    });
  if (list === null) return skipped('model', phrase`only an answer of the model would show it`);
  // Aliases are often not listed: only a refusal is sure.
  return warn('model', phrase`${host} does not list the model ${name}`, otherModel(name, list));
}

function otherModel(name: string, list: readonly string[] | null): Phrase {
  const guess = nearest(name, list ?? []) ?? list?.[0];
  if (guess === undefined || list === null) return phrase`export OPENAI_MODEL=… with a model that it has`;
  return phrase`export OPENAI_MODEL=${guess}   (it has: ${someOf(list)})`;
}

function someOf(list: readonly string[]): Phrase {
  return joined(list.length <= 3 ? list : [...list.slice(0, 3), '…'], ', ');
}

/** Whether the model answers with JSON, and in which mode. */
export function answer({ flags, survey }: DoctorWorld, asked: AskedModel | null): CheckResult {
  const { model: name } = modelAsked(survey.config);
  if (asked === null)
    return skipped(
      'answer',
      flags.ask ? phrase`not asked: the key or the model comes first` : phrase`--no-ask`,
    );
  switch (asked.kind) {
    case 'answer':
      return ok('answer', phrase`in mode ${asked.mode}; the question cost ${asked.tokens} tokens`);
    case 'no JSON':
      return fail('answer', 'usage', {
        seen: phrase`${name} answers, but not with JSON: ${JSON.stringify(asked.text)}`,
        next: phrase`try another model (summarize doctor --model NAME), or --mode prompt`,
      });
    case 'silent':
      return fail('answer', 'remote', {
        seen: phrase`${name} gave no whole answer within ${DEADLINE_S} s`,
        next: phrase`summarize doctor   (again: local models are loaded at the first question)`,
      });
    case 'failed':
      return failedAnswer(name, asked);
  }
}

function failedAnswer(name: string, { error }: AskedModel & { kind: 'failed' }): CheckResult {
  if (['E_MODEL_KEY', 'E_MODEL_QUOTA', 'E_MODEL_UNKNOWN'].includes(error.code))
    return skipped('answer', phrase`not asked: the key or the model comes first`);
  if (error.code === 'E_REPLY_CUT_OFF' || error.code === 'E_REPLY_EMPTY')
    return warn(
      'answer',
      phrase`${name} answers, but had not finished after 100 tokens: it thinks first`,
      phrase`nothing, if notes come out; else --max-output-tokens 16000`,
    );
  return failedBy('answer', error);
}
