// Dialects of hosts in China: DeepSeek, Qwen on DashScope, Kimi, Zhipu GLM, SiliconFlow. All of them think by default,
// and each has another way to be asked not to.
import {
  afterThinking,
  formatOf,
  hasTools,
  isObject,
  isToolForced,
  objectsIn,
  type Denied,
  type Dialect,
  type RequestBody,
  type Tokens,
} from './dialect.ts';
import { firstOf, openAiError, refuseJsonWithoutWord, refuseRoles, ROLES, when } from './refusals.ts';

/** `thinking: {type: 'disabled'}`: DeepSeek, Kimi, GLM. */
function thinks(body: RequestBody): boolean {
  const { thinking } = body;
  return !(isObject(thinking) && thinking['type'] === 'disabled');
}

/** `enable_thinking: false`: DashScope, SiliconFlow. */
const isThinkingOn = (body: RequestBody): boolean => body['enable_thinking'] !== false;

/** Ours is "Authentication Fails" in their words (https://api-docs.deepseek.com/quick_start/error_codes). */
const deepSeekKey = openAiError(401, 'Authentication Fails, Your api key: ****abcd is invalid', {
  type: 'authentication_error',
  code: 'invalid_request_error',
});

const deepSeekError = (message: string): Denied =>
  openAiError(400, message, { code: 'invalid_request_error' });

/**
 * No json_schema (khoj-ai/khoj#1336, ItzCrazyKns/Vane#969). JSON mode wants the word and may answer with blank content
 * (https://api-docs.deepseek.com/guides/json_mode): here the first time. While it thinks no tool may be forced
 * (deepseek-ai/DeepSeek-V3#1376). Roles: decolua/9router#773. A stream is kept alive with comments
 * (https://api-docs.deepseek.com/quick_start/rate_limit).
 */
export const deepSeek: Dialect = {
  name: 'DeepSeek',
  host: 'api.deepseek.com',
  basePath: '/v1',
  model: 'deepseek-v4-flash',
  wrongKey: deepSeekKey,
  wrongModel: () => deepSeekError('Model Not Exist'),
  refuses: firstOf(
    refuseRoles(ROLES, (role, index) =>
      deepSeekError(
        `Failed to deserialize the JSON body into the target type: messages[${index}].role: unknown variant \`${role}\`, expected one of \`system\`, \`user\`, \`assistant\`, \`tool\`, \`latest_reminder\` at line 1 column 60`,
      ),
    ),
    when(
      body => formatOf(body) === 'json_schema',
      deepSeekError('This response_format type is unavailable now'),
    ),
    when(
      body => formatOf(body) === 'json_object' && !/json/i.test(JSON.stringify(body.messages)),
      deepSeekError(
        "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'.",
      ),
    ),
    when(
      body => hasTools(body) && isToolForced(body) && thinks(body),
      deepSeekError('Thinking mode does not support this tool_choice'),
    ),
  ),
  reasoningField: 'reasoning_content',
  says: (notes, body, turn) => {
    const isBlank = turn === 0 && formatOf(body) === 'json_object';
    return afterThinking(isBlank ? '\n\n  ' : notes, body, thinks(body));
  },
  usage: ({ prompt, cached, completion }) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_cache_hit_tokens: cached,
    prompt_cache_miss_tokens: prompt - cached,
  }),
  cache: { from: 64, step: 64 },
  stream: { comment: ': keep-alive', usage: 'always' },
};

/** The words are theirs (tencentmusic/supersonic#2355, presenton/presenton#184); the body has a request_id beside `error`. */
const dashScopeError = (message: string): Denied => ({
  status: 400,
  body: {
    error: { code: 'invalid_parameter_error', message, param: null, type: 'invalid_request_error' },
    request_id: '53ada3be-865a-4b26-a48d-1ca6e3cf6219',
  },
});

/** A hybrid model: it thinks unless told not to, thinking needs a stream, and structured output needs no thinking. */
export const qwen: Dialect = {
  name: 'Qwen (DashScope)',
  host: 'dashscope.aliyuncs.com',
  basePath: '/compatible-mode/v1',
  model: 'qwen3-32b',
  wrongKey: {
    status: 401,
    body: {
      error: {
        message: 'Incorrect API key provided. ',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      },
      request_id: '0',
    },
  },
  wrongModel: model => ({
    status: 404,
    body: {
      error: {
        message: `The model \`${model}\` does not exist or you do not have access to it.`,
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_found',
      },
      request_id: '0',
    },
  }),
  refuses: firstOf(
    // openclaw/openclaw#22710
    refuseRoles(ROLES, role =>
      dashScopeError(`<400> InternalError.Algo.InvalidParameter: ${role} is not one of ['system', 'assistant', 'user', 'tool', 'function'] - 'messages.0.role'`),
    ), // prettier-ignore
    when(
      body => body['stream'] !== true && isThinkingOn(body),
      dashScopeError('parameter.enable_thinking must be set to false for non-streaming calls'),
    ),
    when(
      body => formatOf(body) !== '' && formatOf(body) !== 'text' && isThinkingOn(body),
      dashScopeError(
        '<400> InternalError.Algo.InvalidParameter: Json mode response is not supported when enable_thinking is true',
      ),
    ),
    refuseJsonWithoutWord,
  ),
  reasoningField: 'reasoning_content',
  says: (notes, body) => afterThinking(notes, body, isThinkingOn(body)),
  usage: ({ prompt, cached, completion }) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: cached },
  }),
  cache: { from: 256, step: 1 },
  stream: { usage: 'asked' },
};

