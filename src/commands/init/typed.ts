// What a person typed or pasted → what was meant by it. Pure.

/** Come along with a copy from a web page. */
const INVISIBLE = /[\u200b\u2060\ufeff]/g;
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
  '\u300c': '\u300d',
};

export interface TypedKey {
  readonly key: string;
  /** Quotes stood around it, or a name before it (`OPENAI_API_KEY=`, `Bearer`): said, so that nobody wonders. */
  readonly wasCut: boolean;
  /** False when a character is in it that no key has. */
  readonly isKey: boolean;
}

/** A pasted key without blanks, quotes and the name of its variable. */
export function keyIn(text: string): TypedKey {
  const trimmed = text.replace(INVISIBLE, '').trim();
  const bare = unquoted(trimmed.replace(/^(?:export\s{1,3})?[A-Z][A-Z0-9_]{2,40}=|^Bearer\s{1,3}/, ''));
  return { key: bare, wasCut: bare !== trimmed, isKey: /^[\x21-\x7e]*$/.test(bare) };
}

/** A pasted address or name without blanks and quotes around it. */
export function wordIn(text: string): string {
  return unquoted(text.replace(INVISIBLE, '').trim());
}

function unquoted(text: string): string {
  const first = text.at(0) ?? '';
  const last = text.at(-1) ?? '';
  // Input methods also give two opening or two closing ones.
  const isPair = text.length > 1 && (QUOTES[first] === last || (isCurly(first) && isCurly(last)));
  return isPair ? text.slice(1, -1).trim() : text;
}

function isCurly(char: string): boolean {
  return /[\u2018\u2019\u201c\u201d]/.test(char);
}

export interface Secret {
  readonly text: string;
  /** How it ended: by Enter, Ctrl-C or Ctrl-D; null while it goes on. */
  readonly end: 'enter' | 'stop' | 'eof' | null;
}

/**
 * Keys pressed, as a terminal in raw mode gives them → the text so far. A line end inside a paste is left out, since a
 * key that was broken over two lines would otherwise answer the next question with its second half.
 */
export function typeInto(before: string, chunk: string): Secret {
  const ends = /[\r\n]$/.test(chunk);
  const isOnlyEnds = /^[\r\n]+$/.test(chunk);
  let text = before;
  // Arrow keys and marks of pasting begin with an escape.
  for (const char of chunk.replace(/\u001b\[[0-9;]{0,8}[~A-Za-z]/g, '')) {
    if (char === '\u0003') return { text, end: 'stop' };
    if (char === '\u0004') return { text, end: text === '' ? 'eof' : 'enter' };
    if (char === '\u007f' || char === '\b') text = text.slice(0, -1);
    else if (char === '\u0015') text = '';
    else if (char >= ' ') text += char;
  }
  return { text, end: ends && (isOnlyEnds || text.trim() !== '') ? 'enter' : null };
}
