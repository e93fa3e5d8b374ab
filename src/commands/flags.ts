// The flags of `summarize <paper>...`, `summarize batch` and `summarize check`: their words, and their shape as commander gives them.

/** Flags that summarize and batch share, as commander gives them; settings of config.ts under their own names. */
export interface SharedFlags {
  readonly digest?: string;
  readonly merge: boolean;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly add?: boolean;
  readonly refresh?: readonly string[];
  readonly offline?: boolean;
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
  readonly engine?: string;
  readonly model?: string;
  readonly modelFile?: string;
  readonly mode?: string;
  readonly baseUrl?: string;
  readonly layout?: string;
  readonly concurrency?: string;
  readonly maxCost?: string;
  readonly maxInputTokens?: string;
  readonly maxOutputTokens?: string;
  readonly modelTimeout?: string;
}

/** Flags of `summarize <paper>...`. */
export interface SummarizeFlags extends SharedFlags {
  readonly until?: Stage;
  readonly version?: boolean;
  readonly title?: string;
  readonly url?: string;
}

/** Flags of `summarize batch`. */
export interface BatchFlags extends SharedFlags {
  readonly search?: string;
  readonly since?: string;
  readonly max?: number;
  readonly rss?: string;
  readonly outdated?: boolean;
  readonly yes?: boolean;
  readonly maxPapers?: number;
  readonly report?: string;
}

/** The command as it was typed. */
export interface BatchCall {
  readonly flags: BatchFlags;
  /** Its flags, but for those that say which papers: for a command that goes on with others. */
  readonly words: readonly string[];
}

/** Where `--until` can stop. */
export const STAGES = ['pages', 'messages', 'reply', 'notes', 'checked', 'plan'] as const;
export type Stage = (typeof STAGES)[number];
/** What `--refresh` can make anew. */
export const REFRESH = ['metadata', 'pdf', 'notes'] as const;

/** Flags of `summarize check`. */
export interface CheckFlags {
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly github?: boolean;
  readonly online?: boolean;
  readonly off?: readonly string[];
  readonly rules?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
}
