// Refuses bytes that must not be rewritten: not UTF-8, or with git's conflict markers in them.
import { isUtf8 } from 'node:buffer';
import { AGAIN } from '../lib/again.ts';
import { ToolError } from '../lib/errors.ts';
import { conflictAt } from './conflict.ts';
import type { Source } from './source.ts';
import { lineAt } from './view.ts';
import { phrase, type Told } from '../lib/phrase.ts';

/** The file is no digest that can be merged into; nothing was written. */
export class DigestFormatError extends ToolError {
  override name = 'DigestFormatError';
  /** Counts from 1. */
  readonly line: number;
  constructor(parts: { code: string; path: Told; line: number; why: Told; next: Told }) {
    super({
      code: parts.code,
      category: 'digest',
      what: phrase`${parts.path} cannot be merged into`,
      why: phrase`line ${parts.line}: ${parts.why}`,
      kept: phrase`the digest was not touched`,
      next: parts.next,
    });
    this.line = parts.line;
  }
}

/**
 * @param path for the message only
 * @throws DigestFormatError E_DIGEST_NOT_UTF8 with line and byte, E_DIGEST_CONFLICT_MARKERS with the line
 */
export function assertDigestFormat(source: Source, path: Told): void {
  const { bytes } = source;
  if (!isUtf8(bytes)) {
    const { line, column, byte } = firstBadByte(bytes);
    const code = `0x${byte.toString(16).padStart(2, '0')}`;
    throw new DigestFormatError({
      code: 'E_DIGEST_NOT_UTF8',
      path,
      line,
      why: phrase`byte ${column} (${code}) is not UTF-8`,
      next: phrase`save ${path} as UTF-8 (iconv -f <its encoding> -t UTF-8), then ${AGAIN}`,
    });
  }
  if (source.indexOf('<<<<<<<', 0) === -1) return;
  const marker = conflictAt(bytes, source.view);
  if (marker === null) return;
  throw new DigestFormatError({
    code: 'E_DIGEST_CONFLICT_MARKERS',
    path,
    line: lineAt(source.view, marker),
    why: phrase`a git conflict starts here (<<<<<<<)`,
    next: phrase`resolve the conflict in ${path}, then ${AGAIN}`,
  });
}

/** A character never holds a line feed byte, so lines can be tested one by one. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number; byte: number } {
  let line = 1;
  let start = 0;
  for (;;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(start, end))) {
      const column = validPrefix(bytes.subarray(start, end));
      return { line, column: column + 1, byte: bytes[start + column] ?? 0 };
    }
    start = end + 1;
    line++;
  }
}

/** Length of the longest prefix that is UTF-8: whole blocks first, then character by character. */
function validPrefix(bytes: Uint8Array): number {
  let at = 0;
  for (let end = blockEnd(bytes, 0); end > at && isUtf8(bytes.subarray(at, end)); end = blockEnd(bytes, at))
    at = end;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at + length > bytes.length || !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}

/** End of the next 4,096 bytes, before the character that they would cut. */
function blockEnd(bytes: Uint8Array, start: number): number {
  let end = Math.min(start + 4096, bytes.length);
  while (end > start && end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}
