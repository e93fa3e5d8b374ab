// Dialects of servers on one's own machine: Ollama (three models), LM Studio, vLLM (two), llama.cpp.
import {
  afterThinking,
  formatOf,
  hasTools,
  isObject,
  plainly,
  type Dialect,
  type RequestBody,
  type Said,
  type Tokens,
} from './dialect.ts';
import { firstOf, openAiError, refuseLoneStreamOptions, when } from './refusals.ts';

/** Ollama and llama.cpp of many versions say nothing of what they had in their cache. */
const bareUsage = ({ prompt, completion }: Tokens): object => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: prompt + completion,
});
const NO_CACHE = { from: Infinity, step: 1 };

/** Unknown parameters are ignored, `num_ctx` and `think` too; every answer has the fingerprint. Known by its port. */
export const ollama: Dialect = {
  name: 'Ollama',
  host: 'my-server.invalid:11434',
  basePath: '/v1',
  model: 'qwen3:4b-instruct',
  wrongKey: null,
  // netease-youdao/QAnything#555
  wrongModel: model =>
    openAiError(404, `model "${model}" not found, try pulling it first`, { type: 'api_error' }),
  refuses: () => null,
  reasoningField: 'reasoning',
  says: plainly,
  usage: bareUsage,
  cache: NO_CACHE,
  stream: { usage: 'asked' },
  extra: { system_fingerprint: 'fp_ollama' },
};

/**
 * All that the model writes lands in `reasoning` and the content stays empty (ollama/ollama#15288), until
 * `reasoning_effort: 'none'` (ollama/ollama#14820, rohitg00/agentmemory#240).
 */
export const ollamaThinking: Dialect = {
  ...ollama,
  name: 'Ollama, thinking model',
  model: 'qwen3:8b',
  says: (notes, body) => {
    const isOff = body['reasoning_effort'] === 'none';
    return isOff ? plainly(notes, body) : { ...plainly('', body), reasoning: notes, asToolCall: false };
  },
};

/** The schema is ignored without a word (ollama/ollama#17183): another form than was asked for, JSON mode is heeded. */
export const ollamaIgnoring: Dialect = {
  ...ollama,
  name: 'Ollama, schema ignored',
  model: 'gemma3-mlx',
  says: (notes, body) => {
    const ignored = JSON.stringify({
      summary: 'A planner for ships.',
      key_points: ['one queue', 'a window'],
    });
    return plainly(formatOf(body) === 'json_schema' ? ignored : notes, body);
  },
};

/**
 * No JSON mode (lmstudio-ai/lmstudio-bug-tracker#189), `error` is a plain string, and thinking stays in the content
 * unless a developer setting takes it out.
 */
export const lmStudio: Dialect = {
  name: 'LM Studio',
  host: null,
  basePath: '/v1',
  model: 'qwen3-4b-thinking-2507',
  wrongKey: null,
  wrongModel: null,
  refuses: firstOf(
    when(body => !['', 'text', 'json_schema'].includes(formatOf(body)), {
      status: 400,
      body: { error: "'response_format.type' must be 'json_schema' or 'text'" },
    }),
  ),
  says: (notes, body) => {
    const said = plainly(notes, body);
    const thought = '<think>\nThe user wants {"headline": …}. Let me see.\n</think>\n\n';
    return said.asToolCall ? said : { ...said, content: `${thought}${notes}` };
  },
  usage: bareUsage,
  cache: NO_CACHE,
  stream: { usage: 'asked' },
  extra: { stats: {} },
};

/** `{object: 'error', …}` of versions before 0.11 (vllm-project/vllm#16321). */
const vllmError = (message: string, status = 400, type = 'BadRequestError') => ({
  status,
  body: { object: 'error', message, type, param: null, code: status },
});

/** Accepts a schema; `<think>` is taken out by its reasoning parser. */
export const vllm: Dialect = {
  name: 'vLLM',
  host: null,
  basePath: '/v1',
  model: 'Qwen/Qwen3-8B',
  wrongKey: null,
  wrongModel: model => vllmError(`The model \`${model}\` does not exist.`, 404, 'NotFoundError'),
  refuses: body => {
    const isLone = refuseLoneStreamOptions(body) !== null;
    return isLone ? vllmError('Stream options can only be defined when `stream=True`.') : null;
  },
  reasoningField: 'reasoning_content',
  says: (notes, body) => afterThinking(notes, body, !isThinkingOff(body)),
  usage: ({ prompt, cached, completion }) => ({
    ...bareUsage({ prompt, cached, completion }),
    prompt_tokens_details: cached === 0 ? null : { cached_tokens: cached },
  }),
  cache: { from: 16, step: 16 },
  stream: { usage: 'asked' },
};

/** Its grammar knows less than the schema says (vllm-project/vllm#16321); no parser takes `<think>` out of the content. */
export const vllmOld: Dialect = {
  ...vllm,
  name: 'vLLM 0.8, xgrammar',
  model: 'Qwen/Qwen3-8B-AWQ',
  refuses: firstOf(
    vllm.refuses as (body: RequestBody) => ReturnType<Dialect['refuses']>,
    when(
      body => formatOf(body) === 'json_schema',
      vllmError('The provided JSON schema contains features not supported by xgrammar.'),
    ),
    when(
      hasTools,
      vllmError('"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'),
    ),
  ),
  says: (notes, body): Said => {
    const said = plainly(notes, body);
    return isThinkingOff(body) ? said : { ...said, content: `<think>\nHm.\n</think>\n${said.content}` };
  },
};

function isThinkingOff(body: RequestBody): boolean {
  const template = body['chat_template_kwargs'];
  return isObject(template) && template['enable_thinking'] === false;
}

/**
 * A grammar and the thinking of the chat template clash (ggml-org/llama.cpp#22537; the words: ggml-org/llama.cpp#21600)
 * unless `chat_template_kwargs: {enable_thinking: false}`. It answers under any model name.
 */
export const llamaCpp: Dialect = {
  name: 'llama.cpp server',
  host: null,
  basePath: '/v1',
  model: 'Qwen3.5-4B-Q4_K_M.gguf',
  wrongKey: null,
  wrongModel: null,
  refuses: when(body => ['json_schema', 'json_object'].includes(formatOf(body)) && !isThinkingOff(body), {
    status: 400,
    body: {
      error: {
        code: 400,
        message:
          'Failed to initialize samplers: Unexpected empty grammar stack after accepting piece: <think> (248068)',
        type: 'invalid_request_error',
      },
    },
  }),
  reasoningField: 'reasoning_content',
  says: (notes, body) => afterThinking(notes, body, !isThinkingOff(body)),
  usage: ({ prompt, cached, completion }) => ({
    ...bareUsage({ prompt, cached, completion }),
    prompt_tokens_details: { cached_tokens: cached },
  }),
  cache: { from: 1, step: 1 },
  stream: { usage: 'asked' },
  extra: { timings: { prompt_n: 1 } },
};
