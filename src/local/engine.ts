// A loaded model → answers to conversations. In the child process; one answer at a time, the server sees to that.
import { grammarSchema } from './grammar.ts';
import { reasonOf } from '../lib/errors.ts';
import { BROKEN_RUNTIME } from './local-errors.ts';
import { loadLlama, type Grammar, type HistoryItem, type Llama, type LlamaModule } from './llama.ts';
import type { Asked, ChatMessage } from './request.ts';

/** What the child is told to load. */
export interface EngineOptions {
  /** URL of node-llama-cpp. */
  readonly runtime: string;
  readonly modelFile: string;
  /** As many tokens of context as this, or fewer where the model or the memory has no more. */
  readonly contextTokens: number;
  readonly threads: number;
  /** Told what llama.cpp warns of. */
  readonly log: (line: string) => void;
}

export interface Answered {
  readonly text: string;
  readonly finishReason: 'stop' | 'length';
  readonly promptTokens: number;
  readonly answerTokens: number;
}

export interface Engine {
  readonly contextTokens: number;
  /** The form of the answer; throws SchemaError for a schema that a grammar cannot hold. */
  readonly grammarFor: (format: Asked['format']) => Promise<Grammar | undefined>;
  /** Tokens of a conversation as the model is given it. */
  readonly countTokens: (messages: readonly ChatMessage[]) => number;
  /** Throws the signal's reason at once. */
  readonly answer: (
    asked: Asked,
    on: { signal: AbortSignal; text: (piece: string) => void },
  ) => Promise<Answered>;
}

/** node-llama-cpp would make the context as large as it is told, and fail; with less than this it is of no use. */
const LEAST_CONTEXT = 512;
/** Copying is the work, so little is left to chance; the same question gets the same answer. */
const SAMPLING = { topK: 20, topP: 0.8, seed: 1 };
const TEMPERATURE = 0.3;
/** Schemas of a run: notes, four sections, repair. */
const MOST_GRAMMARS = 16;

/** node-llama-cpp itself cannot be run: another one may. `start.ts` knows it by its name. */
class BrokenRuntimeError extends Error {
  override name = BROKEN_RUNTIME;
}

/** Loads the model. Throws what node-llama-cpp throws, and BrokenRuntimeError. */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { module, llama } = await openRuntime(options);
  const model = await llama.loadModel({ modelPath: options.modelFile });
  const context = await model.createContext({
    contextSize: { min: LEAST_CONTEXT, max: Math.max(LEAST_CONTEXT, options.contextTokens) },
    threads: options.threads,
    sequences: 1,
  });
  // Kept from answer to answer: what two conversations begin with is read once.
  const sequence = context.getSequence();
  // Finding out how the model wants its chats written takes 0.1 s, so that is done once.
  const { chatWrapper } = new module.LlamaChat({ contextSequence: sequence });
  const contextTokens = Math.min(context.contextSize, Math.max(LEAST_CONTEXT, options.contextTokens));
  const grammarFor = grammarsOf(llama);
  const countTokens: Engine['countTokens'] = messages => {
    const { contextText } = chatWrapper.generateContextState({ chatHistory: historyOf(messages) });
    return contextText.tokenize(model.tokenizer).length;
  };
  return {
    contextTokens,
    countTokens,
    grammarFor,
    async answer(asked, on) {
      const promptTokens = countTokens(asked.messages);
      const grammar = await grammarFor(asked.format);
      let answerTokens = 0;
      const talk = new module.LlamaChat({ contextSequence: sequence, chatWrapper });
      try {
        const { response, metadata } = await talk.generateResponse(historyOf(asked.messages), {
          ...SAMPLING,
          ...(grammar === undefined ? {} : { grammar }),
          temperature: asked.temperature ?? TEMPERATURE,
          maxTokens: Math.min(asked.maxTokens, contextTokens - promptTokens),
          signal: on.signal,
          onTextChunk: on.text,
          onToken: tokens => void (answerTokens += tokens.length),
          // Models that think before they answer would think about JSON.
          budgets: { thoughtTokens: 0 },
        });
        const finishReason = metadata.stopReason === 'maxTokens' ? 'length' : 'stop';
        return { text: response, finishReason, promptTokens, answerTokens };
      } finally {
        talk.dispose();
      }
    },
  };
}

async function openRuntime(options: EngineOptions): Promise<{ module: LlamaModule; llama: Llama }> {
  try {
    const module = await loadLlama(options.runtime);
    const llama = await module.getLlama({
      gpu: false,
      // Nothing is ever compiled or downloaded behind a person's back.
      build: 'never',
      skipDownload: true,
      maxThreads: options.threads,
      progressLogs: false,
      logger: (level, message) => options.log(`${level}: ${message.trim()}`),
    });
    return { module, llama };
  } catch (error) {
    throw new BrokenRuntimeError(reasonOf(error), { cause: error });
  }
}

/** Grammars by what they were made of: the same few are asked for again and again. */
function grammarsOf(llama: Llama): Engine['grammarFor'] {
  const made = new Map<string, Promise<Grammar>>();
  return async format => {
    if (format.type === 'text') return undefined;
    if (format.type === 'json_object') return llama.getGrammarFor('json');
    const key = JSON.stringify(format.schema);
    const known = made.get(key);
    if (known !== undefined) return known;
    const grammar = llama.createGrammarForJsonSchema(grammarSchema(format.schema));
    if (made.size >= MOST_GRAMMARS) made.clear();
    made.set(key, grammar);
    return grammar;
  };
}

/** With an empty answer at the end, which the model is to fill. */
function historyOf(messages: readonly ChatMessage[]): HistoryItem[] {
  const said = messages.map(({ role, content }): HistoryItem =>
    role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  );
  return [...said, { type: 'model', response: [] }];
}
