// The text of a `.env` with some variables set: every other byte stays as it is. Pure.
import { parseEnv } from 'node:util';

/** Variables to set, in the order in which new ones are added. */
export type EnvValues = Readonly<Record<string, string>>;

/** What a `.env` says, as Node reads it. */
export function readEnv(bytes: Uint8Array | null): Readonly<Record<string, string | undefined>> {
  return bytes === null ? {} : parseEnv(Buffer.from(bytes).toString('utf8'));
}

/**
 * The new bytes; null when the file is so formed that a line cannot be replaced without changing another value.
 * Works on bytes (latin1), so that a file in any encoding keeps them.
 */
export function setInEnv(before: Uint8Array | null, values: EnvValues): Uint8Array | null {
  const found = readEnv(before);
  // Only its first line would be replaced.
  if (Object.keys(values).some(name => found[name]?.includes('\n') === true)) return null;
  const old = Buffer.from(before ?? []).toString('latin1');
  const eol = old.includes('\r\n') ? '\r\n' : '\n';
  let text = old;
  for (const [name, value] of Object.entries(values)) {
    const assignment = `${name}=${quoted(Buffer.from(value).toString('latin1'))}`;
    text = replaced(text, name, assignment) ?? appended(text, assignment, eol);
  }
  const after = Buffer.from(text, 'latin1');
  return saysSo(after, { ...found, ...values }) ? after : null;
}

/** The last line that sets a name is the one that counts; null without any. */
function replaced(text: string, name: string, assignment: string): string | null {
  const lines = text.split('\n');
  const at = lines.findLastIndex(line => nameOf(line) === name);
  const line = lines[at];
  if (line === undefined) return null;
  const [before = ''] = /^\s{0,80}(?:export\s{1,8})?/.exec(line) ?? [];
  lines[at] = `${before}${assignment}${line.endsWith('\r') ? '\r' : ''}`;
  return lines.join('\n');
}

function nameOf(line: string): string | undefined {
  return /^\s{0,80}(?:export\s{1,8})?([A-Za-z_]\w{0,80})[ \t]{0,80}=/.exec(line)?.[1];
}

function appended(text: string, assignment: string, eol: string): string {
  const gap = text === '' || text.endsWith('\n') ? '' : eol;
  return `${text}${gap}${assignment}${eol}`;
}

/** As Node and shells both take it. */
function quoted(value: string): string {
  if (/^[\w./:@%+=,~-]*$/.test(value)) return value;
  const quote = ["'", '"', '`'].find(mark => !value.includes(mark)) ?? "'";
  return `${quote}${value}${quote}`;
}

function saysSo(bytes: Uint8Array, wanted: Readonly<Record<string, string | undefined>>): boolean {
  const found = readEnv(bytes);
  const names = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...names].every(name => found[name] === wanted[name]);
}
