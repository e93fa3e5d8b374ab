// Where a text has addresses (`https://…`, `basilisk.fr/src`), whose words are no prose. Pure, linear.

/** What every address has; few words do. */
const HINT = /https?:\/\/|www\.|\.(?:com|org|io|net|edu|cn|ai|dev)\b/g;
/** An address: there is no blank in it, so that it may be looked for in one word at a time. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s]{1,200}|(?<![\w.-])(?:[\w-]{1,40}\.){1,3}(?:com|org|io|net|edu|cn|ai|dev)\b(?:\/[^\s]{0,200})?/g;
const BLANK = /\s/;

/** Tells of places, asked in ascending order, whether an address stands there. */
export function addressesOf(text: string): (at: number) => boolean {
  const found = addressesIn(text);
  let [from, to] = [-1, -1];
  return at => {
    while (to <= at) {
      const { value } = found.next();
      [from, to] = value ?? [Infinity, Infinity];
    }
    return from <= at;
  };
}

/** Beginning and end of each address. */
function* addressesIn(text: string): Generator<readonly [from: number, to: number], undefined> {
  let end = 0;
  for (const { index } of text.matchAll(HINT)) {
    if (index < end) continue;
    let start = index;
    while (start > 0 && !BLANK.test(text.charAt(start - 1))) start -= 1;
    end = index;
    while (end < text.length && !BLANK.test(text.charAt(end))) end += 1;
    for (const { 0: found, index: at } of text.slice(start, end).matchAll(ADDRESS))
      yield [start + at, start + at + found.length];
  }
}
