// The settings: names, bounds, defaults. config.ts fills them.
import * as z from 'zod';
import { english, phrase, type Told } from '../lib/phrase.ts';
import { trimEndOf } from '../lib/text.ts';

/** What zod is given as English, and people are told in their language. */
const WHY = {
  url: phrase`expected a URL that begins with http:// or https://`,
  quotes: phrase`it holds curly quotes`,
  password: phrase`it holds a user name or password`,
  currency: phrase`expected a currency such as USD or CNY`,
  email: phrase`expected an e-mail address`,
};

const url = z
  .string()
  .transform(text => trimEndOf(text.trim(), '/'))
  .refine(text => /^https?:\/\//.test(text) && URL.canParse(text), english(WHY.url))
  .refine(text => !/[\u2018\u2019\u201c\u201d]/.test(text), english(WHY.quotes))
  // It would be printed with the host in messages.
  .refine(text => !/^https?:\/\/[^/]*@/.test(text), english(WHY.password));
const count = z.coerce.number().int().min(1);
/** Money for 1,000,000 tokens. */
const price = z.number().min(0).max(1_000_000);

/** Every setting, its bounds and its default. */
export const ConfigSchema = z.object({
  /** Mended by config/key.ts. */
  apiKey: z.string().default(''),
  /** Mended by config/address.ts. */
  baseUrl: z.string().default('https://api.openai.com/v1'),
  model: z.string().trim().default(''),
  engine: z.enum(['model', 'local', 'extractive']).optional(),
  /** The form of structured output; `auto` learns it from the server's replies. */
  mode: z.enum(['auto', 'json_schema', 'json_object', 'tool', 'prompt']).default('auto'),
  /** A GGUF file, for the engine `local`. */
  modelFile: z.string().min(1).nullable().default(null),
  temperature: z.coerce.number().min(0).max(2).nullable().default(null),
  modelTimeout: count.max(86_400).default(900),
  maxInputTokens: count.default(100_000),
  maxOutputTokens: count.default(8_000),
  digest: z.string().min(1).nullable().default(null),
  /** Rules of `summarize check` that are switched off. */
  rulesOff: z.array(z.string()).default([]),
  /** A CSV whose rows are laid over the glossary of the package. */
  glossary: z.string().min(1).nullable().default(null),
  /** Who decides in review; else git's user.name, else the name of the account. */
  reviewer: z.string().trim().min(1).max(100).nullable().default(null),
  layout: z.enum(['zh', 'en', 'both']).default('both'),
  concurrency: count.max(64).default(4),
  /** The user's own prices by model name; they win over the table in model/prices.ts, at any host. */
  prices: z
    .record(
      z.string().min(1),
      z.strictObject({
        input: price,
        /** As `input` where it is not given. */
        cachedInput: price.optional(),
        output: price,
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, english(WHY.currency))
          .default('USD'),
      }),
    )
    .default({}),
  cacheDir: z.string().min(1),
  /** Model files, and the runtime of the engine `local`. */
  dataDir: z.string().min(1),
  /** Reports of batches, what was learned of servers, the ledger of what was spent. */
  stateDir: z.string().min(1),
  arxivUrl: url.default('https://arxiv.org'),
  arxivApiUrl: url.default('https://export.arxiv.org/api/query'),
  arxivRssUrl: url.default('https://rss.arxiv.org'),
  arxivIntervalMs: z.coerce.number().int().min(0).default(3000),
  mailto: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, english(WHY.email))
    .nullable()
    .default(null),
  httpsProxy: z.string().nullable().default(null),
  httpProxy: z.string().nullable().default(null),
  noProxy: z.string().nullable().default(null),
});

/** Why zod refused a value, in words of ours where there are some. */
export function whyRefused(issue: z.core.$ZodIssue): Told {
  if (issue.code === 'too_small') return phrase`expected ${String(issue.minimum)} or more`;
  if (issue.code === 'too_big') return phrase`expected ${String(issue.maximum)} or less`;
  if (issue.code === 'invalid_value') return phrase`expected one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'unrecognized_keys') return phrase`unknown key ${JSON.stringify(issue.keys[0])}`;
  if (issue.code === 'invalid_type' && issue.expected === 'int') return phrase`expected a whole number`;
  if (issue.code === 'invalid_type' && issue.expected === 'number') return phrase`expected a number`;
  return Object.values(WHY).find(why => english(why) === issue.message) ?? issue.message;
}
