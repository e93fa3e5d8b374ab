// The zod schema of the settings → the JSON Schema of summarize.config.json, for editors: what a project may say.
import * as z from 'zod';
import { checkedFile } from '../../config/layers.ts';
import { ConfigSchema } from '../../config/schema.ts';

/** The JSON Schema, as a value. Settings that a project must not hold (keys, addresses, folders) are not in it. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, properties = {} } = z.toJSONSchema(ConfigSchema, { io: 'input', unrepresentable: 'any' });
  const allowed = Object.entries(properties).filter(([key]) => isProjectSetting(key));
  return {
    $schema,
    title: 'Settings of summarize for one project (summarize.config.json)',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(allowed) },
    additionalProperties: false,
    // Comments and trailing commas are read by us; editors are told so here.
    allowTrailingCommas: true,
  };
}

/** config/layers.ts knows what a project must not say, and refuses it. */
function isProjectSetting(key: string): boolean {
  try {
    checkedFile({ origin: '', values: { [key]: null }, user: false });
    return true;
  } catch {
    return false;
  }
}
