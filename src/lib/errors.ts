// Every failure we expect, as a value a person can act on: what, why, kept, next.
// One class per failing arrow lives beside its arrow and extends ToolError; cli.ts alone turns
// `category` into an exit code. A failure that is no ToolError is a bug and shows its stack.

import { english, inLanguage, phrase, type Catalogue, type Told } from './phrase.ts';

/** What kind of trouble it is; cli.ts holds the table category → exit code. */
export type ErrorCategory =
  | 'usage' //       2 the command line or the configuration
  | 'partial' //     3 some of several papers failed
  | 'access' //      4 the model refused us: key, quota, spending cap
  | 'person' //      5 somebody has to look
  | 'remote' //      6 a server is away or asks to wait
  | 'disk' //        7 the local disk failed, nothing changed
  | 'digest' //      8 the digest must not be written
  | 'paper' //       9 this paper cannot be used
  | 'interrupted'; // 130/143

export interface ErrorParts {
  /** Stable, starts with `E_`; documented in docs/errors.md. */
  readonly code: string;
  readonly category: ErrorCategory;
  /** What failed and for which paper or file. One line. */
  readonly what: Told;
  /** Why, with the value that was seen. One line. */
  readonly why: Told;
  /** What was kept or left untouched. One line; the pipeline adds what it knows. */
  readonly kept?: Told;
  /** The next command to type, or the next thing to do. One line. */
  readonly next: Told;
  readonly cause?: unknown;
}

/** The four parts of a failure, as they can be told in any language. */
export type ToldParts = Record<'what' | 'why' | 'kept' | 'next', Told>;

/** Base of all expected failures. Its four parts are English; `told` holds what they were made of. */
export class ToolError extends Error {
  override name = 'ToolError';
  readonly code: string;
  readonly category: ErrorCategory;
  readonly told: ToldParts;

  constructor({ code, category, what, why, kept = '', next, cause }: ErrorParts) {
    super(`${english(what)}: ${english(why)}`, { cause });
    this.code = code;
    this.category = category;
    this.told = { what, why, kept, next };
  }

  get what(): string {
    return english(this.told.what);
  }

  get why(): string {
    return english(this.told.why);
  }

  get kept(): string {
    return english(this.told.kept);
  }

  /** The pipeline adds what it knows. */
  set kept(kept: Told) {
    this.told.kept = kept;
  }

  get next(): string {
    return english(this.told.next);
  }

  /** The pipeline may name the paper as the person did. */
  set next(next: Told) {
    this.told.next = next;
  }
}

/**
 * The four parts as people read them, in the language of the catalogue (English without one). `fitted` may break the
 * parts that nobody copies; `next` stays one line.
 */
export function textOfError(
  { code, told }: ToolError,
  catalogue: Catalogue = {},
  fitted: (label: string, text: string) => string = (label, text) => label + text,
): string {
  const { what, why, next } = told;
  const kept = english(told.kept) === '' ? phrase`everything as it was` : told.kept;
  const tell = (part: Told): string => inLanguage(part, catalogue);
  return [
    `${code}  ${tell(what)}`,
    fitted(tell(phrase`  why:  `), tell(why)),
    fitted(tell(phrase`  kept: `), tell(kept)),
    tell(phrase`  next: ${next}`),
  ].join('\n');
}

/** For `catch`: an expected failure as a value. Throws what is none. */
export function toolError(error: unknown): ToolError {
  if (error instanceof ToolError) return error;
  throw error;
}

/** The command line or the configuration is wrong; nothing was started. */
export class UsageError extends ToolError {
  override name = 'UsageError';
  constructor(parts: Omit<ErrorParts, 'category' | 'kept'>) {
    super({ ...parts, category: 'usage', kept: phrase`nothing was started` });
  }
}

/**
 * The text of an unknown thrown value, one line, for `why`.
 * fetch and the SDKs around it hide the reason in a chain of causes, so the innermost one is told.
 */
export function reasonOf(error: unknown): string {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause instanceof Error; depth += 1)
    inner = inner.cause;
  if (!(inner instanceof Error)) return String(inner);
  const code = systemCode(inner);
  const message = inner.message.split('\n')[0] ?? '';
  return code !== undefined && !message.includes(code) ? `${code}: ${message}`.replace(/: $/, '') : message;
}

/** The `code` of a Node system error (`ENOSPC`), or undefined. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
