// The only place where text of a model or of a paper becomes Markdown: values in, one safe block out.
// Everything is built as a syntax tree and serialised, so no text can open a link, heading, list or emphasis.
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import type { PhrasingContent } from 'mdast';
import { ToolError } from '../lib/errors.ts';
import { wrap } from '../lib/text.ts';
import { quickHeading, quickMarkdown } from './quick-markdown.ts';
import { phrase } from '../lib/phrase.ts';

/** Text that cannot be written as UTF-8 without changing it. */
export class UnsafeTextError extends ToolError {
  override name = 'UnsafeTextError';
  constructor(value: string) {
    const at = LONE_SURROGATE.exec(value)?.index ?? 0;
    super({
      code: 'E_NOTES_TEXT',
      category: 'paper',
      what: phrase`the notes hold text that cannot be written`,
      why: phrase`half a character (lone surrogate) at position ${at + 1} of ${JSON.stringify(value.slice(0, 60))}`,
      kept: phrase`the digest was not touched`,
      next: phrase`make the notes again with --refresh=notes`,
    });
  }
}

/**
 * One block of phrasing (no list marker, no final line break) as Markdown. Text values must come from
 * `plain` or `plainLines`; then the block parses back to exactly these nodes, with the dollars of all of them kept apart.
 */
export function inline(...content: readonly PhrasingContent[]): string {
  return quickMarkdown(content) ?? inlineByLibrary(content);
}

/** The same without a short cut. */
export function inlineByLibrary(content: readonly PhrasingContent[]): string {
  return toMarkdown({ type: 'paragraph', children: withDollarsApart(content) }, OPTIONS).trimEnd();
}

/** The content of a heading line after its `### `: like `inline`, but a trailing `#` is kept too. */
export function headingText(value: string): string {
  return quickHeading(plain(value)) ?? headingByLibrary(value);
}

/** The same without a short cut. */
export function headingByLibrary(value: string): string {
  return toMarkdown({ type: 'heading', depth: 1, children: [text(value)] }, OPTIONS)
    .slice(1)
    .trim();
}

/** Plain text as one paragraph broken into lines of at most `width` characters before escaping; '' for no text. */
export function paragraphOfLines(value: string, width: number): string {
  return inline({ type: 'text', value: wrap(plain(value), width).join('\n') });
}

/** A text node of one line. */
export function text(value: string): PhrasingContent {
  return { type: 'text', value: plain(value) };
}

/** Our own words between two others, blanks at the edges kept. */
export function literal(value: string): PhrasingContent {
  return { type: 'text', value };
}

export function strong(value: string): PhrasingContent {
  return { type: 'strong', children: [text(value)] };
}

export function emphasis(value: string): PhrasingContent {
  return { type: 'emphasis', children: [text(value)] };
}

/** A link whose label is ours and whose URL went through `safeUrl`. */
export function link(label: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [text(label)] };
}

/**
 * Any text → one line that no Markdown reader can take for a link: line breaks and tabs become blanks,
 * control and direction characters go, and what GFM turns into links by itself is taken apart, because
 * autolinks cannot be escaped (`https\://` and `&#58;//` still link): https://github.github.com/gfm/#autolinks-extension-
 * A blank stands before every `$` but the first, so that GitHub's `$…$` cannot close: TeX stays readable text.
 * A blank stands behind the `@` of a mention, which no backslash stops: in an issue or on a page it would call a
 * stranger. `#123` and `GH-1` stay: files and pages do not link them, nobody is called, and papers rank things so.
 * Idempotent.
 * @throws UnsafeTextError for a lone surrogate
 */
export function plain(value: string): string {
  return NOT_PLAIN.test(value) ? plainByRules(value) : value;
}

/** What any of the rules could change; a lone surrogate is found among all others. Most text has nothing of it. */
const NOT_PLAIN =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb@$]|:\/\/|mailto:|xmpp:|www\.| {2}|^\s|\s$/i;

