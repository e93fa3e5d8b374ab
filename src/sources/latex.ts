// Values of BibTeX as they are typed for TeX → plain text: addresses free of their commands, accents as letters. Pure.
// Enough for titles and ids; mathematics stays as it is.

/** Accents of TeX → combining marks of Unicode. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
};
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  i: 'i',
  j: 'j',
};
/** `\"o`, `\"{o}`, `\'{\i}`; accents that are letters need a brace or a blank: `\c{c}`, `\v s`. */
const ACCENT =
  /\\(?:([`'^~=."])\s{0,3}|([uvHcdkr])(?:\s{1,3}|(?=\{)))(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z])(?![a-zA-Z]{40}))/g;
const LETTER = /\\(ss|aa|AA|ae|AE|oe|OE|[oOlLij])(?![a-zA-Z])\s{0,3}/g;
const COMMAND = /\\[a-zA-Z]{1,30}\*?\s{0,3}/g;

/** The value as people would read it: one text, no braces, no commands. */
export function plainValue(value: string): string {
  if (value === '') return '';
  return value
    .replace(/\\(?:url|path|nolinkurl)\s{0,3}(?=\{)/g, ' ')
    .replace(/\\href\s{0,3}(?=\{)/g, ' ')
    .replace(/\}\{(?!\\)/g, '} {')
    .replace(ACCENT, accented)
    .replace(LETTER, (_, name: string) => LETTERS[name] ?? name)
    .replace(/\\([%&_#$ {}])/g, '$1')
    .replace(COMMAND, '')
    .replace(/(?<!\\)~/g, ' ')
    .replace(/[{}]/g, '')
    .replace(/``|''/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

function accented(whole: string, ...groups: (string | undefined)[]): string {
  const [mark, named, braced = '', bare = ''] = groups;
  const accent = ACCENTS[mark ?? named ?? ''];
  return accent === undefined ? whole : `${braced}${bare}${accent}`.normalize('NFC');
}
