// One name for one value: SHA-256 of its JSON with sorted keys. Pure.
import { createHash } from 'node:crypto';

/** Hex SHA-256 of `value` as JSON, object keys sorted at every depth. */
export function canonicalHash(value: unknown): string {
  return sha256(JSON.stringify(sorted(value)));
}

/** Hex SHA-256 of bytes or of UTF-8 text. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
