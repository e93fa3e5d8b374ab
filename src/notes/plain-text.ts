// Model text → plain text. Pure. Whatever a model writes is data: no Markdown, HTML, link or image of it
// may become structure later. Maths such as `p < 0.05`, `a * b` or `snake_case` is left as it is.
// Rendering escapes what is left; this step is for people, who should not see stray marks.

/** Elements a browser or GitHub would act on. Others (`<think>`, `<unk>`) are words of a paper and stay. */
const ELEMENTS = new Set(
  (
    'a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite ' +
    'code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font ' +
    'footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li ' +
    'link main map mark math menu meta meter nav noscript object ol optgroup option output p param picture pre ' +
    'progress q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg ' +
    'table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
};

/** Markup inside markup this deep is an attack: no paper or model writes `&amp;amp;amp;amp;…`. */
const MOST_ROUNDS = 12;

/**
 * Text of a model on one line, without markup and invisible characters, NFC. Idempotent.
 * Taking one mark away can lay bare another (`&lt;b&gt;`), so it goes round until nothing changes. Marks that nest
 * deeper than that go all at once: a round for each would take the square of the text's length.
 */
export function plainText(text: string): string {
  let plain = text;
  for (let round = 1; ; round += 1) {
    const next = verbatimText(inlineText(blockText(visibleText(plain)))).normalize('NFC');
    if (next === plain) return plain;
    plain = round === MOST_ROUNDS ? next.replace(/[<>&[\]`*_~]/g, '') : next;
  }
}

/** A quote on one line: only control, invisible and line-break characters are taken away. Idempotent. */
export function verbatimText(text: string): string {
  return visibleText(text).replace(/\s+/gu, ' ').trim();
}

/** Without control, zero-width, bidirectional and tag characters and lone surrogates; line breaks become `\n`. */
function visibleText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu, '')
    .replace(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/gu, '')
    .replace(/[\u{e0000}-\u{e007f}]|\p{Cs}/gu, '');
}

/** Marks that stand at the beginning of a line: fences, headings, quotes, bullets, numbers, rules. */
function blockText(text: string): string {
  return text
    .split('\n')
    .filter(line => !isRule(line.trim()))
    .map(line => line.replace(/^\s*(?:#{1,6}\s+|>\s+(?![\s\d])|[-*+•]\s+|\d{1,2}[.)]\s+)+/, ''))
    .join('\n');
}

/** A code fence, a rule or heading underline, or the line below a table's head. */
function isRule(line: string): boolean {
  return (
    /^(?:`{3,}|~{3,})[\w-]*$|^[-=*_]{3,}$/.test(line) || (/^[|:\s-]+$/.test(line) && line.includes('---'))
  );
}

function inlineText(text: string): string {
  return withoutComments(text)
    .replace(/<!\[CDATA\[|\]\]>|<!doctype[^<>]*>|<\?[^<>]*\?>/gi, '')
    .replace(/<((?:https?:\/\/|mailto:)[^\s<>]+)>/gi, '$1')
    .replace(/<\/?([a-z][a-z0-9:-]*)([\s/][^<>]*)?>/gi, withoutTag)
    .replace(/&(lt|gt|amp|quot|apos|#39|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/!\[[^\][]*\]\((?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\[((?:[^\][]|\[[^\][]*\])*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/\[\^[^\][\s]+\]/g, '')
    .replace(/`/g, '')
    .replace(/(?<![\w*])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?![\w*])/g, '$2')
    .replace(/(?<![\w_])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\w_])/g, '$2')
    .replace(/~~(?=\S)([^~]+)~~/g, '$1')
    .replace(/(?<![A-Za-z0-9)] ?)\*{2,}|\*{2,}(?! ?[A-Za-z0-9(])/g, '');
}

/** Without `<!-- … -->`. Behind the last `-->` none can end: looking there anew for each `<!--` takes the square. */
function withoutComments(text: string): string {
  const end = text.lastIndexOf('-->') + 3;
  return end < 3 ? text : text.slice(0, end).replace(/<!--.*?-->/gs, '') + text.slice(end);
}

/** One-letter elements with words but no `=` behind them are maths: `a <b and c> d`. */
function withoutTag(tag: string, name: string, rest = ''): string {
  if (rest.includes('=')) return '';
  if (!ELEMENTS.has(name.toLowerCase())) return tag;
  const isMaths = name.length === 1 && /[^\s/]/.test(rest);
  return isMaths ? tag : '';
}
