// Texts of help in the person's language, so that a declaration reads like one: .option('--json', t`one JSON value`).
import { phrase, type PhraseValue } from '../../lib/phrase.ts';
import type { Reporter } from '../reporter.ts';

/** Tells a phrase at once: help is made when the program is built. */
export type Texts = (parts: TemplateStringsArray, ...values: readonly PhraseValue[]) => string;

/** The tag for one person's language. */
export function textsFor({ speak }: Pick<Reporter, 'speak'>): Texts {
  return (parts, ...values) => speak(phrase(parts, ...values));
}
