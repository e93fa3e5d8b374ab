// A server's refusal of a call (a status of 400 and more), and the error that says what to do about it. Pure.
import { modelFlag } from '../domain/local-host.ts';
import { AGAIN } from '../lib/again.ts';
import type { ErrorParts } from '../lib/errors.ts';
import { durationText } from '../lib/retry-after.ts';
import { phrase, type Phrase } from '../lib/phrase.ts';
import { ModelRequestError, type Asked } from './model-errors.ts';
import type { ToldWait } from './rate-limits.ts';

/** An answer with a status of 400 or more, its body reduced to code and message. */
export interface Denial extends ToldWait {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** True when the body was no JSON: a page of a web server, or of a proxy. */
  readonly isPage?: boolean;
}

/** The server has too much to do, with us or with everybody: whoever asks it should slow down. */
export function isThrottle({ status, retryAfter }: Denial): boolean {
  return status === 429 || status === 529 || (status === 503 && retryAfter !== null);
}

/** Seconds that a denial asks to wait; null when it does not say. */
export function secondsToWait({ retryAfter, resetAfter }: Denial): number | null {
  return retryAfter ?? resetAfter;
}

/** Waits longer than this are not waited for: the run ends and can be resumed. */
export const LONGEST_WAIT_S = 60;

// Not "load balancer", which stands in many a 502.
const MONEY = /insufficient_quota|quota|billing|\bbalance\b|spend|credit|payment|arrears/i;
/** More tokens in one request than the limit of a minute has: waiting does not help. */
const TOO_LARGE = /request too large/i;
const TOO_LONG = /context.{0,20}(length|window|size)|maximum context|too many tokens|exceed_context_size/i;
// Hosts say these with a 400 where others have a status for it: Gemini the first, DeepSeek, GLM, SiliconFlow, OpenRouter
// and Mistral the second, Azure, Qwen and GLM the third, LM Studio and proxies the last.
const BAD_KEY =
  /api.?key.{0,10} not valid|(?:invalid|incorrect|wrong|expired).{0,10} api.?key|api_key_invalid/i;
const NO_SUCH_MODEL =
  /model.{0,80}(?:not exist|not found|no such)|(?:invalid|unknown|no such)[ _]model|not a valid model|模型不存在/i;
const FILTERED =
  /content[_ -]?(?:filter|policy|management)|responsibleai|data_inspection_failed|inappropriate content|敏感内容/i;
const NO_SUCH_DOOR =
  /unexpected endpoint|unknown (?:endpoint|route|request url)|no (?:such )?(?:route|endpoint|path)\b|cannot post/i;

/** One row: which denials it is about, and what to say. The first row that applies decides. */
interface DenialRule {
  readonly applies: (denial: Denial) => boolean;
  readonly code: string;
  readonly category: ErrorParts['category'];
  readonly retryable?: true;
  readonly what: (asked: Asked, denial: Denial) => Phrase;
  readonly next: (asked: Asked, denial: Denial) => Phrase;
}

const said = (denial: Denial): string => `${denial.code} ${denial.message}`;
const waitText = (denial: Denial): Phrase => durationText((secondsToWait(denial) ?? 0) * 1000);
const statusText = ({ status, message }: Denial): string =>
  `HTTP ${status}${message === '' ? '' : `: ${message}`}`;

