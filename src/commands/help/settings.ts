// What each setting is for, in a line: for `summarize help config` and `summarize help env`.
import type * as z from 'zod';
import type { ConfigSchema } from '../../config/schema.ts';
import { phrase, type Phrase } from '../../lib/phrase.ts';

/** Every setting has its line: the compiler sees to it. */
export const SETTINGS: Readonly<Record<keyof z.infer<typeof ConfigSchema>, Phrase>> = {
  apiKey: phrase`key for the model; not needed for a server of your own`,
  baseUrl: phrase`OpenAI-compatible endpoint`,
  model: phrase`the model to ask`,
  engine: phrase`model, local (a GGUF file on this machine) or extractive (verbatim sentences, no model); without it the model when one is set up, else extractive`,
  mode: phrase`how answers are asked for: auto, json_schema, json_object, tool or prompt`,
  modelFile: phrase`GGUF file of the engine local`,
  temperature: phrase`temperature of the model; without it the server decides`,
  modelTimeout: phrase`seconds until an answer must be complete`,
  maxInputTokens: phrase`longest text in a call; more is read in parts`,
  maxOutputTokens: phrase`longest answer asked for`,
  digest: phrase`Markdown list that notes are merged into`,
  rulesOff: phrase`rules of summarize check that are switched off`,
  glossary: phrase`CSV of terms, laid over the glossary of the program`,
  layout: phrase`languages in the digest: zh, en or both`,
  concurrency: phrase`calls of the model at a time`,
  prices: phrase`your own prices by model, for 1,000,000 tokens: input, cachedInput, output, currency`,
  cacheDir: phrase`what was fetched and paid for`,
  dataDir: phrase`model files, and the runtime of the engine local`,
  stateDir: phrase`reports, what was learned of servers, what was spent`,
  arxivUrl: phrase`address of arXiv or of a mirror`,
  arxivApiUrl: phrase`address of arXiv's API`,
  arxivRssUrl: phrase`address of arXiv's announcements`,
  arxivIntervalMs: phrase`milliseconds between two requests to arXiv, never under 3000 for arXiv itself`,
  reviewer: phrase`who decides in review; else git's user.name`,
  mailto: phrase`your e-mail address, told to arXiv so that it can write to you`,
  httpsProxy: phrase`proxy for https addresses`,
  httpProxy: phrase`proxy for http addresses`,
  noProxy: phrase`hosts that are reached without a proxy`,
};

/** Variables that are no settings. */
export const VARIABLES: readonly (readonly [name: string, text: Phrase])[] = [
  ['SUMMARIZE_UI_LANG', phrase`language of messages and help: en or zh (--ui-lang)`],
  ['LC_ALL, LC_MESSAGES, LANG', phrase`the locale: Chinese messages when it begins with zh`],
  ['SUMMARIZE_CONFIG_DIR', phrase`folder of your own config.json`],
  [
    'XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_DATA_HOME, XDG_STATE_HOME',
    phrase`where the folders of these kinds are, if not in ~/.config, ~/.cache, ~/.local/share, ~/.local/state`,
  ],
  ['NO_COLOR, FORCE_COLOR', phrase`never colours, always colours`],
  ['TERM=dumb, CI', phrase`no line is overwritten`],
];
