// What the bytes of a file say before any parser runs: empty, too large, no PDF, cut off.
import type { Refusal } from './refusals.ts';
import { phrase } from '../lib/phrase.ts';

/** How far from either end the marks may stand; pdf.js looks as far. */
const EDGE = 1_024;

/** A reason not to start a parser on these bytes, or null. */
export function refuseBytes(bytes: Uint8Array, maxBytes: number): Refusal | null {
  if (bytes.length === 0) return { code: 'E_PDF_EMPTY', seen: phrase`the file has 0 bytes` };
  if (bytes.length > maxBytes) {
    return {
      code: 'E_PDF_TOO_LARGE',
      seen: phrase`${megabytes(bytes.length)} are over the limit of ${megabytes(maxBytes)}`,
    };
  }
  const head = latin1(bytes.subarray(0, EDGE));
  if (head.includes('%PDF-')) return null;
  const begin = head
    .slice(0, 40)
    .replaceAll(/[^\x20-\x7e]+/g, ' ')
    .trim();
  return {
    code: 'E_PDF_NOT_PDF',
    seen: phrase`no "%PDF-" in its first 1,024 bytes, it begins with "${begin}"`,
  };
}

/**
 * True when the end mark `%%EOF` is missing. Nearly always the file was cut off then, but some such files
 * can be read, so this only explains a failure and is no failure itself.
 */
export function looksCutOff(bytes: Uint8Array): boolean {
  return !latin1(bytes.subarray(Math.max(0, bytes.length - EDGE))).includes('%%EOF');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function megabytes(count: number): string {
  return `${(count / 1_000_000).toFixed(1)} MB`;
}
