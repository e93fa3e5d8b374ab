// The language that people are spoken to in: which one, and its catalogue. Codes, JSON and logs stay English.
import type { Catalogue } from '../lib/phrase.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English needs none: its templates are the texts. */
const ENGLISH: Catalogue = {};

/** English template → text in that language. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  if (language === 'en') return ENGLISH;
  const { default: zh } = await import('./zh.json', { with: { type: 'json' } });
  return zh;
}
