// A text of ours that can be told in another language: its English with the values at their places. Pure.
// Codes, JSON and logs are English; what a person reads goes through a catalogue of templates (src/ui/zh.json).

/** A value in a phrase; a phrase in a phrase is told in the same language. */
export type PhraseValue = string | number | boolean | Phrase;

/** Made by the tag `phrase`; `template` is the key of the catalogue: `{0} refused the key for {1}`. */
export interface Phrase {
  readonly template: string;
  readonly values: readonly PhraseValue[];
}

/** Something to tell: a phrase, or a text that is the same in every language (a path, a server's own words). */
export type Told = string | Phrase;

/** English template → the same in another language, with the same places. */
export type Catalogue = Readonly<Record<string, string>>;

/** phrase`${host} refused the key for ${paper}` → a phrase. */
export function phrase(parts: TemplateStringsArray, ...values: readonly PhraseValue[]): Phrase {
  const template = parts.map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`)).join('');
  return { template, values };
}

/** A phrase in English; a text as it is. */
export function english(told: Told): string {
  return inLanguage(told, {});
}

/** A phrase in the language of the catalogue; in English where the catalogue has no such template. */
export function inLanguage(told: Told, catalogue: Catalogue): string {
  if (typeof told === 'string') return told;
  const template = Object.hasOwn(catalogue, told.template) ? catalogue[told.template] : undefined;
  return (template ?? told.template).replace(/\{(\d{1,2})\}/g, (place, index: string) => {
    const value = told.values[Number(index)];
    if (value === undefined) return place;
    return typeof value === 'object' ? inLanguage(value, catalogue) : String(value);
  });
}

/**
 * Several as one, with `between` between them: each is told in the language of the whole. Made of pairs, so that a
 * catalogue can have `{0}; {1}`; halved, so that a thousand of them are not a thousand phrases deep.
 */
export function joined(tolds: readonly Told[], between: string): Phrase {
  const [first, ...others] = tolds;
  if (first === undefined) return { template: '', values: [] };
  if (others.length === 0) return { template: '{0}', values: [first] };
  const middle = Math.ceil(tolds.length / 2);
  const halves = [tolds.slice(0, middle), tolds.slice(middle)].map(half => joined(half, between));
  return { template: `{0}${between}{1}`, values: halves };
}

/** English takes the first place of it, and the catalogue has the second one for it. */
export const BOTH = '{0}{2}';

/** A text that is there in both languages already, as findings of notes are. */
export function inBoth(text: string, chinese: string): Phrase {
  return { template: BOTH, values: [text, chinese, ''] };
}

/** For JSON.stringify: a phrase anywhere in the value becomes its English. */
export function inEnglish(_key: string, value: unknown): unknown {
  return isPhrase(value) ? english(value) : value;
}

function isPhrase(value: unknown): value is Phrase {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'template' in value &&
    typeof value.template === 'string' &&
    'values' in value &&
    Array.isArray(value.values)
  );
}
