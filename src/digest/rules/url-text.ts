// Addresses in running text: which characters they can hold, and where in the file they stand.

/** What an http(s) address is made of when nobody broke it: https://www.rfc-editor.org/rfc/rfc3986#section-2 less brackets. */
export const URL_CHARACTER = '[!#-;=?-Z_a-z~]';

/** Every http(s) address of a text; marks of the sentence can still hang on its end. */
export function urlsIn(text: string): { url: string; index: number }[] {
  return [...text.matchAll(WEB_URL)].map(match => ({ url: match[0], index: match.index }));
}

const WEB_URL = new RegExp(`https?://${URL_CHARACTER}{1,2000}`, 'gi');

/** Index in a text → byte offset in the file, for indexes in ascending order: the text is counted once. */
export function offsetsOf({ text, start }: { text: string; start: number }): (index: number) => number {
  let [done, offset] = [0, start];
  return index => {
    offset += Buffer.byteLength(text.slice(done, index), 'utf8');
    done = index;
    return offset;
  };
}

/** Code spans blanked, at the same length: a run of backticks ends at the next run of the same length. */
export function withoutCode(line: string): string {
  const runs = [...line.matchAll(/`+/g)].map(({ 0: run, index }) => ({ length: run.length, start: index }));
  const last = new Map(runs.map(({ length }, index) => [length, index]));
  let out = '';
  for (const [index, { length, start }] of runs.entries()) {
    if (start < out.length || (last.get(length) ?? 0) <= index) continue;
    let close = index + 1;
    while (runs[close]?.length !== length) close++;
    const end = (runs[close]?.start ?? start) + length;
    out += line.slice(out.length, start) + ' '.repeat(end - start);
  }
  return out + line.slice(out.length);
}