/** The same without a short cut. */
export function plainByRules(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new UnsafeTextError(value);
  const line = value.replace(BREAKS, ' ').replace(INVISIBLE, '');
  return separateDollars(withoutAutolinks(line)).replace(/ {2,}/g, ' ').trim();
}

/**
 * `http(s)` URL in a form that cannot leave a Markdown link and that Markdown reads as it stands, without entities
 * (`a.b&#46;evil.c` would lead to `a.b.evil.c`); null when it is none.
 */
export function safeUrl(value: string): string | null {
  if (lastUrl.value !== value) lastUrl = { value, safe: madeSafe(value) };
  return lastUrl.safe;
}

/** Every claim of a paper links to the same PDF. */
let lastUrl: { value: string; safe: string | null } = { value: '', safe: null };

function madeSafe(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (/[^\w.:[\]-]/.test(url.host)) return null;
  return url.href.replace(/[()[\]<>{}|\\^`"$]/g, percentEncoded).replace(/&(#?\w{1,40});/g, '&$1%3B');
}

const LONE_SURROGATE = /\p{Surrogate}/u;
/** NEL, LS and PS are line breaks to some editors; a tab could make code or a table. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/** C0, C1, soft hyphen, zero width, direction marks and overrides, invisible tags: nobody sees them, some obey them. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Characters that start something at the begin of a line or anywhere, beyond CommonMark's: GFM's `~`, tables, maths, git. */
const OPTIONS: Options = {
  resourceLink: true,
  unsafe: [
    { character: '~', inConstruct: 'phrasing' },
    { atBreak: true, character: '|' },
    // `<<<<<<<` at the begin of a line: git's conflict marker, for which a digest is refused from then on.
    { atBreak: true, character: '<', after: '<' },
    { atBreak: true, character: ':', after: '-' },
    { atBreak: true, character: '-', after: '[:|]' },
    { character: '$', inConstruct: 'phrasing' },
  ],
};

/** The `@` of an address or of a mention; that of `pass@1` is neither. */
const AT = /@(?=[\p{L}\p{N}_-]*\.)|(?<!\w)@(?=[A-Za-z0-9])/gu;
/** Links inside links this deep are an attack. */
const MOST_ROUNDS = 8;

/**
 * Taking one link apart can uncover another (`hthttp://tp://`), so it goes on until nothing changes. Deeper nests are
 * broken by blanks all at once: a round for each would take the square of the text's length.
 */
function withoutAutolinks(value: string): string {
  let text = value;
  for (let round = 1; ; round += 1) {
    const next = text.replace(/(?:https?|ftp):\/\/|(?:mailto|xmpp):|www\./gi, '').replace(AT, '@ ');
    if (next === text) return text;
    text = round === MOST_ROUNDS ? next.replace(/:(?=\/\/)|(?<=mailto|xmpp):|(?<=w)\./gi, ' ') : next;
  }
}

function separateDollars(value: string): string {
  const [first = '', ...rest] = value.split('$');
  if (rest.length < 2) return value;
  return `${first}$${rest.map(part => part.trimEnd()).join(' $')}`;
}

/** The same over several texts of one block: the `$` of a title could close at one of the sentence behind it. */
function withDollarsApart(content: readonly PhrasingContent[]): PhrasingContent[] {
  let isFirst = true;
  const apart = (value: string): string =>
    value.replace(/\$/g, (sign, at: number) => {
      const needsNone = isFirst || at === 0 || /\s/.test(value.charAt(at - 1));
      isFirst = false;
      return needsNone ? sign : ` ${sign}`;
    });
  const walk = (node: PhrasingContent): PhrasingContent => {
    if (node.type === 'text') return { ...node, value: apart(node.value) };
    const hasChildren = node.type === 'strong' || node.type === 'emphasis';
    return hasChildren ? { ...node, children: node.children.map(walk) } : node;
  };
  return content.map(walk);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
