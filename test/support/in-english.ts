// A value with phrases anywhere in it, as JSON holds it: each phrase in English.
import { inEnglish } from '../../src/lib/phrase.ts';

export function inPlainEnglish(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, inEnglish));
}
