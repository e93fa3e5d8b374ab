// The settings: names, bounds, defaults. config.ts fills them.
import * as z from 'zod';
import { trimEndOf } from './lib/text.ts';

const url = z
  .string()
  .transform(text => trimEndOf(text.trim(), '/'))
  .refine(
    text => /^https?:\/\//.test(text) && URL.canParse(text),
    'expected a URL that begins with http:// or https://',
  )
  .refine(text => !/[\u2018\u2019\u201c\u201d]/.test(text), 'holds curly quotes')
  // It would be printed with the host in messages.
  .refine(text => !/^https?:\/\/[^/]*@/.test(text), 'holds a user name or password (not shown)');
const count = z.coerce.number().int().min(1);
/** Money for 1,000,000 tokens. */
const price = z.number().min(0).max(1_000_000);

/** Every setting, its bounds and its default. */
export const ConfigSchema = z.object({
  apiKey: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]*$/, 'holds a character that no key has (a blank, a curly quote?)')
    .default(''),
  baseUrl: url.default('https://api.openai.com/v1'),
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
          .regex(/^[A-Z]{3}$/, 'expected a currency such as USD or CNY')
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
    .regex(/^[^\s@]+@[^\s@]+$/, 'expected an e-mail address')
    .nullable()
    .default(null),
  httpsProxy: z.string().nullable().default(null),
  httpProxy: z.string().nullable().default(null),
  noProxy: z.string().nullable().default(null),
});
