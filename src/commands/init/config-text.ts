// The text of a configuration file with some settings set: comments and everything else stay. Pure.
import { applyEdits, modify, parse } from 'jsonc-parser';

/** Settings to set, in the order in which new ones are added. */
export type ConfigValues = Readonly<Record<string, unknown>>;

/** What a configuration file says; {} without one. That it is an object, config.ts has seen before. */
export function readConfigText(bytes: Uint8Array | null): Readonly<Record<string, unknown>> {
  if (bytes === null) return {};
  const value: unknown = parse(Buffer.from(bytes).toString('utf8'), [], { allowTrailingComma: true });
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The new bytes; those of a new file without `before`. */
export function setInConfig(before: Uint8Array | null, values: ConfigValues): Uint8Array {
  if (before === null || before.length === 0) return Buffer.from(`${JSON.stringify(values, null, 2)}\n`);
  let text = Buffer.from(before).toString('utf8');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { insertSpaces: !/^\t/m.test(text), tabSize: 2, eol };
  for (const [key, value] of Object.entries(values))
    text = applyEdits(text, modify(text, [key], value, { formattingOptions }));
  return Buffer.from(text);
}
