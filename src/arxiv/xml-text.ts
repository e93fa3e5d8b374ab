// Text content of XML elements: entities resolved once, white space collapsed. Pure.

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five entities of XML and character numbers; anything else stays as written. `&amp;lt;` gives `&lt;`. */
export function unescaped(text: string): string {
  return text.replace(/&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, entity => {
    const name = entity.slice(1, -1);
    if (!name.startsWith('#')) return NAMED.get(name) ?? entity;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : entity;
  });
}

/** One line: runs of white space and control characters become one blank, none at the ends. */
export function collapsed(text: string): string {
  return text
    .split(/[\s\p{Cc}]+/u)
    .filter(word => word !== '')
    .join(' ');
}
