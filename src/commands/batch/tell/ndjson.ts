// BatchEvent → one line of JSON, for programs: `summarize batch --json`. Pure; its words are English.
// Field names are those of src/domain/batch.ts; a change of one is a new `schemaVersion`.
import type { BatchEvent, BatchResult } from '../../../domain/batch.ts';
import { jsonText } from '../../json-text.ts';

const SCHEMA_VERSION = 1;
/** C1 controls, separators and characters that reorder text: some readers break lines there, terminals obey them. */
const UNSAFE = /[\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

/** The event with `schemaVersion` in front and its times as ISO strings; no line break inside, none at its end. */
export function jsonLineOf(event: BatchEvent): string {
  const { event: name, at, ...rest } = event;
  const value = { schemaVersion: SCHEMA_VERSION, event: name, at: isoTime(at), ...rest };
  return jsonText('result' in rest ? { ...value, result: withTimes(rest.result) } : value).replace(
    UNSAFE,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function withTimes(result: BatchResult): object {
  return { ...result, startedAt: isoTime(result.startedAt), endedAt: isoTime(result.endedAt) };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
