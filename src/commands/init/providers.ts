// Whom people have a key of: rows of data for the second question of `summarize init`. No code.
// Default models are names that stand in model/prices.ts, or aliases that a host keeps; '' where only the person knows.

export interface Provider {
  /** What `--provider` takes. */
  readonly id: string;
  /** As the company writes itself; the same in both languages. */
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  /** Where a key is made; '' where there is no such page. */
  readonly keys: string;
}

export const OPENAI_URL = 'https://api.openai.com/v1';

export const PROVIDERS: readonly Provider[] = [
  row('openai', 'OpenAI', [OPENAI_URL, 'gpt-5.4-mini', 'https://platform.openai.com/api-keys']),
  row('deepseek', 'DeepSeek', [
    'https://api.deepseek.com/v1',
    'deepseek-flash',
    'https://platform.deepseek.com/api_keys',
  ]),
  row('qwen', 'Qwen (DashScope)', [
    'https://dashscope.aliyuncs.com/compatible-mode/v1',
    'qwen-plus',
    'https://bailian.console.aliyun.com/',
  ]),
  // Keys of the two hosts of Moonshot differ, and so do those of Zhipu.
  row('kimi', 'Kimi (moonshot.cn)', [
    'https://api.moonshot.cn/v1',
    'kimi-k2.6',
    'https://platform.moonshot.cn/console/api-keys',
  ]),
  row('kimi-ai', 'Kimi (moonshot.ai)', [
    'https://api.moonshot.ai/v1',
    'kimi-k2.6',
    'https://platform.moonshot.ai/console/api-keys',
  ]),
  row('glm', 'GLM (bigmodel.cn)', [
    'https://open.bigmodel.cn/api/paas/v4',
    'glm-5.3-flash',
    'https://open.bigmodel.cn/usercenter/apikeys',
  ]),
  row('zai', 'GLM (z.ai)', [
    'https://api.z.ai/api/paas/v4',
    'glm-5.3',
    'https://z.ai/manage-apikey/apikey-list',
  ]),
  row('siliconflow', 'SiliconFlow', [
    'https://api.siliconflow.cn/v1',
    'deepseek-ai/DeepSeek-V3',
    'https://cloud.siliconflow.cn/account/ak',
  ]),
  row('openrouter', 'OpenRouter', [
    'https://openrouter.ai/api/v1',
    'openai/gpt-5-mini',
    'https://openrouter.ai/keys',
  ]),
  // The address is the resource's own, the model is the name of the deployment.
  row('azure', 'Azure OpenAI', ['', '', 'https://portal.azure.com/']),
];

/** Programs that serve models on this machine, by the port that they take. */
export const LOCAL_PORTS: readonly { readonly id: string; readonly name: string; readonly port: number }[] = [
  { id: 'ollama', name: 'Ollama', port: 11_434 },
  { id: 'lmstudio', name: 'LM Studio', port: 1234 },
  { id: 'vllm', name: 'vLLM', port: 8000 },
  { id: 'llamacpp', name: 'llama.cpp', port: 8080 },
];

function row(id: string, name: string, values: readonly [string, string, string]): Provider {
  const [baseUrl, model, keys] = values;
  return { id, name, baseUrl, model, keys };
}