const kimiError = (message: string): Denied => ({
  status: 400,
  body: { error: { message, type: 'invalid_request_error' } },
});

/** Usage with `cached_tokens` at the top (https://platform.moonshot.cn/docs/api/chat). */
const kimiUsage = ({ prompt, cached, completion }: Tokens): object => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
  cached_tokens: cached,
});

/**
 * The temperature is fixed (opencyvis/opencyvis-phone#12), a schema must have no `$schema` (vercel/ai#16472) and no
 * `type` beside `anyOf` (MoonshotAI/kimi-cli#1595), and while it thinks no tool may be forced (can1357/oh-my-pi#1077).
 */
export const kimi: Dialect = {
  name: 'Kimi',
  host: 'api.moonshot.cn',
  basePath: '/v1',
  model: 'kimi-k2.5',
  settings: { temperature: 0.2 },
  wrongKey: {
    status: 401,
    body: { error: { message: 'Invalid Authentication', type: 'invalid_authentication_error' } },
  },
  wrongModel: model => ({
    status: 404,
    body: {
      error: {
        message: `Not found the model ${model} or Permission denied`,
        type: 'resource_not_found_error',
      },
    },
  }),
  refuses: firstOf(
    when(
      body => body['temperature'] !== undefined && body['temperature'] !== 1,
      kimiError('invalid temperature: only 1 is allowed for this model'),
    ),
    when(
      body => objectsIn(body['response_format']).some(schema => '$schema' in schema),
      kimiError('response_format.json_schema is not a valid moonshot flavored json schema, details: <unknown keyword $schema>'),
    ), // prettier-ignore
    when(
      body => objectsIn([body['response_format'], body['tools']]).some(it => 'anyOf' in it && 'type' in it),
      kimiError("tools.function.parameters is not a valid moonshot flavored json schema, details: <At path 'properties': type should be defined in anyOf items instead of the parent schema>"),
    ), // prettier-ignore
    when(
      body => hasTools(body) && isToolForced(body) && thinks(body),
      kimiError("tool_choice 'specified' is incompatible with thinking enabled"),
    ),
  ),
  reasoningField: 'reasoning_content',
  says: (notes, body) => afterThinking(notes, body, thinks(body)),
  usage: kimiUsage,
  cache: { from: 256, step: 256 },
  stream: { usage: 'choice' },
};

/** Codes are strings, the words Chinese (MetaGLM/zhipuai-sdk-python-v4#14, openclaw/openclaw#23115). */
const glmError = (code: string, message: string, status = 400): Denied => ({
  status,
  body: { error: { code, message } },
});

/**
 * `max_tokens` only, `tool_choice` only auto, thinking by default (https://docs.bigmodel.cn/api-reference). That
 * json_schema is refused, and in these words, is our guess: no thread says it. Likes fences.
 */
export const glm: Dialect = {
  name: 'Zhipu GLM',
  host: 'open.bigmodel.cn',
  basePath: '/api/paas/v4',
  model: 'glm-4.7',
  wrongKey: glmError('1000', '身份验证失败。', 401),
  wrongModel: () => glmError('1211', '模型不存在，请检查模型代码。'),
  refuses: firstOf(
    refuseRoles(ROLES, () => glmError('1214', '角色信息不正确')),
    when(
      body => formatOf(body) === 'json_schema',
      glmError('1214', 'response_format.type 参数非法。请检查文档。'),
    ),
    when(
      body => body['max_completion_tokens'] !== undefined,
      glmError('1210', 'API 调用参数有误，请检查文档。'),
    ),
    when(
      body => hasTools(body) && isToolForced(body),
      glmError('1214', 'tool_choice 参数非法。请检查文档。'),
    ),
  ),
  reasoningField: 'reasoning_content',
  says: (notes, body) => afterThinking(`\n\`\`\`json\n${notes}\n\`\`\``, body, thinks(body)),
  usage: ({ prompt, cached, completion }) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: cached },
  }),
  cache: { from: 128, step: 1 },
  stream: { usage: 'always' },
};

/** No `error` in the body (egoist/chatwise-releases#141, anka-afk/astrbot_plugin_meme_manager#123). */
const siliconError = (code: number, message: string): Denied => ({
  status: 400,
  body: { code, message, data: null },
});

/** A model without JSON mode; tools yes, `required` no. A wrong key is answered with a bare JSON string (chatboxai/chatbox#2573). */
export const siliconFlow: Dialect = {
  name: 'SiliconFlow',
  host: 'api.siliconflow.cn',
  basePath: '/v1',
  model: 'deepseek-ai/DeepSeek-R1',
  wrongKey: { status: 401, body: 'Invalid token', headers: { 'content-type': 'application/json' } },
  wrongModel: () => siliconError(20012, 'Model does not exist. Please check it carefully.'),
  refuses: firstOf(
    when(
      body => ['json_schema', 'json_object'].includes(formatOf(body)),
      siliconError(20024, 'Json mode is not supported for this model.'),
    ),
    when(
      body => body['tool_choice'] === 'required',
      siliconError(20015, 'Value error, The `required` option for tool_choice is not yet supported.'),
    ),
  ),
  reasoningField: 'reasoning_content',
  says: (notes, body) => afterThinking(notes, body, isThinkingOn(body)),
  usage: ({ prompt, completion }) => ({
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  }),
  cache: { from: Infinity, step: 1 },
  stream: { usage: 'always' },
};
