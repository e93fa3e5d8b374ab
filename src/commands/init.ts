// `summarize init`: three questions, or flags, that set a folder up. Never required. Parse flags, hand over.
import { Option, type Command } from 'commander';
import { phrase, type Told } from '../lib/phrase.ts';
import type { InitFlags } from './init/answers.ts';
import type { CommandContext } from './context.ts';

const LAYOUTS = ['both', 'zh', 'en'] as const;

/** Declares the verb. */
export function declareInit(program: Command, context: CommandContext): void {
  const say = (text: Told): string => context.reporter.speak(text);
  program
    .command('init')
    .description(say(phrase`set this folder up: list of papers, model, languages; three questions, or flags`))
    .option(
      '--digest <file>',
      say(phrase`the Markdown list that notes go into; begun when it does not exist`),
    )
    .option(
      '--provider <name>',
      'openai, deepseek, qwen, kimi, kimi-ai, glm, zai, siliconflow, openrouter, azure, ollama, lmstudio, vllm, llamacpp, none',
    )
    .option('--base-url <url>', say(phrase`any other OpenAI-compatible address`))
    .option('--model <name>', say(phrase`the model to ask`))
    .option(
      '--key-stdin',
      say(phrase`read the key from stdin (else OPENAI_API_KEY; there is no flag that takes a key)`),
    )
    .addOption(new Option('--layout <which>', say(phrase`languages of the notes`)).choices(LAYOUTS))
    .option('--model-file <gguf>', say(phrase`a model file that is here already, run on this machine`))
    .option('--download <model>', say(phrase`fetch a model file: qwen3-4b (2.5 GB) or qwen2.5-1.5b (1.1 GB)`))
    .option(
      '--model-host <url>',
      say(
        phrase`where model files are fetched from, such as https://hf-mirror.com (HF_ENDPOINT; else https://huggingface.co)`,
      ),
    )
    .option('--yes', say(phrase`ask nothing: defaults for what no flag says; replaces nothing`))
    .option('--force', say(phrase`replace what is set already`))
    .option('-q, --quiet', say(phrase`errors only on stderr`))
    .option('--debug', say(phrase`print the causes of a failure`))
    .action(async (flags: InitFlags) => (await import('./init/run.ts')).runInit(flags, context));
}
