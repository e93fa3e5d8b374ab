// Dialects of hosts outside China: OpenAI, Azure, OpenRouter, Gemini, Mistral.
import { afterThinking, formatOf, plainly, type Denied, type Dialect, type Tokens } from './dialect.ts';
import {
  firstOf,
  openAiError,
  OPENAI_PARAMETERS,
  OLD_PARAMETERS,
  refuseJsonWithoutWord,
  refuseLoneStreamOptions,
  refuseLoneToolChoice,
  refuseLooseSchema,
  refuseRoles,
  refuseStrangers,
  ROLES,
  strangers,
  when,
} from './refusals.ts';

/** Cached tokens of a prompt from 1024 tokens on, in steps of 128 (https://platform.openai.com/docs/guides/prompt-caching). */
const openAiUsage = ({ prompt, cached, completion }: Tokens): object => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 0 },
});

const openAiRules = [
  refuseRoles(['developer', ...ROLES], role =>
    openAiError(400, `Invalid value: '${role}'.`, { param: 'messages' }),
  ),
  refuseLoneStreamOptions,
  refuseLoneToolChoice,
  refuseLooseSchema,
  refuseJsonWithoutWord,
];

const unknownModel = (model: string): Denied =>
  openAiError(404, `The model \`${model}\` does not exist or you do not have access to it.`, {
    code: 'model_not_found',
  });

const wrongKey = openAiError(401, 'Incorrect API key provided: sk-no***key. You can find your API key at …', {
  code: 'invalid_api_key',
});

/** Knows its own parameters and no others. */
export const openAi: Dialect = {
  name: 'OpenAI',
  host: 'api.openai.com',
  basePath: '/v1',
  model: 'gpt-4.1-mini',
  settings: { temperature: 0.2 },
  wrongKey,
  wrongModel: unknownModel,
  refuses: firstOf(refuseStrangers(OPENAI_PARAMETERS), ...openAiRules),
  says: plainly,
  usage: openAiUsage,
  cache: { from: 1024, step: 128 },
  stream: { usage: 'asked' },
};

/**
 * Refuses `max_tokens` (IBM/chuk-llm#3), a temperature of one's own, and streams for organisations that are not
 * verified ("Your organization must be verified to stream this model").
 */
export const openAiReasoning: Dialect = {
  ...openAi,
  name: 'OpenAI, reasoning model',
  model: 'gpt-5-mini',
  refuses: firstOf(
    refuseStrangers([...OPENAI_PARAMETERS, 'reasoning_effort', 'verbosity']),
    when(
      body => body['max_tokens'] !== undefined,
      openAiError(
        400,
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        { param: 'max_tokens', code: 'unsupported_parameter' },
      ),
    ),
    when(
      body => body['temperature'] !== undefined && body['temperature'] !== 1,
      openAiError(
        400,
        "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
        { param: 'temperature', code: 'unsupported_value' },
      ),
    ),
    when(
      body => body['stream'] === true,
      openAiError(400, 'Your organization must be verified to stream this model.', {
        param: 'stream',
        code: 'unsupported_value',
      }),
    ),
    ...openAiRules,
  ),
};

/**
 * The v1 path of Azure: the deployment is the model, the key may stand in `api-key`, and a stream opens with an event
 * that holds only the filter's verdict (https://learn.microsoft.com/azure/ai-foundry/openai/api-version-lifecycle).
 */
export const azure: Dialect = {
  ...openAi,
  name: 'Azure OpenAI v1',
  host: 'my-resource.openai.azure.com',
  basePath: '/openai/v1',
  model: 'my-deployment',
  keyHeader: 'api-key',
  wrongKey: {
    status: 401,
    body: {
      error: {
        code: '401',
        message: 'Access denied due to invalid subscription key or wrong API endpoint.',
      },
    },
  },
  wrongModel: () => ({
    status: 404,
    body: {
      error: {
        code: 'DeploymentNotFound',
        message: 'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
      },
    },
  }), // prettier-ignore
  stream: { usage: 'asked', opensEmpty: true },
  extra: { prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] },
};

const NO_ENDPOINT = {
  status: 404,
  body: {
    error: { message: 'No endpoints found that can handle the requested parameters.', code: 404 },
  },
};

