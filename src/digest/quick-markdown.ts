// Phrasing → Markdown where nothing needs escaping, which is most of it: the words as they stand. Everything else is
// left to mdast-util-to-markdown, which looks at every text with forty patterns and takes a hundred times as long.
import type { PhrasingContent } from 'mdast';

/**
 * What `toMarkdown` makes of a paragraph of this content, without a line break at its end; null where that cannot be
 * told at a glance.
 */
export function quickMarkdown(content: readonly PhrasingContent[]): string | null {
  let made = '';
  for (const [index, node] of content.entries()) {
    const next = node.type === 'text' ? quickText(node.value) : quickSpan(node, content[index - 1]);
    if (next === null) return null;
    made += next;
  }
  const [first] = content;
  return made === '' || EDGE.test(made) || (first?.type === 'text' && mayStartBlock(made)) ? null : made;
}

/** The same for a heading's content of one text. */
export function quickHeading(value: string): string | null {
  return value.includes('#') || value.includes('\n') ? null : quickMarkdown([{ type: 'text', value }]);
}

function quickText(value: string): string | null {
  return MEANS_SOMETHING.test(value) || (value.includes('\n') && mayStartBlock(value)) ? null : value;
}

/** Strong, emphasis and links around one text. */
function quickSpan(node: PhrasingContent, before: PhrasingContent | undefined): string | null {
  if (node.type !== 'strong' && node.type !== 'emphasis' && node.type !== 'link') return null;
  const words = onlyText(node.children);
  if (words === null) return null;
  if (node.type === 'link') return PLAIN_URL.test(node.url) ? `[${words}](${node.url})` : null;
  // Between letters at their inner edges the asterisks open and close whatever stands outside.
  const isClear = isLetter(words.charAt(0)) && isLetter(words.slice(-1)) && isTextOrNothing(before);
  const mark = node.type === 'strong' ? '**' : '*';
  return isClear ? mark + words + mark : null;
}

function onlyText([inner, ...more]: readonly PhrasingContent[]): string | null {
  if (inner?.type !== 'text' || more.length > 0 || inner.value.includes('\n')) return null;
  return quickText(inner.value);
}

/** The asterisks of two spans that touch would be one run. */
function isTextOrNothing(node: PhrasingContent | undefined): boolean {
  return node === undefined || (node.type === 'text' && node.value !== '');
}

/** As the library asks: neither white space nor punctuation, one UTF-16 unit at a time. */
function isLetter(unit: string): boolean {
  return unit !== '' && !/[\s\p{P}\p{S}]/u.test(unit);
}

function mayStartBlock(value: string): boolean {
  return BLOCK_START.test(value);
}

/** Any character that can be Markdown inside a line. */
const MEANS_SOMETHING = /[&<[\]\\_`*~$!\r\t]/;
/** What can be Markdown at the start of a line only. */
const BLOCK_START = /(?:^|\n)(?:[#+\-=>|:\s]|\d{1,12}(?:[\d.)]|$))|[ \t]\n|\n$/;
/** White space at either end. */
const EDGE = /^\s|\s$/;
/** Made of characters that stand for themselves in a link's target. */
const PLAIN_URL = /^https?:\/\/[A-Za-z0-9./:%?=#+,;@-]+$/;
