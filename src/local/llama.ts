// What we use of node-llama-cpp 3, which is no dependency of ours: people install it who want it. The only file that
// loads it, in the child process.

/** JSON as the grammar maker takes it. */
export type JsonData =
  string | number | boolean | null | readonly JsonData[] | { readonly [key: string]: JsonData };

/** Kept opaque. */
type Opaque<Name> = { readonly opaque?: Name };
export type Grammar = Opaque<'grammar'>;
type Sequence = Opaque<'sequence'>;
type ChatWrapper = {
  generateContextState(of: { chatHistory: readonly HistoryItem[] }): {
    contextText: { tokenize(tokenizer: unknown): readonly unknown[] };
  };
};

export type HistoryItem =
  | { readonly type: 'system' | 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly string[] };

interface Model {
  readonly tokenizer: unknown;
  createContext(options: {
    contextSize: { min: number; max: number };
    threads: number;
    sequences: number;
  }): Promise<{ readonly contextSize: number; getSequence(): Sequence }>;
}

export interface Llama {
  loadModel(options: { modelPath: string }): Promise<Model>;
  createGrammarForJsonSchema(schema: JsonData): Promise<Grammar>;
  getGrammarFor(name: 'json'): Promise<Grammar>;
}

export interface GenerateOptions {
  readonly grammar?: Grammar;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly onTextChunk: (text: string) => void;
  readonly onToken: (tokens: readonly unknown[]) => void;
  readonly budgets: { readonly thoughtTokens: number };
}

interface Chat {
  readonly chatWrapper: ChatWrapper;
  generateResponse(
    history: readonly HistoryItem[],
    options: GenerateOptions,
  ): Promise<{ readonly response: string; readonly metadata: { readonly stopReason: string } }>;
  dispose(): void;
}

export interface LlamaModule {
  getLlama(options: {
    gpu: false;
    build: 'never';
    skipDownload: true;
    maxThreads: number;
    progressLogs: false;
    logger: (level: string, message: string) => void;
  }): Promise<Llama>;
  readonly LlamaChat: new (options: { contextSequence: Sequence; chatWrapper?: ChatWrapper }) => Chat;
  readonly InsufficientMemoryError: new (message?: string) => Error;
}

/** Loads node-llama-cpp from where it was found. */
export async function loadLlama(entry: string): Promise<LlamaModule> {
  return (await import(entry)) as LlamaModule;
}
