// The few forms of Markdown that the report is made of. Every text in it is hostile: it is escaped here, and only here.
import type { PhrasingContent } from 'mdast';
import { inline, link, literal, text } from '../../../digest/markdown.ts';
import { oneLine, type Clean } from './words.ts';

/** Stands for `|` while the text is escaped: no backslash keeps a `|` from ending a cell in every reader. */
const PIPE = '\uE000';
const ARXIV_NAME = /^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?\/\d{7})(?:v\d{1,3})?$/;

/** Any text as a node; fit for a table when it was made Markdown by `markdown`. */
export function words(value: string, clean: Clean): PhrasingContent {
  return text(oneLine(value.toWellFormed(), clean).replaceAll(PIPE, '').replaceAll('|', PIPE));
}

/** A paper's name; one of arXiv leads there. */
export function paperName(name: string, clean: Clean): PhrasingContent {
  return ARXIV_NAME.test(name) ? link(name, `https://arxiv.org/abs/${name}`) : words(name, clean);
}

/** Nodes and our own words as one line of Markdown. */
export function markdown(...parts: readonly (PhrasingContent | string)[]): string {
  const nodes = parts.map(part => (typeof part === 'string' ? literal(part) : part));
  return inline(...nodes).replaceAll(PIPE, '&#124;');
}

/** A table of cells that came from `markdown` or are figures. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text to be copied: a block that nothing in it can end. */
export function fenced(content: string): string {
  const runs = content.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return `${fence}sh\n${content}\n${fence}`;
}
