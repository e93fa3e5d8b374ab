// A text without what stands in quotation marks: that is spoken about, not said. Pure, bounded.

const QUOTED =
  /“[^”]{1,300}”|"[^"]{1,300}"|‘[^’]{1,300}’|(?<![\p{L}\p{N}])'[^']{1,300}'(?![\p{L}\p{N}])|「[^」]{1,300}」|『[^』]{1,300}』/gu;

/** The text with dots for each quotation. A text that is one quotation stays: it is no part of a sentence about it. */
export function withoutQuoted(text: string): string {
  const rest = text.replace(QUOTED, ' … ');
  return /\p{L}/u.test(rest) ? rest : text;
}
