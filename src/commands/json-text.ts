// Values → JSON, in which every text is English: programs read it, whatever language the person reads.
import { inEnglish } from '../lib/phrase.ts';

/** JSON.stringify with phrases told in English. @param indent blanks a level; none: one line */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, inEnglish, indent);
}