/**
 * The upstream has JSON mode but no schemas. With `require_parameters` a parameter that it lacks is a 404 that is not
 * about the model (block/buzz#3018), `max_completion_tokens` too (openstory-so/openstory#1317); without, the parameter
 * is dropped (CultivateLabs/raif#462) and the answer comes in the model's own habit, here with prose and a fence.
 */
export const openRouter: Dialect = {
  name: 'OpenRouter',
  host: 'openrouter.ai',
  basePath: '/api/v1',
  model: 'deepseek/deepseek-v4-flash',
  wrongKey: { status: 401, body: { error: { message: 'User not found.', code: 401 } } },
  wrongModel: model => ({
    status: 400,
    body: { error: { message: `${model} is not a valid model ID`, code: 400 } },
  }),
  refuses: body => {
    const provider = body['provider'];
    const requires =
      typeof provider === 'object' &&
      provider !== null &&
      Reflect.get(provider, 'require_parameters') === true;
    const lacks = formatOf(body) === 'json_schema' || body['max_completion_tokens'] !== undefined;
    return requires && lacks ? NO_ENDPOINT : null;
  },
  reasoningField: 'reasoning',
  says: (notes, body) => {
    const dropped = formatOf(body) === 'json_schema';
    const content = dropped ? `Here are the notes:\n\n\`\`\`json\n${notes}\n\`\`\`\n` : notes;
    return { ...afterThinking(content, body, true), content };
  },
  usage: ({ prompt, cached, completion }) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    cost: 0.0001,
    prompt_tokens_details: { cached_tokens: cached },
  }),
  cache: { from: 64, step: 64 },
  stream: { comment: ': OPENROUTER PROCESSING', usage: 'always' },
  extra: { provider: 'Somebody' },
};

/**
 * Error bodies are arrays, and unknown names are refused (MinLL/SkyrimNet-GamePlugin#77,
 * Alishahryar1/free-claude-code#542).
 */
export const gemini: Dialect = {
  name: 'Gemini, OpenAI path',
  host: 'generativelanguage.googleapis.com',
  basePath: '/v1beta/openai',
  model: 'gemini-3-flash',
  wrongKey: googleError(400, 'API key not valid. Please pass a valid API key.', 'INVALID_ARGUMENT'),
  wrongModel: model => googleError(404, `models/${model} is not found for API version v1main.`, 'NOT_FOUND'),
  refuses: body => {
    const names = strangers(body, [...OPENAI_PARAMETERS, 'reasoning_effort', 'extra_body']);
    if (names.length === 0) return null;
    const lines = names.map(
      name => `Invalid JSON payload received. Unknown name "${name}": Cannot find field.`,
    );
    return googleError(400, lines.join('\n'), 'INVALID_ARGUMENT');
  },
  says: plainly,
  usage: ({ prompt, cached, completion }) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    ...(cached === 0 ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
  }),
  cache: { from: 1024, step: 128 },
  stream: { usage: 'asked' },
};

function googleError(status: number, message: string, name: string): Denied {
  return { status, body: [{ error: { code: status, message, status: name } }] };
}

/** 422 with an object where others have the message (mistralai/platform-docs-public#7, Gage-Technologies/mistral-go#3). */
export const mistral: Dialect = {
  name: 'Mistral',
  host: 'api.mistral.ai',
  basePath: '/v1',
  model: 'mistral-small-latest',
  wrongKey: { status: 401, body: { detail: 'Unauthorized' } },
  wrongModel: model => ({
    status: 400,
    body: {
      object: 'error',
      message: `Invalid model: ${model}`,
      type: 'invalid_model',
      param: null,
      code: '1500',
    },
  }),
  refuses: body => {
    const known = [...OLD_PARAMETERS, 'response_format', 'tools', 'tool_choice', 'parallel_tool_calls', 'n'];
    const detail = strangers(body, known).map(name => ({
      type: 'extra_forbidden',
      loc: ['body', name],
      msg: 'Extra inputs are not permitted',
      input: body[name],
    }));
    if (detail.length === 0) return null;
    const rest = { type: 'invalid_request_error', param: null, code: null };
    return { status: 422, body: { object: 'error', message: { detail }, ...rest } };
  },
  says: plainly,
  usage: ({ prompt, completion }) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  }),
  cache: { from: Infinity, step: 1 },
  stream: { usage: 'always' },
};
