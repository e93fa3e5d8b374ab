// Refusals as providers word them: the shapes of their error bodies, and rules that several of them share.
import { formatOf, hasTools, isObject, says, type Denied, type RequestBody } from './dialect.ts';

/** `{error: {message, type, param, code}}`, as api.openai.com and all that follow it. */
export function openAiError(
  status: number,
  message: string,
  { type = 'invalid_request_error', param = null, code = null }: ErrorFields = {},
): Denied {
  return { status, body: { error: { message, type, param, code } } };
}

interface ErrorFields {
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | number | null;
}

/** The first refusal of a list of rules. */
export function firstOf(
  ...rules: ((body: RequestBody) => Denied | null)[]
): (body: RequestBody) => Denied | null {
  return body => {
    for (const rule of rules) {
      const denied = rule(body);
      if (denied !== null) return denied;
    }
    return null;
  };
}

/** Refuses what `when` says, with `denied`. */
export function when(
  is: (body: RequestBody) => boolean,
  denied: Denied,
): (body: RequestBody) => Denied | null {
  return body => (is(body) ? denied : null);
}

/** The names of the parameters in a request that are not in the list. */
export function strangers(body: RequestBody, known: readonly string[]): string[] {
  return Object.keys(body).filter(name => !known.includes(name) && body[name] !== undefined);
}

/** What every chat endpoint has had from the beginning. */
export const OLD_PARAMETERS = ['model', 'messages', 'max_tokens', 'temperature', 'top_p', 'stream', 'stop'];

/** What api.openai.com knows of what a client like ours might send. */
export const OPENAI_PARAMETERS = [
  ...OLD_PARAMETERS,
  'max_completion_tokens',
  'response_format',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'stream_options',
  'prompt_cache_key',
  'service_tier',
  'seed',
  'n',
  'user',
];

/** "Unrecognized request argument supplied": how api.openai.com answers to a parameter of others. */
export function refuseStrangers(known: readonly string[]): (body: RequestBody) => Denied | null {
  return body => {
    const [name] = strangers(body, known);
    return name === undefined ? null : openAiError(400, `Unrecognized request argument supplied: ${name}`);
  };
}

/** `stream_options` without `stream` (OpenAI's reference; vLLM says it in nearly the same words). */
export const refuseLoneStreamOptions = when(
  body => body['stream_options'] !== undefined && body['stream'] !== true,
  openAiError(400, "The 'stream_options' parameter is only allowed when 'stream' is enabled.", {
    param: 'stream_options',
  }),
);

/** JSON mode without the word: OpenAI, and DashScope in the same words. */
export const refuseJsonWithoutWord = when(
  body => formatOf(body) === 'json_object' && !says(body, /json/i),
  openAiError(
    400,
    "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    { param: 'messages' },
  ),
);

/** A strict schema must name all properties as required, and close every object (OpenAI's guide to structured outputs). */
export const refuseLooseSchema = (body: RequestBody): Denied | null => {
  const format = body['response_format'];
  const wrapped = isObject(format) ? format['json_schema'] : null;
  if (formatOf(body) !== 'json_schema') return null;
  if (!isObject(wrapped) || typeof wrapped['name'] !== 'string')
    return openAiError(400, "Missing required parameter: 'response_format.json_schema.name'.", {
      param: 'response_format.json_schema.name',
      code: 'missing_required_parameter',
    });
  return closed(wrapped['schema'])
    ? null
    : openAiError(
        400,
        `Invalid schema for response_format '${wrapped['name']}': In context=(), 'additionalProperties' is required to be supplied and to be false.`,
        { param: 'response_format' },
      );
};

function closed(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(closed);
  if (!isObject(schema)) return true;
  const { type, properties, required } = schema;
  const isClosed =
    type !== 'object' ||
    (schema['additionalProperties'] === false &&
      isObject(properties) &&
      Array.isArray(required) &&
      Object.keys(properties).every(name => required.includes(name)));
  return isClosed && Object.values(schema).every(closed);
}

/** A forced choice needs a tool to choose. */
export const refuseLoneToolChoice = when(
  body => body['tool_choice'] !== undefined && body['tool_choice'] !== 'none' && !hasTools(body),
  openAiError(400, "'tool_choice' is only allowed when 'tools' are specified.", { param: 'tool_choice' }),
);

/** Roles that a provider does not know. */
export function refuseRoles(
  known: readonly string[],
  denied: (role: string, index: number) => Denied,
): (body: RequestBody) => Denied | null {
  return ({ messages }) => {
    const index = messages.findIndex(({ role }) => !known.includes(role));
    return index < 0 ? null : denied(messages[index]?.role ?? '', index);
  };
}

/** Roles that all know. */
export const ROLES = ['system', 'user', 'assistant', 'tool'];