const DENIALS: readonly DenialRule[] = [
  {
    applies: denial =>
      denial.status === 401 || denial.status === 403 || (denial.status === 400 && BAD_KEY.test(said(denial))),
    code: 'E_MODEL_KEY',
    category: 'access',
    what: ({ host, paper, hasKey = true }) =>
      hasKey
        ? phrase`${host} refused the key for ${paper}`
        : phrase`${host} wants a key for ${paper}, and none is set`,
    next: ({ host, hasKey = true, keyFile = null }) => {
      // A key of the environment beside an address in a file would not be sent: it belongs where the address stands.
      if (keyFile !== null) return phrase`write OPENAI_API_KEY=… with a key of ${host} into ${keyFile}`;
      return hasKey
        ? phrase`export OPENAI_API_KEY=… with a key of this host`
        : phrase`set OPENAI_API_KEY=… to a key of this host, in the same place as OPENAI_BASE_URL`;
    },
  },
  {
    applies: denial => denial.status === 402 || (MONEY.test(said(denial)) && denial.retryAfter === null),
    code: 'E_MODEL_QUOTA',
    category: 'access',
    what: ({ host, paper }) => phrase`${host} says that the account has no money or quota left for ${paper}`,
    next: () => phrase`add credit at the provider, then run the same command again`,
  },
  {
    // "Too many tokens" with a 429 is about the last minute, not about this paper.
    applies: denial =>
      denial.status === 413 || (isThrottle(denial) ? TOO_LARGE : TOO_LONG).test(said(denial)),
    code: 'E_TOO_LONG',
    category: 'paper',
    what: ({ model, paper }) => phrase`${paper} does not fit into the context of ${model}`,
    next: ({ paper, host }) =>
      phrase`summarize ${paper} --max-input-tokens 8000, or a model with a larger context: ${modelFlag(host)}`,
  },
  {
    applies: denial => denial.status === 400 && FILTERED.test(said(denial)),
    code: 'E_MODEL_REFUSED',
    category: 'paper',
    what: ({ model, paper }) => phrase`${model} gave no usable answer for ${paper}`,
    next: ({ paper, host }) => phrase`summarize ${paper} ${modelFlag(host)}, with another model`,
  },
  {
    applies: denial =>
      ([404, 405].includes(denial.status) && denial.isPage === true) ||
      (denial.status < 500 && NO_SUCH_DOOR.test(said(denial))),
    code: 'E_MODEL_NOT_API',
    category: 'usage',
    what: ({ host, paper }) => phrase`${host} did not answer as a model for ${paper}`,
    next: () => phrase`check OPENAI_BASE_URL: it usually ends in /v1`,
  },
  {
    applies: denial => denial.status === 404 || (denial.status === 400 && NO_SUCH_MODEL.test(said(denial))),
    code: 'E_MODEL_UNKNOWN',
    category: 'usage',
    what: ({ host, model, paper }) => phrase`${host} does not know the model ${model} (asked for ${paper})`,
    next: () => phrase`name one it has: summarize --model NAME …`,
  },
  {
    applies: denial => isThrottle(denial) && (secondsToWait(denial) ?? 0) > LONGEST_WAIT_S,
    code: 'E_MODEL_WAIT',
    category: 'remote',
    what: ({ host, paper }, denial) => phrase`${host} asks to wait ${waitText(denial)} before ${paper}`,
    next: (_, denial) => phrase`run the same command again in ${waitText(denial)}`,
  },
  {
    applies: ({ status }) => [408, 409, 429].includes(status) || status >= 500,
    code: 'E_MODEL_UNAVAILABLE',
    category: 'remote',
    retryable: true,
    what: ({ host, paper }) => phrase`${host} could not answer for ${paper}`,
    next: () => phrase`${AGAIN} in a few minutes`,
  },
];

const OTHER_DENIAL: DenialRule = {
  applies: () => true,
  code: 'E_MODEL_REQUEST',
  category: 'usage',
  what: ({ host, paper }) => phrase`${host} refused the request for ${paper}`,
  next: ({ host }) =>
    phrase`try another model (${modelFlag(host)}), or see what was sent with --until messages`,
};

/** Maps a denial to the error that says what to do. */
export function denialError(denial: Denial, asked: Asked): ModelRequestError {
  const rule = DENIALS.find(({ applies }) => applies(denial)) ?? OTHER_DENIAL;
  const { code, category, retryable = false } = rule;
  const why = statusText(denial);
  const parts = { code, category, why, what: rule.what(asked, denial), next: rule.next(asked, denial) };
  return new ModelRequestError(parts, { status: denial.status, retryable });
}

/** True when another form of the request may be taken: the server did not name anything else that is wrong. */
export function mayBeAboutForm(denial: Denial, error: ModelRequestError): boolean {
  if (![400, 404, 422].includes(denial.status) || denial.isPage === true) return false;
  return (
    error.code === 'E_MODEL_REQUEST' ||
    (error.code === 'E_MODEL_UNKNOWN' && !NO_SUCH_MODEL.test(said(denial)))
  );
}

/** True when the next call would be denied in the same way, whatever it is about. */
export function isFinalForAll({ code }: ModelRequestError): boolean {
  return ['E_MODEL_KEY', 'E_MODEL_QUOTA', 'E_MODEL_WAIT'].includes(code);
}

/** The server asked to wait again and again, and let nothing through after that. */
export function noRoomError(denial: Denial, asked: Asked, times: number): ModelRequestError {
  return new ModelRequestError(
    {
      code: 'E_MODEL_WAIT',
      category: 'remote',
      what: phrase`${asked.host} let no call through for ${asked.paper}`,
      why: phrase`it asked to wait ${times} times, and then said ${statusText(denial)}`,
      next: phrase`run the same command again in some minutes, with fewer calls at once (-j 1)`,
    },
    { status: denial.status },
  );
}
