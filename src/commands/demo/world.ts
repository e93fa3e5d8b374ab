// Where the demo plays: a folder, a server on loopback, and the environment in which the program finds nothing else.
import { join } from 'node:path';
import type { Language } from '../../ui/language.ts';
import type { DemoServer } from './server.ts';

export const PAPER = '2501.01234';

export interface DemoPlace {
  readonly server: DemoServer;
  /** Temporary; holds the digest, the cache and all settings. */
  readonly folder: string;
}

/** No variable of the real environment is in it. */
export function demoWorld({ server, folder }: DemoPlace, language: Language): Record<string, string> {
  return {
    HOME: folder,
    SUMMARIZE_CACHE_DIR: join(folder, '.cache'),
    SUMMARIZE_CONFIG_DIR: join(folder, '.config'),
    SUMMARIZE_STATE_DIR: join(folder, '.state'),
    SUMMARIZE_ARXIV_URL: server.url,
    SUMMARIZE_ARXIV_API_URL: `${server.url}/api/query`,
    SUMMARIZE_ARXIV_RSS_URL: server.url,
    SUMMARIZE_ARXIV_INTERVAL_MS: '0',
    OPENAI_BASE_URL: `${server.url}/v1`,
    OPENAI_MODEL: 'fixture-model-1',
    SUMMARIZE_UI_LANG: language,
  };
}
